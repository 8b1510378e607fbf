"""Domain records for tests, valid by default: `an_incident(summary="...")` changes only what a test is about.

Ids are fixed where records point at one another, so that two builds are equal and what belongs together fits.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from safetydesk.domain.case_file import Amendment, CaseFile
from safetydesk.domain.case_note import CaseNote
from safetydesk.domain.clock import Moment
from safetydesk.domain.conversation import Conversation, Line, Part
from safetydesk.domain.decision import Decision
from safetydesk.domain.disclosure import CASE_FILE, Disclosure
from safetydesk.domain.events import Change
from safetydesk.domain.exemption import AGREED_WITH_CONDITIONS, Discussion, Exemption
from safetydesk.domain.exhibit import CaptureCard, Declaration, DescribedItem, Exhibit, SealedEvidence
from safetydesk.domain.happened import ABOUT, Happened
from safetydesk.domain.incident import Incident, Involvement
from safetydesk.domain.notice import Notice
from safetydesk.domain.person import Person
from safetydesk.domain.proof.checkpoint import Checkpoint
from safetydesk.domain.referral import Referral
from safetydesk.domain.school import School
from safetydesk.domain.team_member import TeamMember

INCIDENT_ID = UUID("01936b00-0000-7000-8000-000000000001")
MEMBER_ID = UUID("01936b00-0000-7000-8000-0000000000a1")
PERSON_ID = UUID("01936b00-0000-7000-8000-0000000000b1")
STAFF_ID = UUID("01936b00-0000-7000-8000-0000000000b2")
SCHOOL_ID = UUID("01936b00-0000-7000-8000-0000000000c1")
EXHIBIT_ID = UUID("01936b00-0000-7000-8000-0000000000e1")
NOW = Moment.london(2026, 11, 21, 14, 20)


def a_record_id(number: int) -> UUID:
    """The same id for the same number."""
    return UUID(int=(0x01936B00_0000_7000 << 64) | (0x8000_0000_0001_0000 + number))


def a_school(**changes: Any) -> School:
    return School(**{"id": SCHOOL_ID, "name": "Whitlow Bay School", "town": "Whitlow Bay", **changes})


def a_member(**changes: Any) -> TeamMember:
    given = {
        "id": MEMBER_ID,
        "name": "Jane S. Merrow",
        "initials": "JSM",
        "job": "Designated Safeguarding Lead",
    }
    return TeamMember(**{**given, "started": Moment.london(2026, 9, 1, 8, 0), **changes})


def a_person(**changes: Any) -> Person:
    given = {
        "id": PERSON_ID,
        "name": "Maya Okafor",
        "kind": "pupil",
        "year_group": "year_8",
        "handles": ("@maya.draws",),
    }
    return Person(**{**given, **changes})


def a_staff_member(**changes: Any) -> Person:
    given = {"id": STAFF_ID, "name": "Daniel O'Neill", "kind": "staff", "job": "Teacher of music"}
    return Person(**{**given, **changes})


def an_incident(**changes: Any) -> Incident:
    given = {
        "id": INCIDENT_ID,
        "reference": "OS-2026-0001",
        "summary": "Maya says an account she does not know sent her insults about her drawing, and a threat.",
        "child_words": "It said everyone would see what I am like.",
        "happened": Happened(
            ABOUT, Moment.london(2026, 11, 19, 21, 30), None, "the times shown on her phone"
        ),
        "discovered": Moment.london(2026, 11, 20, 8, 45),
        "reported": Moment.london(2026, 11, 20, 9, 5),
        "recorded": Moment.london(2026, 11, 20, 9, 20),
        "recorded_by": MEMBER_ID,
        "owner": MEMBER_ID,
        "told_by": "Ms Lindqvist, form tutor",
        "platform": "Instagram",
        "address": "https://www.instagram.com/direct/t/340282366841710300949128",
        "categories": ("BULLY",),
        "severity": 2,
        "immediate_action": "Maya stayed with her tutor until her mother came.",
        "wishes": "Wants it to stop; does not want her year told.",
    }
    return Incident(**{**given, **changes})


def an_involvement(**changes: Any) -> Involvement:
    given = {"id": a_record_id(11), "incident_id": INCIDENT_ID, "person_id": PERSON_ID, "part": "affected"}
    return Involvement(**{**given, **changes})


def a_capture_card(**changes: Any) -> CaptureCard:
    given = {
        "description": "Messages of 19 November as shown on Maya's phone",
        "captured": Moment.london(2026, 11, 20, 9, 10),
        "clock_checked": "the office PC, set by the network",
        "clock_wrong_by": "2 minutes fast",
        "shown_time": "21:34",
        "platform": "Instagram",
        "address": "https://www.instagram.com/direct/t/340282366841710300949128",
        "handle": "@notyourfriend",
        "user_id": "340282366841",
        "account": "pupil",
        "account_whose": "@maya.draws, shown by Maya",
        "device": "Maya's phone",
        "software": "Instagram 352",
        "method": "photo_of_screen",
        "whole_screen": "series",
        "series_number": 2,
        "series_of": 5,
        "context_included": "before",
        "captured_by": "Jane S. Merrow",
        "supplied_by": "Maya Okafor",
        "live_checked": Moment.london(2026, 11, 20, 9, 30),
        "transcribed_by": "Jane S. Merrow",
    }
    return CaptureCard(**{**given, **changes})


def sealed_evidence(**changes: Any) -> SealedEvidence:
    given = {
        "file_name": "3f9c0a52e7d14b68",
        "identity": "AGE-SECRET-KEY-1TESTTESTTEST",
        "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "size": 183_204,
        "kind": "png",
        "original_name": "Screenshot_20261120-091012.png",
        "received": Moment.london(2026, 11, 20, 9, 24),
        "received_by": MEMBER_ID,
        "declaration": Declaration(answer="no", member_id=MEMBER_ID, at=Moment.london(2026, 11, 20, 9, 23)),
    }
    return SealedEvidence(**{**given, **changes})


def an_exhibit(**changes: Any) -> Exhibit:
    given = {
        "id": EXHIBIT_ID,
        "incident_id": INCIDENT_ID,
        "number": "JSM/1",
        "producer": MEMBER_ID,
        "added": Moment.london(2026, 11, 20, 9, 25),
        "sealed": sealed_evidence(),
        "card": a_capture_card(),
    }
    return Exhibit(**{**given, **changes})


def a_conversation(**changes: Any) -> Conversation:
    """Two screenshots with a gap between them, and two lines."""
    other = a_record_id(92)
    given = {
        "id": a_record_id(952),
        "incident_id": INCIDENT_ID,
        "title": "8B no teachers",
        "parts": (
            Part(exhibit_id=EXHIBIT_ID, number="JSM/1"),
            Part(exhibit_id=other, number="JSM/2", is_gap=True, note="Asked Maya for the missing part."),
        ),
        "lines": (
            Line(
                exhibit_id=EXHIBIT_ID, top=120, speaker="Tom W", said_at="20:14",
                text="be ready on thursday", typed_by=MEMBER_ID,
            ),
            Line(
                exhibit_id=other, top=640, speaker="Maya", text="please stop", typed_by=MEMBER_ID,
                is_child_words=True,
            ),
        ),
        "ordered_how": "by_hand",
        "recorded": Moment.london(2026, 11, 20, 10, 5),
        "recorded_by": MEMBER_ID,
    }  # fmt: skip
    return Conversation(**{**given, **changes})


def a_described_item(**changes: Any) -> DescribedItem:
    given = {
        "id": a_record_id(21),
        "incident_id": INCIDENT_ID,
        "shows": "A voice message of twenty seconds in which somebody laughs and reads out Maya's address.",
        "said_by": "Maya",
        "where_it_is": "Maya's phone",
        "held_by": "Maya's mother",
        "recorded": Moment.london(2026, 11, 20, 9, 40),
        "recorded_by": MEMBER_ID,
    }
    return DescribedItem(**{**given, **changes})


def a_note(**changes: Any) -> CaseNote:
    given = {
        "id": a_record_id(31),
        "incident_id": INCIDENT_ID,
        "text": "Maya came back at lunch; she says there was nothing new.",
        "at": Moment.london(2026, 11, 20, 12, 40),
        "recorded": Moment.london(2026, 11, 20, 12, 55),
        "recorded_by": MEMBER_ID,
    }
    return CaseNote(**{**given, **changes})


def a_notice(**changes: Any) -> Notice:
    given = {
        "id": a_record_id(41),
        "incident_id": INCIDENT_ID,
        "to_kind": "head",
        "to_name": "Mr Castellan",
        "at": Moment.london(2026, 11, 20, 9, 50),
        "method": "in_person",
        "by": MEMBER_ID,
        "said": "What Maya showed us, and that her mother is on the way.",
        "acknowledged": Moment.london(2026, 11, 20, 10, 5),
    }
    return Notice(**{**given, **changes})


def a_referral(**changes: Any) -> Referral:
    given = {
        "id": a_record_id(51),
        "incident_id": INCIDENT_ID,
        "route": "police_101",
        "organisation": "Whitlow police",
        "spoke_to": "call handler 4417",
        "method": "phone",
        "made": Moment.london(2026, 11, 20, 10, 20),
        "made_by": MEMBER_ID,
        "shared": "The threat, the account's handle, and that the messages are still on the phone.",
        "references": ("441 of 20 November",),
        "acknowledged": Moment.london(2026, 11, 20, 10, 45),
        "acknowledged_by": "PC Adeyemi",
        "advice": "Keep the phone as it is. Do not answer the account.",
        "action_taken": "Told Maya's mother the same.",
    }
    return Referral(**{**given, **changes})


def a_decision(**changes: Any) -> Decision:
    given = {
        "id": a_record_id(61),
        "incident_id": INCIDENT_ID,
        "question": "police",
        "answer": "refer",
        "reason": "There is a threat, and nobody knows who holds the account.",
        "decided": Moment.london(2026, 11, 20, 10, 10),
        "decided_by": "Jane S. Merrow with Mr Castellan",
        "recorded_by": MEMBER_ID,
    }
    return Decision(**{**given, **changes})


def an_amendment(**changes: Any) -> Amendment:
    given = {
        "at": Moment.london(2026, 11, 20, 15, 10),
        "by": MEMBER_ID,
        "reason": "Maya's mother brought the phone; the first message is earlier than we were told.",
        "changes": (
            Change.between(
                "happened",
                an_incident().happened,
                Happened(ABOUT, Moment.london(2026, 11, 19, 20, 5), None, "the phone itself"),
            ),
        ),
    }
    return Amendment(**{**given, **changes})


def an_exemption(**changes: Any) -> Exemption:
    given = {
        "id": a_record_id(71),
        "reference": "EX-2026-001",
        "kind": "family_friend",
        "staff_id": STAFF_ID,
        "other_party": "Isla and Rory Brand, and their parents",
        "other_is_pupil": "Isla is in Year 9",
        "relationship": "The families have been friends since 2014, when they were neighbours.",
        "begun": "2014, before he worked here",
        "known_to": "The previous headteacher",
        "platforms": "WhatsApp group of both families",
        "declared_on": date(2026, 9, 3),
        "dsl_discussion": Discussion(on=date(2026, 9, 7), by="Jane S. Merrow"),
        "head_discussion": Discussion(on=date(2026, 9, 9), by="Mr Castellan"),
        "decision": AGREED_WITH_CONDITIONS,
        "decided_on": date(2026, 9, 9),
        "decided_by": "Mr Castellan",
        "reason": "The friendship is older than the post and known to both families.",
        "conditions": "The family group only. No private messages to Isla or Rory.",
        "advice": "School matters go through school channels. Say so in the group if somebody raises one.",
        "in_force_from": date(2026, 9, 9),
        "review_on": date(2027, 9, 1),
        "recorded": Moment.london(2026, 9, 9, 16, 0),
        "recorded_by": MEMBER_ID,
    }
    return Exemption(**{**given, **changes})


def a_checkpoint(**changes: Any) -> Checkpoint:
    given = {"size": 214, "root": "ab12cd34ef567890" * 4, "at": NOW}
    return Checkpoint(**{**given, **changes})


def a_disclosure(**changes: Any) -> Disclosure:
    given = {
        "id": a_record_id(81),
        "about": INCIDENT_ID,
        "document": CASE_FILE,
        "recipient": "PC Adeyemi, Whitlow police",
        "purpose": "Investigation",
        "copy_number": 1,
        "prepared": NOW,
        "prepared_by": MEMBER_ID,
        "checkpoint_size": a_checkpoint().size,
        "checkpoint_root": a_checkpoint().root,
    }
    return Disclosure(**{**given, **changes})


def a_case_file(**changes: Any) -> CaseFile:
    """One of everything; `first_account` follows `incident` unless it is given."""
    incident = changes.get("incident", an_incident())
    given = {
        "school": a_school(),
        "incident": incident,
        "first_account": incident,
        "people": ((an_involvement(), a_person()),),
        "exhibits": (an_exhibit(),),
        "described": (a_described_item(),),
        "notes": (a_note(),),
        "notices": (a_notice(),),
        "referrals": (a_referral(),),
        "decisions": (a_decision(),),
        "members": {MEMBER_ID: a_member()},
        "checkpoint": a_checkpoint(),
    }
    return CaseFile(**{**given, **changes})

"""A case with something in everything that a sheet for an agency is filled from."""

from __future__ import annotations

from typing import Any

from builders import (
    NOW,
    PERSON_ID,
    STAFF_ID,
    a_case_file,
    a_decision,
    a_described_item,
    a_member,
    a_note,
    a_notice,
    a_person,
    a_record_id,
    a_referral,
    a_staff_member,
    an_exhibit,
    an_incident,
    an_involvement,
)
from custody_builders import a_held_item
from escalation_builders import a_takedown, a_takedown_step, a_threshold_decision, circumstances
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.sheet_filling import FilledSheet, filled
from safetydesk.domain.sheet_kinds import SheetKind
from safetydesk.domain.takedown_standing import answers_due
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.wording import SheetWords, load_calendars, load_sheets, load_vocabulary

SHEETS, V = load_sheets(), load_vocabulary()
BEN_ID, TOM_ID, UNKNOWN_ID = a_record_id(900), a_record_id(901), a_record_id(902)
BEN = a_person(id=BEN_ID, name="Ben Carter", known_as="", year_group="year_9", handles=("@ben.c",))
TOM = a_person(id=TOM_ID, name="Tom Pryce", known_as="", year_group="year_8", handles=("@tom.p",))
UNKNOWN = a_person(
    id=UNKNOWN_ID, name="Unknown account", kind="unknown_account", year_group="", handles=("@notyourfriend",)
)
MOTHER = a_person(id=a_record_id(903), name="Ada Okafor", kind="parent", year_group="", handles=())


def a_sheet(
    case: CaseFile, kind: SheetKind, whom: Any, vocabulary: Vocabulary = V, now: Moment = NOW
) -> FilledSheet:
    """Filled for the member of the builders, with what ships."""
    due = answers_due(vocabulary, load_calendars())
    speak = SheetWords(vocabulary)
    return filled(case, kind, whom, sheets=SHEETS, me=a_member(), now=now, speak=speak, answer_due=due)


def a_part(number: int, person_id: Any, part: str) -> Any:
    return an_involvement(id=a_record_id(number), person_id=person_id, part=part)


def a_full_case(**changes: Any) -> CaseFile:
    """Maya was affected, Ben saw it, a teacher is alleged, an unknown account wrote; told, referred, reported."""
    parent = {
        "to_kind": "parent",
        "to_name": "Ada Okafor",
        "method": "phone",
        "response": "Wants it to stop.",
    }
    at = Moment.london(2026, 11, 20, 13, 0)
    given = {
        "incident": an_incident(place="outside", device="own_phone", told_how="in_person", severity=3),
        "people": (
            (an_involvement(), a_person(known_as="May")),
            (a_part(12, BEN_ID, "witness"), BEN),
            (a_part(13, STAFF_ID, "subject_adult"), a_staff_member()),
            (a_part(14, UNKNOWN_ID, "unknown_account"), UNKNOWN),
            (a_part(15, MOTHER.id, "parent"), MOTHER),
        ),
        "exhibits": (an_exhibit(),),
        "held": (a_held_item(),),
        "described": (
            a_described_item(),
            a_described_item(
                id=a_record_id(22), where_it_is="", where_kind="device", held_by="", holder_kind="child"
            ),
        ),
        "notes": (a_note(kind="child_voice", person_id=PERSON_ID, text="I want my phone back."),),
        "notices": (
            a_notice(),
            a_notice(id=a_record_id(42), **parent),
            a_notice(
                id=a_record_id(43),
                to_kind="subject_adult",
                to_name="",
                was_told=False,
                reason_not_told="The LADO asked us to wait.",
                acknowledged=None,
            ),
        ),
        "referrals": (
            a_referral(informed="informed", informed_reason="", consent="not_needed", consent_reason="Risk."),
            a_referral(
                id=a_record_id(52),
                route="lado",
                organisation="Whitlow LADO",
                references=("LADO/26/118",),
                made=at,
            ),
            a_referral(id=a_record_id(53), route="platform", organisation="Instagram", references=("IG-7",)),
        ),
        "decisions": (a_decision(person_wish="Maya would rather not."),),
        "circumstances": (circumstances(),),
        "takedowns": (a_takedown(),),
        "takedown_steps": (
            a_takedown_step(at=at),
            a_takedown_step(id=a_record_id(753), kind="removed", at=NOW, note="Gone.", route=""),
        ),
        "threshold_decisions": (a_threshold_decision(answer="met"),),
    }
    return a_case_file(**{**given, **changes})

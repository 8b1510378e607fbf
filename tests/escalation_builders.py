"""Records of escalation and of the school's own values for tests, valid by default, each field with something in it."""

from __future__ import annotations

from datetime import date
from typing import Any

from builders import EXHIBIT_ID, INCIDENT_ID, MEMBER_ID, NOW, PERSON_ID, STAFF_ID, a_record_id
from safetydesk.domain.access_ban import AccessBan
from safetydesk.domain.agency import Agency
from safetydesk.domain.agency_sheet import AgencySheet, SheetAnswer
from safetydesk.domain.allegation import AllegationOutcome, ThresholdDecision
from safetydesk.domain.call_attempt import CallAttempt
from safetydesk.domain.circumstances import Circumstances
from safetydesk.domain.clock import Moment
from safetydesk.domain.closure import Closure, SetAside, SignOff
from safetydesk.domain.deadline_change import DeadlineChange
from safetydesk.domain.debrief import Action, Debrief
from safetydesk.domain.house_value import HouseValue
from safetydesk.domain.incident_link import IncidentLink
from safetydesk.domain.pathway_step import PathwayStep
from safetydesk.domain.takedown import Takedown, TakedownStep

OTHER_INCIDENT_ID = a_record_id(700)
OTHER_MEMBER_ID = a_record_id(701)
_OF_AN_INCIDENT = {"incident_id": INCIDENT_ID}
_RECORDED = {"recorded": NOW, "recorded_by": MEMBER_ID}


def a_house_value(**changes: Any) -> HouseValue:
    given = {
        "id": a_record_id(711), "name": "deadline.lado_contact.amount", "value": "1",
        "in_force_from": date(2026, 9, 1), "source": "Whitlow's own procedures, 2026", **_RECORDED,
    }  # fmt: skip
    return HouseValue(**{**given, **changes})


def an_agency(**changes: Any) -> Agency:
    given = {
        "id": a_record_id(712), "name": "Whitlow LADO", "routes": ("lado",), "area": "Whitlow",
        "contact": "Duty officer",
        "phone": "01632 960 111", "hours": "Mon-Fri 9-17", "out_of_hours": "01632 960 999",
        "email": "lado@whitlow.example",
        "portal": "https://whitlow.example/lado", "address": "Civic Offices, Whitlow",
        "note": "Ask for the duty officer.",
        "checked": date(2026, 9, 3), "checked_by": "Jane S. Merrow", **_RECORDED,
    }  # fmt: skip
    return Agency(**{**given, **changes})


def circumstances(**changes: Any) -> Circumstances:
    given = {
        "id": a_record_id(721), **_OF_AN_INCIDENT, "marks": ("coercion",), "characteristics": ("race",),
        "school_time": "outside", "intent": "deliberate", "network": "home", "audience": "A group of forty",
        "clauses": ("SB-4.2",), "managed_under": ("anti_bullying",), "lead_procedure": "anti_bullying",
        "lead_reason": "A child may be at risk.", "other_references": ("CPOMS 4471",), "anybody_replied": "no",
        "police_wish": "does_not_want", "police_wish_by": "Maya", **_RECORDED,
    }  # fmt: skip
    return Circumstances(**{**given, **changes})


def a_call_attempt(**changes: Any) -> CallAttempt:
    given = {
        "id": a_record_id(731), **_OF_AN_INCIDENT, "route": "social_care", "organisation": "Whitlow MASH",
        "number": "01632 960 222", "began": Moment.london(2026, 11, 20, 10, 0),
        "ended": Moment.london(2026, 11, 20, 10, 18), "result": "gave_up", "spoke_to": "a recording",
        "note": "Held for eighteen minutes.", "by": MEMBER_ID,
    }  # fmt: skip
    return CallAttempt(**{**given, **changes})


def a_deadline_change(**changes: Any) -> DeadlineChange:
    given = {
        "id": a_record_id(741), **_OF_AN_INCIDENT, "rule": "lado_contact", "started_by": INCIDENT_ID,
        "kind": "extended",
        "until": Moment.london(2026, 11, 23, 12, 0), "to_member": OTHER_MEMBER_ID,
        "reason": "The duty officer asked us to ring on Monday.", "agreed_by": "Ms Farrow, duty officer", "at": NOW,
        **_RECORDED,
    }  # fmt: skip
    return DeadlineChange(**{**given, **changes})


def a_takedown(**changes: Any) -> Takedown:
    given = {
        "id": a_record_id(751), **_OF_AN_INCIDENT, "address": "https://social.example/p/4471", "platform": "Snapchat",
        "account": "@north.watch", "what": "A post that names Maya", "exhibit_id": EXHIBIT_ID, **_RECORDED,
    }  # fmt: skip
    return Takedown(**{**given, **changes})


def a_takedown_step(**changes: Any) -> TakedownStep:
    given = {
        "id": a_record_id(752), **_OF_AN_INCIDENT, "takedown_id": a_record_id(751), "kind": "reported", "at": NOW,
        "route": "platform", "reference": "SC-99-1", "note": "Reported as harassment.",
        "exhibit_id": EXHIBIT_ID, **_RECORDED,
    }  # fmt: skip
    return TakedownStep(**{**given, **changes})


def an_incident_link(**changes: Any) -> IncidentLink:
    given = {
        "id": a_record_id(761), **_OF_AN_INCIDENT, "other_id": OTHER_INCIDENT_ID, "kind": "series",
        "reason": "The same account, a week later.", **_RECORDED,
    }  # fmt: skip
    return IncidentLink(**{**given, **changes})


def a_closure(**changes: Any) -> Closure:
    given = {
        "id": a_record_id(771), **_OF_AN_INCIDENT, "summary": "A threat by an unknown account.",
        "follow_up": "Seen each week until half term.", "actions": "Police told; the account reported.",
        "outcome": "The account was removed.", "outcomes": ("removed",),
        "set_aside": (SetAside(duty="parents", reason="Told by telephone."),),
        "closed": NOW, "closed_by": MEMBER_ID, "needs_second": True,
    }  # fmt: skip
    return Closure(**{**given, **changes})


def a_sign_off(**changes: Any) -> SignOff:
    given = {
        "id": a_record_id(772), **_OF_AN_INCIDENT, "about": a_record_id(771), "about_kind": "closure", "asked": NOW,
        "asked_by": MEMBER_ID, "why": "serious", "answer": "agreed", "note": "Read in full.", "signed": NOW,
        "signed_by": OTHER_MEMBER_ID,
    }  # fmt: skip
    return SignOff(**{**given, **changes})


def a_debrief(**changes: Any) -> Debrief:
    given = {
        "id": a_record_id(773), **_OF_AN_INCIDENT, "held": NOW, "present": "Head, DSL, head of year",
        "lessons": "Form tutors did not know the route.", "policy_change": "Name the route in the policy.",
        "teaching_change": "One lesson on blackmail.", "early_review": ("online_safety",), **_RECORDED,
    }  # fmt: skip
    return Debrief(**{**given, **changes})


def an_action(**changes: Any) -> Action:
    given = {
        "id": a_record_id(774), **_OF_AN_INCIDENT, "what": "Brief the form tutors", "owner": "Mr Castellan",
        "due": date(2026, 12, 4), "arisen_from": "debrief", "policy": "online_safety",
        "done": NOW, "done_note": "At the Monday briefing.",
        **_RECORDED,
    }  # fmt: skip
    return Action(**{**given, **changes})


def a_threshold_decision(**changes: Any) -> ThresholdDecision:
    given = {
        "id": a_record_id(781), **_OF_AN_INCIDENT, "person_id": STAFF_ID, "limbs": ("unsuitable",),
        "evidence": "Messages at night to one pupil.", "answer": "unsure", "reason": "Asked the LADO first.",
        "lado_consulted": "yes", "lado_advice": "Do not interview yet.", "case_manager": "head",
        "case_manager_reason": "The head is not the subject.", "may_be_told": "Nothing yet", "decided": NOW,
        "decided_by": "Mr Castellan", **_RECORDED,
    }  # fmt: skip
    return ThresholdDecision(**{**given, **changes})


def an_allegation_outcome(**changes: Any) -> AllegationOutcome:
    given = {
        "id": a_record_id(782), **_OF_AN_INCIDENT, "person_id": STAFF_ID, "outcome": "unsubstantiated",
        "reason": "Neither shown nor disproved.", "decided": NOW, "decided_by": "LADO strategy meeting", **_RECORDED,
    }  # fmt: skip
    return AllegationOutcome(**{**given, **changes})


def a_pathway_step(**changes: Any) -> PathwayStep:
    given = {
        "id": a_record_id(791), **_OF_AN_INCIDENT, "pathway": "sextortion", "step": "keep_messages", "state": "done",
        "at": NOW, "note": "She has not deleted anything.", **_RECORDED,
    }  # fmt: skip
    return PathwayStep(**{**given, **changes})


def an_access_ban(**changes: Any) -> AccessBan:
    given = {
        "id": a_record_id(793), **_OF_AN_INCIDENT, "person_id": PERSON_ID, "what": "internet",
        "details": "In lessons and at break", "starts": date(2026, 11, 20), "until": date(2026, 12, 18),
        "review": date(2026, 12, 4), "reason": "A proxy, for the third time.", "decided": NOW,
        "decided_by": "Mr Castellan", "lifted": NOW, "lifted_by": MEMBER_ID, "lifted_reason": "Kept to it.",
        **_RECORDED,
    }  # fmt: skip
    return AccessBan(**{**given, **changes})


def an_agency_sheet(**changes: Any) -> AgencySheet:
    given = {
        "id": a_record_id(792), **_OF_AN_INCIDENT, "sheet": "lado", "person_id": PERSON_ID,
        "answers": (SheetAnswer(code="adult_born", state="not_known"), SheetAnswer(code="place", text="At home")),
        **_RECORDED,
    }  # fmt: skip
    return AgencySheet(**{**given, **changes})


def escalation_of_a_case() -> tuple[Any, ...]:
    """One of each that belongs to an incident."""
    return (
        circumstances(), a_call_attempt(), a_deadline_change(), a_takedown(), a_takedown_step(), an_incident_link(),
        a_closure(), a_sign_off(), a_debrief(), an_action(), a_threshold_decision(), an_allegation_outcome(),
        a_pathway_step(), an_access_ban(), an_agency_sheet(),
    )  # fmt: skip

"""What was done, in one line of the audit trail: what was chosen, changed and counted said as the window says it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from safetydesk.domain.clock import Moment
from safetydesk.domain.events import CopyOutDeleted, Event, ExhibitDestroyed, HouseValuesSet, SearchMade
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.wording.amounts import count_words
from safetydesk.wording.destroying import twins_words
from safetydesk.wording.house import house_field_words
from safetydesk.wording.records import state_words
from safetydesk.wording.saying import event_sentence, label
from safetydesk.wording.sheet_words import SHEET_EVENTS, sheet_field_words
from safetydesk.wording.times import date_words, generation_words, generations_words, moment_words

_BLANK = re.compile(r" ?\{\w+\}")  # an event leaves out what is empty

# Fields of events that hold codes, and the vocabulary list or label that says them.
_TERMS = {
    "to_kind": "notice_kinds",
    "part": "parts",
    "question": "decision_questions",
    "decision": "exemption_decisions",
    "recipient": "recipients",
    "purpose": "purposes",
}
# The same, where one name means another list in another event. Each may also hold what somebody wrote.
_TERMS_OF_KIND = {
    "IncidentLocked": {"reason": "isolation_reasons"},
    "ExhibitIsolated": {"reason": "isolation_reasons"},
    "DraftFileIsolated": {"reason": "isolation_reasons"},
    "IncidentAmended": {"reason": "amend_reasons"},
    "DecisionRecorded": {"answer": "decision_answers"},
    "SignedOff": {"answer": "sign_off_answers"},
    "ImageQuestionAnswered": {"answer": "declaration_answers"},
    "CustodyRecorded": {"act": "custody_kinds"},
    "TakedownBegun": {"platform": "platforms"},
    "TakedownStepTaken": {"step": "takedown_steps", "to_whom": "takedown_routes"},
    "IncidentsLinked": {"link_kind": "link_kinds"},
    "LinkEnded": {"link_kind": "link_kinds"},
    "NoteAdded": {"note_kind": "note_kinds"},
    "DeadlineChanged": {"change": "clock_changes"},
    "CallEnded": {"came_of_it": "call_results"},
    "CallRecorded": {"came_of_it": "call_results"},
    "WordsAmended": {"what": "records_in_words"},
    "WrittenInWords": {"what": "records_in_words"},
    "AccessBanned": {"what": "ban_kinds"},
    "AccessBanLifted": {"what": "ban_kinds"},
    "ThresholdDecided": {"threshold": "threshold_answers", "case_manager": "case_managers"},
    "AllegationEnded": {"outcome": "allegation_outcomes"},
    "PathwayStepSaid": {"step_state": "step_states"},
    "PathwaySaid": {"pathway_state": "pathway_states"},
}
_LABELS = (
    "document", "pictures", "how", "result", "way", "keychain", "ended_by", "cause", "signed_about", "second_person",
)  # fmt: skip
_COUNTS = {
    "concerns": ("incident", "incidents"),
    "people": ("person", "people"),
    "exhibits": ("exhibit", "exhibits"),
    "isolated": ("exhibit", "exhibits"),
    "files": ("sealed file", "sealed files"),
    "drafts": ("draft", "drafts"),
    "parts": ("screenshot", "screenshots"),
    "gaps": ("gap", "gaps"),
    "lines": ("line", "lines"),
    "clocks": ("clock", "clocks"),
    "waited": ("minute", "minutes"),
}
_FIELDS = {
    "IncidentAmended": "incident.field_",
    "SeverityRaised": "incident.field_",
    "ReferralAmended": "incident.referral_",
    "CallAmended": "call_field.",
    "CallTakenAlong": "call_field.",
    "AgencyAmended": "agency_field.",
    "ActionAmended": "action_field.",
    "CaptureCardAmended": "card_field.",
    "ConversationAmended": "conversation_field.",
    "TranscriptTyped": "conversation_field.",
    "ExemptionAmended": "ex_",
    "HeldItemAmended": "held_field.",
    "MemberAmended": "team_",
    "WordsAmended": "in_words.",
    "CircumstancesAmended": "incident.circumstances_",
}
"""How the labels begin that the window puts beside what changed; elsewhere a field is said by its name."""


def event_words(event: Event, vocabulary: Vocabulary) -> str:
    """One line for what was done, its codes said as people say them."""
    values = _values_of(event)
    for name, terms in (_TERMS | _TERMS_OF_KIND.get(event.kind, {})).items():
        if values.get(name):
            values[name] = vocabulary.term(terms, values[name]).label
    for name in _LABELS:
        if values.get(name):
            values[name] = label(f"{name}.{values[name]}")
    for name, (one, many) in _COUNTS.items():
        if isinstance(found := getattr(event, name, None), int):  # elsewhere the same name lists them
            values[name] = count_words(found, one, many)
    if values.get("with_place"):
        values["with_place"] = label("says_with_place")
    values |= _names_of(values, vocabulary)
    if changes := getattr(event, "changes", ()):
        values["changes"] = ", ".join(
            house_field_words(one.field, vocabulary)
            if isinstance(event, HouseValuesSet)
            else field_words(event.kind, one.field)
            for one in changes
        )
    return _said_of(event, values)


def _names_of(values: Mapping[str, str], vocabulary: Vocabulary) -> dict[str, str]:
    """What routes, pathways and their steps are called; a code that is not known stays as it is."""
    named = {}
    if values.get("document") and values.get("field"):  # of a sheet: no other event has both
        named["field"] = sheet_field_words(values["field"])
    if values.get("route") in vocabulary.every_route:
        named["route"] = vocabulary.route(values["route"]).name
    if values.get("rule") in vocabulary.every_deadline_rule:
        named["rule"] = vocabulary.deadline_rule(values["rule"]).label
    if pathway := vocabulary.every_pathway.get(values.get("pathway", "")):
        named["pathway"] = pathway.name
        if step := pathway.step(values.get("step", "")):
            named["step"] = step.name
    return named


def field_words(kind: str, field: str) -> str:
    """What the window calls a field that an act of this kind changed."""
    if kind in SHEET_EVENTS:
        return sheet_field_words(field)
    return label(f"{_FIELDS[kind]}{field}") if kind in _FIELDS else field.replace("_", " ")


def _values_of(event: Event) -> dict[str, str]:
    """Fields as text, moments as people say them; what is about no one record is about the whole trail."""
    values = event.values()
    for name in values:
        found = getattr(event, name)
        if isinstance(found, Moment | date):
            values[name] = moment_words(found) if isinstance(found, Moment) else date_words(found)
    if isinstance(taken := getattr(event, "generation", None), str):
        values["generation"] = generation_words(taken)
    if unread := getattr(event, "unread", ()):
        values["unread"] = label("restored_unread_event", names=generations_words(unread))
    if left_free := getattr(event, "left_free", None):
        values["left_free"] = label("restored_left_free_event", count=f"{left_free:,}")
    if "state" in values:
        values["state"] = state_words(values["state"])
    failed = int(values.pop("failed_before", "0"))
    if failed:
        values["failed_before"] = label("failed_before", count=count_words(failed, "failed attempt"))
    values |= _left_by(event)
    if not values.get("reference", "-"):
        values["reference"] = label("the_whole_trail")
    return values


def _left_by(event: Event) -> dict[str, str]:
    """What destroying did not reach, and what was found where a copy is said to be gone."""
    if isinstance(event, CopyOutDeleted) and event.found:
        return {"found": f"({label(f'copy_found_{event.found}')})"}
    if not isinstance(event, ExhibitDestroyed):
        return {}
    others = count_words(event.others, "other file") if event.others else ""
    twins, copies = twins_words(event.twins, more=event.more_twins), "; ".join(event.copies)
    said = {
        "others": label("destroyed_others", files=others) if others else "",
        "twins": label("destroyed_twins", names=twins) if twins else "",
        "copies": label("destroyed_copies", names=copies) if copies else "",
    }
    return {name: words for name, words in said.items() if words}


def _said_of(event: Event, values: Mapping[str, str]) -> str:
    """What somebody else looked for is left out where the records are read: then the looking alone is said."""
    if isinstance(event, SearchMade) and not event.words:
        return label("search_withheld")
    return _BLANK.sub("", event_sentence(event.kind, values))

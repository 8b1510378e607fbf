"""The words by which a record is found: an FTS5 index inside the encrypted database."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text

from safetydesk.domain.call_attempt import CallAttempt
from safetydesk.domain.case_note import CaseNote
from safetydesk.domain.conversation import Conversation
from safetydesk.domain.custody import CustodyEntry
from safetydesk.domain.decision import Decision
from safetydesk.domain.exemption import Exemption
from safetydesk.domain.exhibit import DescribedItem, Exhibit
from safetydesk.domain.held_item import HeldItem
from safetydesk.domain.in_words import (
    AccidentalViewing,
    DecisionToView,
    DeletionRecord,
    HeldElsewhere,
    KnownHolder,
    SearchRecord,
)
from safetydesk.domain.incident import Incident
from safetydesk.domain.initial_review import InitialReview
from safetydesk.domain.notice import Notice
from safetydesk.domain.person import Person
from safetydesk.domain.referral import Referral
from safetydesk.domain.takedown import Takedown, TakedownStep

FOUND_BY: dict[type[Any], tuple[str, ...]] = {
    Incident: (
        "reference", "summary", "child_words", "told_by", "platform", "address", "device", "immediate_action", "wishes",
    ),
    CaseNote: ("text",),
    Notice: ("to_name", "said", "response", "reason_not_told", "acknowledged_by"),
    Referral: ("organisation", "spoke_to", "shared", "references", "advice", "action_taken", "outcome"),
    Decision: ("answer", "reason", "options", "advice", "decided_by"),
    DescribedItem: ("shows", "said_by", "where_it_is", "seen_by", "held_by", "steps"),
    InitialReview: (
        "took_part", "what_is_known", "why_triggers", "where_shared", "risk_factors", "spoken_with",
        "why_not_informed", "review_decision",
    ),
    HeldElsewhere: ("document", "from_whom", "where_filed", "why_not_here"),
    KnownHolder: ("holder", "received_from", "sent_to", "source", "note"),
    AccidentalViewing: ("viewed_by", "where_viewed", "how_it_came", "done_next", "told_whom"),
    DecisionToView: ("why_only_way", "agreed_by", "viewed_by", "present", "outcome_of_viewing"),
    SearchRecord: (
        "searched_by", "witness", "who_or_what", "search_reason", "authorised_by", "what_found", "held_item",
        "follow_up",
    ),
    DeletionRecord: ("what_to_delete", "agreed_by", "asked_whom", "confirmed_by", "checks_made"),
    Exhibit: ("number",),
    HeldItem: (
        "number", "description", "make_model", "imei", "colour", "condition", "bag_seal", "place", "custodian_one",
        "custodian_two", "taken_from", "reason", "note",
    ),
    CustodyEntry: ("from_who", "to_who", "purpose", "place", "seal", "receipt", "witness", "note"),
    Takedown: ("address", "platform", "account", "what"),
    TakedownStep: ("reference", "note"),
    Conversation: ("title",),
    CallAttempt: ("organisation", "number", "spoke_to", "note"),
    Person: ("name", "known_as", "handles", "year_group", "job", "note"),
    Exemption: ("reference", "other_party", "relationship", "platforms", "conditions", "advice", "known_to"),
}  # fmt: skip
"""Verifying compares the index with this: a change here comes with a migration that makes the index anew."""
_TAKE_OUT = text("DELETE FROM search_words WHERE record = :record")
_PUT_IN = text(
    "INSERT INTO search_words (record, owner, kind, words) VALUES (:record, :owner, :kind, :words)"
)
_CARD_WORDS = ("description", "address", "account", "supplied_by", "transcription", "platform")
_LATER_CARD_WORDS = ("handle", "user_id", "group")
"""Only where they are filled: the words of cards that were written before there were these are as they were."""
_LATER: dict[type[Any], tuple[str, ...]] = {
    Referral: (
        "office", "role", "informed_reason", "consent_reason", "documents", "decision", "challenged_by", "challenge",
        "challenge_result",
    ),
}  # fmt: skip
"""The same of fields that a kind of record was given later."""


def index_record(connection: Connection, record: Any, *, is_new: bool = False) -> None:
    """Puts the record's words in the index, in place of its earlier ones: to find those it reads the whole index."""
    if type(record) not in FOUND_BY:
        return
    if not is_new:
        connection.execute(_TAKE_OUT, {"record": str(record.id)})
    owner, kind, words = words_of(record)
    connection.execute(_PUT_IN, {"record": str(record.id), "owner": owner, "kind": kind, "words": words})


def words_of(record: Any) -> tuple[str, str, str]:
    """Owner, kind and words by which a record of a kind in `FOUND_BY` is found."""
    words = "\n".join(_words_of(record, FOUND_BY[type(record)])).replace("\x00", " ")
    return str(_owner(record)), type(record).__name__, words


def _owner(record: Any) -> UUID:
    owner: UUID = getattr(record, "incident_id", record.id)
    return owner


def _words_of(record: Any, names: tuple[str, ...]) -> list[str]:
    values = [getattr(record, name) for name in names]
    if isinstance(record, Exhibit):
        values += [getattr(record.card, name) for name in _CARD_WORDS] + [record.sealed.original_name]
        values += [value for name in _LATER_CARD_WORDS if (value := getattr(record.card, name))]
    if isinstance(record, CaseNote) and record.person_name:
        values.append(record.person_name)
    if isinstance(record, Conversation):
        values += [part for line in record.lines for part in (line.speaker, line.text)]
    values += [value for name in _LATER.get(type(record), ()) if (value := getattr(record, name))]
    return [" ".join(value) if isinstance(value, tuple) else value for value in values]


def match_expressions(typed: str) -> list[str]:
    """One FTS5 expression for each typed word, which finds it as a beginning; all that was typed is data, quoted."""
    wanted = dict.fromkeys(word.replace('"', '""') for word in typed.replace("\x00", " ").split())
    return [f'"{word}"*' for word in wanted if any(character.isalnum() for character in word)]

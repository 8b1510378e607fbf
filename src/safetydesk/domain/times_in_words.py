"""What the records in words say happened, and when: for the chronology. What has no time of its own is not in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from safetydesk.domain.clock import Moment
from safetydesk.domain.in_words import (
    AccidentalViewing,
    DecisionToView,
    DeletionRecord,
    InWords,
    SearchRecord,
)
from safetydesk.domain.initial_review import InitialReview


@dataclass(frozen=True, slots=True)
class TimeInWords:
    """`kind` is a label key under `chronology`."""

    at: Moment
    kind: str
    title: str
    text: str


def times_in(record: InWords) -> Iterator[TimeInWords]:
    """Each time that stands in the record."""
    found: tuple[tuple[Moment | None, str, str, str], ...] = ()
    if isinstance(record, AccidentalViewing):
        found = ((record.viewed, "accidental_viewing", record.viewed_by, record.how_it_came),)
    elif isinstance(record, DecisionToView):
        found = (
            (record.agreed, "viewing_agreed", record.agreed_by, record.why_only_way),
            (record.viewed, "viewed_on_purpose", record.viewed_by, record.outcome_of_viewing),
        )
    elif isinstance(record, SearchRecord):
        found = ((record.searched, "searched", record.who_or_what, record.what_found),)
    elif isinstance(record, InitialReview):
        found = (
            (record.reviewed, "initial_review", record.took_part, record.review_decision),
            (record.reviewed_again, "reviewed_again", record.took_part, record.review_decision),
        )
    elif isinstance(record, DeletionRecord):
        found = (
            (record.asked, "deletion_asked", record.asked_whom, record.what_to_delete),
            (record.confirmed, "deletion_confirmed", record.confirmed_by, record.what_to_delete),
        )
    for at, kind, title, text in found:
        if at is not None:
            yield TimeInWords(at, kind, title, text)

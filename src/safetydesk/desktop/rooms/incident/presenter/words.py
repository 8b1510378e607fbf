"""What the records in words ask of the services."""

from __future__ import annotations

from uuid import UUID

from safetydesk.domain.in_words import DecisionToView, InWords
from safetydesk.domain.words_drafts import (
    DecisionToViewDraft,
    DeletionDraft,
    InitialReviewDraft,
    SearchDraft,
    WordsDraft,
)
from safetydesk.services.desk import Desk


class WordsDesk:
    """An attribute of the room's presenter. Run by `Tasks`: all of it writes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def write(self, incident_id: UUID, draft: WordsDraft) -> InWords:
        """By the act that its kind takes."""
        in_words = self._desk.in_words
        if isinstance(draft, DecisionToViewDraft):
            return in_words.decide_to_view(incident_id, draft)
        if isinstance(draft, InitialReviewDraft):
            return in_words.record_review(incident_id, draft)
        if isinstance(draft, SearchDraft | DeletionDraft):
            return in_words.record_measure(incident_id, draft)
        return in_words.write(incident_id, draft)

    def amend(self, record: InWords, draft: WordsDraft, reason: str) -> InWords:
        return self._desk.in_words.amend(record.id, record.row_version, draft, reason)

    def countersign(self, record: DecisionToView) -> DecisionToView:
        return self._desk.in_words.countersign(record.id, record.row_version)

    def may_countersign(self, record: DecisionToView) -> bool:
        """Whether the second signature is still to come, and is not for whoever gave the first."""
        return record.is_pending and record.signed_by != self._desk.office.me

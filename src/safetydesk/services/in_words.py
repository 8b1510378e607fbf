"""Records in words: who has it, where it is filed, who saw it, what was searched, what was asked to be deleted.

Nothing can be attached to any of them. Where an image may not be held, this is how an incident is recorded.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.checks.in_words import check_words, points
from safetydesk.domain.errors import Refusal
from safetydesk.domain.events import Change, ViewingCountersigned, WordsAmended, WrittenInWords
from safetydesk.domain.held_item import HeldItem
from safetydesk.domain.identity import new_id
from safetydesk.domain.in_words import (
    AccidentalViewing,
    DecisionToView,
    DeletionRecord,
    HeldElsewhere,
    InWords,
    KnownHolder,
)
from safetydesk.domain.incident import Incident
from safetydesk.domain.initial_review import InitialReview
from safetydesk.domain.kinds_of_words import DECISION_TO_VIEW, kind_of
from safetydesk.domain.words_drafts import (
    AccidentalViewingDraft,
    DecisionToViewDraft,
    DeletionDraft,
    HeldElsewhereDraft,
    InitialReviewDraft,
    KnownHolderDraft,
    SearchDraft,
    WordsDraft,
)
from safetydesk.records.work import Work
from safetydesk.services.office import Office, needs

WAITS = ("second_signature", "deletion_overdue", "review_again_overdue")

_WAITING: tuple[type[Any], ...] = (DecisionToView, DeletionRecord, InitialReview)


@dataclass(frozen=True, slots=True)
class Waiting:
    """`point` is one of `WAITS`, of a record of that incident."""

    incident_id: UUID
    reference: str
    point: str


class RecordsInWords:
    """Each record is an act of its own; amending one gives a reason and keeps what it said before."""

    def __init__(self, office: Office) -> None:
        self._office = office

    @needs("write_in_words")
    def write(
        self, incident_id: UUID, draft: HeldElsewhereDraft | KnownHolderDraft | AccidentalViewingDraft
    ) -> HeldElsewhere | KnownHolder | AccidentalViewing:
        """What whoever meets it writes down at once. Raises Refusal `draft_has_problems`, `no_such_record`."""
        record = self._write(incident_id, draft)
        assert isinstance(record, HeldElsewhere | KnownHolder | AccidentalViewing)  # noqa: S101 - the draft's kind
        return record

    @needs("search_and_delete")
    def record_measure(self, incident_id: UUID, draft: SearchDraft | DeletionDraft) -> InWords:
        """A search, or something asked to be deleted. Raises as `write` does."""
        return self._write(incident_id, draft)

    @needs("decide")
    def record_review(self, incident_id: UUID, draft: InitialReviewDraft) -> InWords:
        """The initial review, what was weighed and what was decided. Raises as `write` does."""
        return self._write(incident_id, draft)

    @needs("decide_to_view")
    def decide_to_view(self, incident_id: UUID, draft: DecisionToViewDraft) -> InWords:
        """The exception, written down and signed by the member at the desk; another signs later. Raises as `write`."""
        return self._write(incident_id, draft)

    @needs("countersign")
    def countersign(self, record_id: UUID, version: int) -> DecisionToView:
        """The second signature. Raises Refusal `countersign_your_own`, `already_countersigned`; StaleRecord."""
        with self._office.work() as work:
            before = work.get(DecisionToView, record_id)
            incident = work.get(Incident, before.incident_id)
            if not before.is_pending:
                raise Refusal("already_countersigned")
            if before.signed_by == self._office.me:
                raise Refusal("countersign_your_own")
            signed = replace(
                before,
                countersigned=self._office.now(),
                countersigned_by=self._office.me,
                row_version=version,
            )
            saved = work.replace(signed)
            work.commit(
                ViewingCountersigned(subject=incident.id, reference=incident.reference, record=record_id)
            )
        return saved

    @needs("amend")
    def amend(self, record_id: UUID, version: int, draft: WordsDraft, reason: str) -> InWords:
        """What is known better now, with the reason. A decision to view must then be signed a second time anew.

        Raises Refusal `draft_has_problems`, `nothing_changed`; StaleRecord.
        """
        found, values = check_words(draft, self._office.now(), self._office.vocabulary)
        found.need("reason", reason)
        found.text("reason", reason)
        found.refuse()
        kind = kind_of(draft)
        with self._office.work() as work:
            before: InWords = work.get(kind.record, record_id)
            incident = work.get(Incident, before.incident_id)
            self._check_held(work, incident.id, draft)
            after = replace(before, **values, row_version=version)
            changed = kind.fields
            if isinstance(after, DecisionToView):
                self._office.require("decide_to_view")
                after = replace(after, **self._signature(), countersigned=None, countersigned_by=None)
                changed = (*changed, "signed", "signed_by", "countersigned", "countersigned_by")
            changes = Change.all_between(before, after, changed)
            if not any(change.field in kind.fields for change in changes):
                raise Refusal("nothing_changed")
            saved = work.replace(after)
            work.commit(
                WordsAmended(
                    subject=incident.id,
                    reference=incident.reference,
                    record=record_id,
                    what=kind.code,
                    reason=reason.strip(),
                    changes=changes,
                )
            )
        return saved

    @needs("open_case")
    def waiting(self) -> tuple[Waiting, ...]:
        """What somebody should come back to: a decision to view with one signature, a deletion or review past its
        day."""
        today = self._office.now().london_date
        with self._office.reading() as reading:
            records: list[InWords] = [record for kind in _WAITING for record in reading.every(kind)]
            noted = ((record, point) for record in records for point in points(record, today))
            late = [(record, point) for record, point in noted if point in WAITS]
            incidents = reading.by_ids(Incident, {record.incident_id for record, _point in late})
        return tuple(
            Waiting(record.incident_id, incidents[record.incident_id].reference, point)
            for record, point in late
        )

    def _signature(self) -> dict[str, Any]:
        """Both signatures are under the words as they stand: whoever writes or amends them signs first."""
        return {"signed": self._office.now(), "signed_by": self._office.me}

    def _check_held(self, work: Work, incident_id: UUID, draft: WordsDraft) -> None:
        """What a search says was taken is held here, of this incident. Raises Refusal `draft_has_problems`."""
        if not isinstance(draft, SearchDraft) or not draft.held_item:
            return
        if draft.held_item not in {item.number for item in work.of_incident(HeldItem, incident_id)}:
            found = Findings(self._office.now())
            found.say("held_item", "not_held_here", number=draft.held_item)
            found.refuse()

    def _write(self, incident_id: UUID, draft: WordsDraft) -> InWords:
        found, values = check_words(draft, self._office.now(), self._office.vocabulary)
        found.refuse()
        kind = kind_of(draft)
        signature = self._signature() if kind is DECISION_TO_VIEW else {}
        record: InWords = kind.record(
            id=new_id(),
            incident_id=incident_id,
            **values,
            **signature,
            recorded=found.now,
            recorded_by=self._office.me,
        )
        with self._office.work() as work:
            incident = work.get(Incident, incident_id)
            self._check_held(work, incident_id, draft)
            work.add(record)
            work.commit(
                WrittenInWords(
                    subject=incident_id, reference=incident.reference, record=record.id, what=kind.code
                )
            )
        return record

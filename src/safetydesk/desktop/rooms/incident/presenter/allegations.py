"""What decisions about the harm threshold ask of the services."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from safetydesk.domain.allegation import AllegationOutcome, ThresholdDecision
from safetydesk.domain.allegation_drafts import OutcomeDraft, ThresholdDraft
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.pattern import Pattern
from safetydesk.domain.person import Person
from safetydesk.services.desk import Desk


class AllegationsDesk:
    """An attribute of the room's presenter. What writes, and looking at a pattern, is run by `Tasks`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def adults(self, case: CaseFile) -> tuple[Person, ...]:
        """Whom a decision can be about."""
        return self._desk.allegations.adults(case)

    def case_manager(self, case: CaseFile, person: Person) -> str:
        return self._desk.allegations.case_manager(case, person)

    def decide(
        self, incident_id: UUID, draft: ThresholdDraft, earlier: Collection[UUID]
    ) -> ThresholdDecision:
        return self._desk.allegations.decide(incident_id, draft, earlier)

    def end(self, incident_id: UUID, draft: OutcomeDraft) -> AllegationOutcome:
        return self._desk.allegations.end(incident_id, draft)

    def look(self, incident_id: UUID, person_id: UUID) -> Pattern:
        """Everything held about one adult; looking is recorded."""
        return self._desk.patterns.look(incident_id, person_id)

"""What the addresses to be taken down ask of the services."""

from __future__ import annotations

from uuid import UUID

from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.takedown import Takedown, TakedownStep
from safetydesk.domain.takedown_drafts import TakedownDraft, TakedownStepDraft
from safetydesk.domain.takedown_standing import Standing, standings
from safetydesk.services.desk import Desk


class TakedownsDesk:
    """An attribute of the room's presenter. What writes is run by `Tasks`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def standings(self, case: CaseFile, now: Moment) -> tuple[tuple[Takedown, Standing], ...]:
        """Each address with where it stands. Reads nothing but the case file."""
        office = self._desk.office
        return standings(case, now, office.vocabulary, office.calendars)

    def begin(
        self, incident_id: UUID, draft: TakedownDraft, first: TakedownStepDraft | None = None
    ) -> Takedown:
        return self._desk.takedowns.begin(incident_id, draft, first)

    def step(self, takedown_id: UUID, draft: TakedownStepDraft) -> TakedownStep:
        return self._desk.takedowns.step(takedown_id, draft)

"""What is said of exhibits, said anew: one card, or those of a batch in one act. Earlier words stay in the trail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from safetydesk.domain.checks.capture_card import check_capture_card
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.errors import Refusal
from safetydesk.domain.events import CaptureCardAmended, Change, Event
from safetydesk.domain.exhibit import CaptureCard, Exhibit
from safetydesk.domain.incident import Incident
from safetydesk.domain.plain import hints_of
from safetydesk.records.work import Work
from safetydesk.services.office import Office, needs


@dataclass(frozen=True, slots=True)
class NewCard:
    """The card that the exhibit in `version` is to have."""

    exhibit_id: UUID
    version: int
    card: CaptureCard


class CaptureCards:
    """A card may be put right whatever became of its exhibit, but for one destroyed: what is left of that stays."""

    def __init__(self, office: Office) -> None:
        self._office = office

    @needs("add_evidence")
    def amend(self, exhibit_id: UUID, version: int, card: CaptureCard) -> Exhibit:
        """Raises Refusal `draft_has_problems`, `nothing_changed`, `exhibit_destroyed`; StaleRecord."""
        return self._amend([NewCard(exhibit_id, version, card)])[0]

    @needs("add_evidence")
    def amend_all(self, cards: Sequence[NewCard]) -> tuple[Exhibit, ...]:
        """All of them or none; one event for each that changes. Raises as `amend` does, where none changes too."""
        return self._amend(cards)

    def _amend(self, cards: Sequence[NewCard]) -> tuple[Exhibit, ...]:
        saved: list[Exhibit] = []
        events: list[Event] = []
        with self._office.work() as work:
            for new in cards:
                before = work.get(Exhibit, new.exhibit_id)
                changes = self._changes(before, new.card)
                if changes:
                    saved.append(work.replace(replace(before, card=new.card, row_version=new.version)))
                    events.append(work.tell(_amended(work, before, changes)))
            if not events:
                raise Refusal("nothing_changed")
            work.commit(*events)
        return tuple(saved)

    def _changes(self, before: Exhibit, card: CaptureCard) -> tuple[Change, ...]:
        if not before.has_file:
            raise Refusal("exhibit_destroyed", number=before.number)
        found = Findings(self._office.now())
        check_capture_card(card, self._office.vocabulary, found, before.card).refuse()
        return Change.all_between(before.card, card, hints_of(CaptureCard))


def _amended(work: Work, exhibit: Exhibit, changes: tuple[Change, ...]) -> CaptureCardAmended:
    incident = work.get(Incident, exhibit.incident_id)
    return CaptureCardAmended(
        subject=incident.id,
        reference=incident.reference,
        record=exhibit.id,
        number=exhibit.number,
        changes=changes,
    )

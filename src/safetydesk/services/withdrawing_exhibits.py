"""An exhibit that is no evidence here after all: withdrawn with a reason, kept, counted, never shown or printed.

Its number stays its own. It may be brought back, with a reason; into a locked incident it comes back out of sight.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from uuid import UUID

from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.errors import Refusal
from safetydesk.domain.events import ExhibitReinstated, ExhibitWithdrawn, IncidentLocked
from safetydesk.domain.exhibit import HELD, ISOLATED, WITHDRAWN, DescribedItem, Exhibit
from safetydesk.domain.image_guard import BY_CATEGORY, SAME_FILE, is_locked
from safetydesk.domain.incident import Incident
from safetydesk.records.work import Work
from safetydesk.services.isolating import isolated_event
from safetydesk.services.office import Office, needs


class WithdrawingExhibits:
    """Two acts, each one event. `put_away_among` gives which of some SHA-256 (hex) are out of sight somewhere."""

    def __init__(self, office: Office, put_away_among: Callable[[Work, Iterable[str]], set[str]]) -> None:
        self._office = office
        self._put_away_among = put_away_among

    @needs("withdraw_exhibit")
    def withdraw(self, exhibit_id: UUID, version: int, reason: str) -> Exhibit:
        """Raises Refusal `draft_has_problems`, `exhibit_not_held`; StaleRecord."""
        self._check(reason)
        with self._office.work() as work:
            before = work.get(Exhibit, exhibit_id)
            incident = work.get(Incident, before.incident_id)
            if before.state != HELD:
                raise Refusal("exhibit_not_held", number=before.number)
            saved = work.replace(
                replace(before, state=WITHDRAWN, state_reason=reason.strip(), row_version=version)
            )
            work.commit(
                ExhibitWithdrawn(
                    subject=incident.id,
                    reference=incident.reference,
                    record=exhibit_id,
                    number=before.number,
                    reason=reason.strip(),
                )
            )
        return saved

    @needs("withdraw_exhibit")
    def reinstate(self, exhibit_id: UUID, version: int, reason: str) -> Exhibit:
        """Evidence after all; isolated where the incident is locked, or was since it was withdrawn, or the same file is
        out of sight elsewhere: then it is freed one by one. Raises Refusal `draft_has_problems`, `not_withdrawn`;
        StaleRecord."""
        self._check(reason)
        was_locked = self._was_locked_since(exhibit_id)
        with self._office.work() as work:
            before = work.get(Exhibit, exhibit_id)
            incident = work.get(Incident, before.incident_id)
            if before.state != WITHDRAWN:
                raise Refusal("not_withdrawn", number=before.number)
            locked = was_locked or self._is_locked(work, incident)
            same = not locked and bool(self._put_away_among(work, (before.sealed.sha256,)))
            saved = work.replace(
                replace(
                    before,
                    state=ISOLATED if locked or same else HELD,
                    state_reason=BY_CATEGORY if locked else SAME_FILE if same else "",
                    row_version=version,
                )
            )
            more = [isolated_event(incident, saved)] if same else []
            reinstated = ExhibitReinstated(
                subject=incident.id,
                reference=incident.reference,
                record=exhibit_id,
                number=before.number,
                reason=reason.strip(),
            )
            work.commit(reinstated, *more)
        return saved

    def _check(self, reason: str) -> None:
        found = Findings(self._office.now())
        found.need("reason", reason)
        found.text("reason", reason)
        found.refuse()

    def _was_locked_since(self, exhibit_id: UUID) -> bool:
        """Whether the guard closed after this exhibit was withdrawn, whatever became of the lock."""
        with self._office.reading() as reading:
            exhibit = reading.get(Exhibit, exhibit_id)
            history = reading.history_of(exhibit.incident_id)
        was_locked = False
        for done in history:
            if isinstance(done.event, ExhibitWithdrawn) and done.event.record == exhibit_id:
                was_locked = False
            elif isinstance(done.event, IncidentLocked):
                was_locked = True
        return was_locked

    def _is_locked(self, work: Work, incident: Incident) -> bool:
        described: tuple[DescribedItem, ...] = work.described_of(incident.id)
        return is_locked(incident.categories, incident.sexual_image, described, self._office.vocabulary)

"""What is due, by when, by which calendar and on whose word. Rules are data (`vocabulary/deadlines.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.calendars import Calendars
from safetydesk.domain.clock import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """One running clock. `started` is when the school knew, never when it was typed."""

    rule_code: str
    label: str
    started: Moment
    due: Moment
    calendar: str
    source: str
    record_kind: str
    record_id: UUID
    responsible: str = ""

    def is_overdue(self, now: Moment) -> bool:
        return now.utc > self.due.utc


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRule:
    """`amount` of `unit` after `starts_on`. Where not `confirmed`, it is a house value and says so."""

    code: str
    starts_on: str
    amount: int
    unit: str
    label: str
    source: str
    confirmed: bool
    dated: str = ""

    def due_from(self, moment: Moment, calendars: Calendars) -> Moment:
        """When it is due if the clock started at `moment`."""
        return calendars.add(moment, self.amount, self.unit)

    def start(
        self,
        moment: Moment,
        calendars: Calendars,
        *,
        record_kind: str,
        record_id: UUID,
        responsible: str = "",
    ) -> Deadline:
        """The running clock for one record."""
        return Deadline(
            rule_code=self.code,
            label=self.label,
            started=moment,
            due=self.due_from(moment, calendars),
            calendar=self.unit,
            source=self.source,
            record_kind=record_kind,
            record_id=record_id,
            responsible=responsible,
        )

"""What was done to a clock of an incident, and that clocks left as references, on paper or in a calendar."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.events.event import Event
from safetydesk.domain.events.incident_events import IncidentEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineChanged(IncidentEvent):
    """`rule` and `change` are codes; `reason` is why, as it was typed."""

    record: UUID
    rule: str
    change: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySheetPrinted(Event):
    """References and clocks left on a page. Not how many: those who read of it may not know of restricted ones."""

    is_reading = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarFileMade(Event):
    """The same, as a file for a calendar."""

    is_reading = True

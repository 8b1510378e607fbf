"""What somebody is to do about an incident: added, changed, done or not to be done."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.events.event import Change, Event
from safetydesk.domain.events.incident_events import IncidentEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionAdded(IncidentEvent):
    record: UUID
    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionAmended(IncidentEvent):
    record: UUID
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionDone(IncidentEvent):
    record: UUID
    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionNotDone(IncidentEvent):
    record: UUID
    owner: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSheetPrinted(Event):
    """The school's open actions were drawn. Not how many: those who read of it may not know of all incidents."""

    is_reading = True

"""Acts about what bears on an incident."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.events.event import Change
from safetydesk.domain.events.incident_events import IncidentEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class CircumstancesRecorded(IncidentEvent):
    record: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class CircumstancesAmended(IncidentEvent):
    """`reason` is empty where something was only added."""

    record: UUID
    reason: str
    changes: tuple[Change, ...]

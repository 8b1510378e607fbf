"""Acts about an address that is to be taken down."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.events.incident_events import IncidentEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class TakedownBegun(IncidentEvent):
    record: UUID
    platform: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakedownStepTaken(IncidentEvent):
    """`step` is a code of `takedown_steps`; `to_whom` one of `takedown_routes`."""

    record: UUID
    step: str
    to_whom: str = ""

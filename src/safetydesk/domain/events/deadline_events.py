"""What was done to a clock of an incident: paused, extended, met otherwise, handed over."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.events.incident_events import IncidentEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineChanged(IncidentEvent):
    """`rule` and `change` are codes; `reason` is why, as it was typed."""

    record: UUID
    rule: str
    change: str
    reason: str

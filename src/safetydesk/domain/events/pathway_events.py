"""Acts about pathways, and about restricting somebody's access."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from safetydesk.domain.events.incident_events import IncidentEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class PathwayStepSaid(IncidentEvent):
    """`pathway`, `step` and `state` are codes."""

    record: UUID
    pathway: str
    step: str
    step_state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PathwaySaid(IncidentEvent):
    """A pathway as a whole was taken up, or set aside."""

    record: UUID
    pathway: str
    pathway_state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessBanned(IncidentEvent):
    """`what` is a code of `ban_kinds`."""

    record: UUID
    what: str
    starts: date
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessBanLifted(IncidentEvent):
    record: UUID
    what: str
    reason: str

"""Telephone calls to agencies: `subject` is the incident, `record` the call."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.events.event import Change
from safetydesk.domain.events.incident_events import IncidentEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBegan(IncidentEvent):
    record: UUID
    route: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallEnded(IncidentEvent):
    """`came_of_it` is a code of `call_results`."""

    record: UUID
    route: str = ""
    came_of_it: str
    waited: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRecorded(IncidentEvent):
    """A call that was made earlier, written down with its times."""

    record: UUID
    route: str = ""
    came_of_it: str = ""
    waited: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CallAmended(IncidentEvent):
    record: UUID
    route: str = ""
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallTakenAlong(CallAmended):
    """The referral that was made by its route took it along, in the same act."""

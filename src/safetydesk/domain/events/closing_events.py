"""Acts by which an incident ends, is opened again, and is learnt from."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.events.event import Change
from safetydesk.domain.events.incident_events import IncidentEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentClosed(IncidentEvent):
    """`needs_second`: another member's word is waited for; it delayed nothing."""

    record: UUID
    needs_second: bool
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentReopened(IncidentEvent):
    record: UUID
    reason: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOffAsked(IncidentEvent):
    """`signed_about` is "closure" or "decision"; `second_person` the code of the rule that asks."""

    record: UUID
    signed_about: str
    second_person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedOff(IncidentEvent):
    """Whoever does not agree undoes nothing by it, nor opens what is closed: Today says it to whom it concerns."""

    bears_on_duties = False

    record: UUID
    signed_about: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DebriefHeld(IncidentEvent):
    record: UUID
    early_reviews: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DebriefWaived(IncidentEvent):
    record: UUID
    reason: str

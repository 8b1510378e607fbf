"""Acts about conversations: screenshots put in order, and what was read in them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.events.event import Change
from safetydesk.domain.events.incident_events import IncidentEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationPutInOrder(IncidentEvent):
    """`how` is "overlaps" or "by_hand"; `parts` and `gaps` are counts."""

    record: UUID
    title: str
    how: str
    parts: int
    gaps: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationAmended(IncidentEvent):
    record: UUID
    title: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriptTyped(IncidentEvent):
    """`lines` is how many the transcript has now; `changes` hold those before and after."""

    record: UUID
    title: str
    lines: int
    changes: tuple[Change, ...]

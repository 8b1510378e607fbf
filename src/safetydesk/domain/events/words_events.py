"""Acts about records in words."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.events.event import Change
from safetydesk.domain.events.incident_events import IncidentEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenInWords(IncidentEvent):
    """`what` is a code of `records_in_words`."""

    record: UUID
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsAmended(IncidentEvent):
    record: UUID
    what: str
    reason: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewingCountersigned(IncidentEvent):
    """The second of two members signed for a decision to view; whoever signs this entry."""

    record: UUID

"""Acts about who is on the team, as what, and who stands in for whom. Those about keys are `key_events`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from safetydesk.domain.events.event import Change, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberAmended(Event):
    touches = ("team",)
    name: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverArranged(Event):
    """`subject` is the member who will be away; `record` the cover."""

    touches = ("team",)
    record: UUID
    name: str
    stands_in: str
    starts: date
    ends: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverWithdrawn(Event):
    touches = ("team",)
    record: UUID
    name: str
    stands_in: str

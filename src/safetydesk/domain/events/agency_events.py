"""The bodies outside that this school knows: `subject` is the agency."""

from __future__ import annotations

from dataclasses import dataclass

from safetydesk.domain.events.event import Change, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyAdded(Event):
    touches = ("agencies",)
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyAmended(Event):
    touches = ("agencies",)
    name: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyRetired(Event):
    """It is offered no more; what was recorded with it still names it."""

    touches = ("agencies",)
    name: str

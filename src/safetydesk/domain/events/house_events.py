"""Acts about the school's own numbers, lines and words."""

from __future__ import annotations

from dataclasses import dataclass

from safetydesk.domain.events.event import Change, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseValuesSet(Event):
    """`changes` are by name, empty for the shipped value. `subject` is the store; `source` is on whose word."""

    touches = ("house", "incidents")
    source: str
    changes: tuple[Change, ...]

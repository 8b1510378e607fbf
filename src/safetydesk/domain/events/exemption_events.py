"""Acts about the register of exemptions."""

from __future__ import annotations

from dataclasses import dataclass

from safetydesk.domain.events.event import Change, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemptionEvent(Event):
    touches = ("exemptions",)
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemptionRecorded(ExemptionEvent):
    decision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemptionAmended(ExemptionEvent):
    reason: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemptionOpened(ExemptionEvent):
    is_reading = True

"""Acts about the proof that nothing was changed: of the clock, of what left as a proof, of who looked at whom."""

from __future__ import annotations

from dataclasses import dataclass

from safetydesk.domain.clock import Moment
from safetydesk.domain.events.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockWentBack(Event):
    """The computer's clock stood at `now`, before the last entry's `before`. Order is kept by number all the same."""

    touches = ("health",)
    before: Moment
    now: Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofExported(Event):
    """A proof left: `subject` is the incident or exemption it is about, or the store for the whole trail.

    `reference` is empty for the whole trail; `mark` is that of the checkpoint which the proof stands under.
    """

    touches = ("disclosures",)
    reference: str = ""
    entries: int
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LookersListed(Event):
    """Somebody asked who had looked at a person; `subject` is that person."""

    is_reading = True
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMarkPrinted(Event):
    """The mark of a day left on paper: whoever holds it can hold the store to it."""

    is_reading = True
    mark: str

"""From the start of a clock to its due moment, over the stretches in which it was paused.

A day counts where the calendar counts it and the clock was not paused on it at the time of day at which the clock
started. Clock hours stop with the pause and go on with its end. Months are whole: each day of a pause adds one day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from safetydesk.domain.calendars import (
    CLOCK_HOURS,
    DAYS,
    MONTHS,
    SCHOOL_DAYS,
    WORKING_DAYS,
    Calendars,
    at_wall_clock,
    months_after,
)
from safetydesk.domain.clock import LONDON, Moment

_ONE_DAY = timedelta(days=1)
_A_MINUTE = timedelta(minutes=1)
_LONGEST = 4_000
_END_OF_A_DAY = (SCHOOL_DAYS, DAYS)
"""Units of which none is the end of this day, and not now."""


@dataclass(frozen=True, slots=True)
class Pause:
    """From `began` until just before `ended`; without an end it lasts."""

    began: Moment
    ended: Moment | None = None

    def covers(self, moment: Moment) -> bool:
        return self.began.utc <= moment.utc and (self.ended is None or moment.utc < self.ended.utc)


def due_after(
    start: Moment, amount: int, unit: str, calendars: Calendars, pauses: Sequence[Pause] = ()
) -> Moment:
    """When `amount` of `unit` have passed. A pause without an end is passed over: nobody knows how long it lasts.

    Raises ValueError for an unknown unit and below 0.
    """
    ended = sorted((pause for pause in pauses if pause.ended is not None), key=lambda pause: pause.began.utc)
    plain = calendars.add(start, amount, unit)
    if not ended or (amount == 0 and unit not in _END_OF_A_DAY):
        return plain
    if unit == CLOCK_HOURS:
        return _hours(start, plain, ended)
    return _days(start, plain, amount, unit, calendars, ended)


def moved_by(moment: Moment, pauses: Sequence[Pause]) -> Moment:
    """A moment somebody set, moved on by what was paused before it came."""
    return _hours(moment, moment, sorted(pauses, key=lambda pause: pause.began.utc))


def _hours(start: Moment, due: Moment, pauses: Sequence[Pause]) -> Moment:
    reached = start.utc
    for pause in pauses:
        began, ended = max(pause.began.utc, reached), pause.ended.utc if pause.ended else reached
        if pause.began.utc < due.utc and ended > began:
            due, reached = due.plus(ended - began), ended
    return due


def _days(
    start: Moment, plain: Moment, amount: int, unit: str, calendars: Calendars, pauses: Sequence[Pause]
) -> Moment:
    began = start.utc.astimezone(LONDON)
    last = months_after(began.date(), amount) if unit == MONTHS else None
    day, left = began.date(), amount
    if amount == 0:
        return _end_of_a_day(plain, unit, calendars, pauses)
    for _ in range(_LONGEST):
        day += _ONE_DAY
        is_paused = any(pause.covers(_at(began, day)) for pause in pauses)
        if last is not None:
            last += _ONE_DAY if is_paused and day <= last else timedelta()
            if day >= last:
                return _at(began, last)
        elif not is_paused and _counts(day, unit, calendars):
            left -= 1
            if left == 0:
                return _at(began, day)
    raise ValueError("the calendar has no counting day")


def _end_of_a_day(due: Moment, unit: str, calendars: Calendars, pauses: Sequence[Pause]) -> Moment:
    """The first end of a day that was not paused then."""
    for _ in range(_LONGEST):
        if not any(pause.covers(due) for pause in pauses):
            return due
        due = calendars.add(due.plus(_A_MINUTE), 0, unit)
    raise ValueError("the calendar has no counting day")


def _counts(day: date, unit: str, calendars: Calendars) -> bool:
    if unit == WORKING_DAYS:
        return calendars.working.counts(day)
    if unit == SCHOOL_DAYS:
        return calendars.school.counts(day)
    if unit == DAYS:
        return True
    raise ValueError(f"unknown unit of time: {unit}")


def _at(began: datetime, day: date) -> Moment:
    return at_wall_clock(day, began.time())

"""The demo school's clock, and the times its script is written in."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from safetydesk.domain.clock import LONDON, Moment

_SATURDAY = 5
_SCHOOL_TIME = re.compile(r"([df])(\d+) (\d\d):(\d\d)")
_HOURS_AGO = re.compile(r"h(\d+):(\d\d)")
_DAY = re.compile(r"([df])(\d+)")
STORY_DAYS = 275
"""Weekdays before the present at which the story begins: before anything in the script."""


class StoryClock:
    """Stands where the story has come to, so that an invented past is recorded in its own order."""

    def __init__(self, present: Moment) -> None:
        self._now = school_time(present, STORY_DAYS, time(8, 0))

    def now(self) -> Moment:
        return self._now

    def move_to(self, moment: Moment) -> None:
        """Onwards only: a trail whose times run backwards would look tampered with."""
        if moment.utc > self._now.utc:
            self._now = moment


def school_time(present: Moment, weekdays_back: int, at: time) -> Moment:
    """A wall-clock time so many weekdays before the present's day (ahead of it where negative)."""
    day, left = present.london_date, abs(weekdays_back)
    step = timedelta(days=-1 if weekdays_back >= 0 else 1)
    while left:
        day += step
        left -= day.weekday() < _SATURDAY
    return Moment.of(datetime.combine(day, at, LONDON))


def moment_of(text: str, present: Moment) -> Moment:
    """ "d3 14:10": three weekdays back ("f3": ahead); "h2:30": two and a half hours ago. Raises ValueError."""
    found = _SCHOOL_TIME.fullmatch(text)
    if found:
        return school_time(present, _back(found[1], found[2]), time(int(found[3]), int(found[4])))
    found = _HOURS_AGO.fullmatch(text)
    if found is None:
        raise ValueError(f"not a time of the story: {text}")
    return present.plus(-timedelta(hours=int(found[1]), minutes=int(found[2])))


def as_typed(value: str, present: Moment) -> str:
    """A time or day of the story as somebody would type it; any other text as it is."""
    if _SCHOOL_TIME.fullmatch(value) or _HOURS_AGO.fullmatch(value):
        return moment_of(value, present).text()
    found = _DAY.fullmatch(value)
    if found is None:
        return value
    return school_time(present, _back(found[1], found[2]), time(12, 0)).london_date.isoformat()


def _back(way: str, weekdays: str) -> int:
    """Weekdays before the present; below zero for those ahead."""
    return int(weekdays) * (1 if way == "d" else -1)

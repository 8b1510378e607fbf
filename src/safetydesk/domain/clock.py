"""Time as the record keeps it: an instant in UTC together with the offset it was entered under.

Order never depends on the clock (the audit trail numbers its entries); a clock only says when.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from typing import Protocol
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
_TEXT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6})Z([+-]\d\d:\d\d)")


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """An instant. `utc` is aware and in UTC; `offset` is the wall clock's distance from UTC in minutes."""

    utc: datetime
    offset: int = 0

    @staticmethod
    def of(when: datetime) -> Moment:
        """From any aware datetime. Raises ValueError for a naive one: an instant needs its offset."""
        distance = when.utcoffset()
        if distance is None:
            raise ValueError("a Moment needs an aware datetime")
        return Moment(when.astimezone(UTC), int(distance.total_seconds() // 60))

    @staticmethod
    def london(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> Moment:
        """A wall-clock time in the school's zone (the first of two when the clocks go back)."""
        return Moment.of(datetime(year, month, day, hour, minute, tzinfo=LONDON))

    @property
    def local(self) -> datetime:
        """The wall clock as it was read when this was entered."""
        return self.utc.astimezone(timezone(timedelta(minutes=self.offset)))

    @property
    def wall_clock(self) -> datetime:
        """The wall clock of the school's zone."""
        return _in_london(self.utc)

    @property
    def london_date(self) -> date:
        return _in_london(self.utc).date()

    def text(self) -> str:
        """`2026-11-21T14:20:00.000000Z+00:00`: sorts as the instants do, and keeps the offset."""
        sign = "-" if self.offset < 0 else "+"
        hours, minutes = divmod(abs(self.offset), 60)
        stamp = self.utc.replace(tzinfo=None).isoformat(timespec="microseconds")  # pads a year below 1000
        return f"{stamp}Z{sign}{hours:02}:{minutes:02}"

    @staticmethod
    def parse(text: str) -> Moment:
        """The reverse of `text`. Raises ValueError for anything else."""
        found = _TEXT.fullmatch(text)
        if found is None:
            raise ValueError("not a moment")
        stamp, distance = found.groups()
        return Moment(datetime.fromisoformat(f"{stamp}+00:00"), _minutes(distance))

    def plus(self, distance: timedelta) -> Moment:
        """This instant moved on, shown under the school's own offset there."""
        return Moment.of((self.utc + distance).astimezone(LONDON))


@lru_cache(8_192)
def _in_london(utc: datetime) -> datetime:
    """Kept for as many as a page has: Today asks four times of each moment, whenever it is looked at."""
    return utc.astimezone(LONDON)


@lru_cache
def _minutes(distance: str) -> int:
    """ "-04:30" as minutes: thousands of moments are read for a page, of two or three offsets. Raises ValueError."""
    hours, minutes = int(distance[1:3]), int(distance[4:])
    if hours > 23 or minutes > 59:
        raise ValueError("not an offset")
    return -(hours * 60 + minutes) if distance[0] == "-" else hours * 60 + minutes


class Clock(Protocol):
    def now(self) -> Moment:
        """The present instant."""


class SystemClock:
    """The machine's clock, read in the school's zone."""

    def now(self) -> Moment:
        return Moment.of(datetime.now(LONDON))

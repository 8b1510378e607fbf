"""The readers that the window's fields of dates and times are handed.

The kit knows no domain, so the one reader of typed times reaches its fields here, with the sentences that the
command line says as well: `domain.time_words` reads, `wording` says.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from safetydesk import wording
from safetydesk.desktop.kit.fields.when import DayReader, TimeReader, Unreadable
from safetydesk.domain.clock import LONDON, Moment
from safetydesk.domain.time_words import NotATime, read_date, read_moment

Now = Callable[[], Moment]


def time_reader(now: Now) -> TimeReader:
    """Reads a time for a DateTimeField: the wall clock in the school's zone, to the minute."""

    def read(typed: str) -> tuple[datetime, str]:
        try:
            found = read_moment(typed, now())
        except NotATime as fault:
            raise _unreadable(fault) from fault
        wall = found.utc.astimezone(LONDON).replace(second=0, microsecond=0, tzinfo=None)
        return wall, written(found)

    return read


def day_reader(now: Now) -> DayReader:
    """Reads a day for a DateField."""

    def read(typed: str) -> tuple[date, str]:
        try:
            found = read_date(typed, now())
        except NotATime as fault:
            raise _unreadable(fault) from fault
        return found, wording.date_words(found)

    return read


def written(moment: Moment) -> str:
    """As a field shows it: "21 Nov 2026 14:10", with GMT or BST in the hour that comes twice."""
    return wording.moment_words(Moment.of(moment.utc.astimezone(LONDON)))


def _unreadable(fault: NotATime) -> Unreadable:
    return Unreadable(wording.problem(fault.problem("")))

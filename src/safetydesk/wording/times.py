"""Days and moments as the school's clock has them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from safetydesk.domain.clock import LONDON, Moment

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def date_words(day: date) -> str:
    """ "9 Nov 2026": the same on paper in every country."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_words(day: date) -> str:
    """ "Monday 9 Nov 2026": the day at the head of a page that is of that day."""
    return f"{WEEKDAYS[day.weekday()]} {date_words(day)}"


def dated_words(text: str) -> str:
    """The date of a source as people say it; some say only a year, or a month and its year."""
    try:
        return date_words(date.fromisoformat(text))
    except ValueError:
        return text


def moment_words(moment: Moment, *, with_zone: bool = False) -> str:
    """ "9 Nov 2026 14:10" by the wall clock it was entered under.

    The zone follows where asked for, where that hour came twice, and where the offset is not London's then.
    """
    clock = moment.local
    zone = f" {_zone(moment)}" if with_zone or needs_zone(moment) else ""
    return f"{date_words(clock.date())} {clock:%H:%M}{zone}"


def moment_text_words(text: str) -> str:
    """A Moment's own text said as people say it; anything else as it stands."""
    try:
        return moment_words(Moment.parse(text))
    except ValueError:
        return text


def time_words(moment: Moment) -> str:
    """ "14:10" in the school's zone."""
    return f"{moment.utc.astimezone(LONDON):%H:%M}"


def generation_words(name: str) -> str:
    """When a backup was begun, as its name has it: "20261121T204731Z-0003"; any other name as it stands."""
    try:
        begun = datetime.strptime(name.partition("-")[0], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return name
    return moment_words(Moment.of(begun.astimezone(LONDON)))


def generations_words(names: Iterable[str]) -> str:
    """Several backups, as `generation_words` says each."""
    return ", ".join(generation_words(name) for name in names)


def needs_zone(moment: Moment) -> bool:
    """Whether the wall clock alone would mislead: another offset than London's, or an hour that came twice."""
    here = moment.utc.astimezone(LONDON)
    if here.utcoffset() != timedelta(minutes=moment.offset):
        return True
    return here.replace(fold=0).utcoffset() != here.replace(fold=1).utcoffset()


def _zone(moment: Moment) -> str:
    here = moment.utc.astimezone(LONDON)
    if here.utcoffset() == timedelta(minutes=moment.offset):
        return here.tzname() or "UTC"
    if moment.offset == 0:
        return "UTC"
    hours, minutes = divmod(abs(moment.offset), 60)
    return f"UTC{'-' if moment.offset < 0 else '+'}{hours}" + (f":{minutes:02}" if minutes else "")

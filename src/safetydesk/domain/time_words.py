"""Dates and times as people type them: "now", "today 14:10", "3 Nov 9.05", "21/11/26 2pm", "2026-11-21T14:10".

The one reader of both doors. Nothing is made up: a day without its time of day is no time, a weekday that
does not fit the date is said, and so is an hour that the clocks left out. A time alone means today, a day
without its year this year, two figures of a year this century.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from safetydesk.domain.clock import LONDON, Moment
from safetydesk.domain.errors import Problem

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAYS_BACK = {"today": 0, "yesterday": 1, "tomorrow": -1}
_EARLIEST = 1900
"""A year before this is a slip of the keys ("0206"), and no clock of ours was set by then."""

_FLAGS = re.ASCII | re.VERBOSE
_WEEKDAY = re.compile(
    r"(?P<name>mon(day)?|tue(s|sday)?|wed(s|nesday)?|thu(r|rs|rsday)?|fri(day)?|sat(urday)?|sun(day)?)\b\.?,?\s*",
    _FLAGS,
)
_RELATIVE = re.compile(r"(?P<word>today|yesterday|tomorrow)(?![a-z0-9])", _FLAGS)
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)", _FLAGS)
_FIGURES = re.compile(
    r"(?P<day>\d{1,2})\s*[/.\-]\s*(?P<month>\d{1,2})(?!\d)(\s*[/.\-]\s*(?P<year>\d{4}|\d{2})(?!\d))?", _FLAGS
)
_WORDED = re.compile(
    r"(?P<day>\d{1,2})(st|nd|rd|th)?\s+(of\s+)?(?P<month>[a-z]{3,9})\b\.?,?"
    r"(\s+(?P<year>\d{4}|\d{2})(?!\d|[:.]\d|\s*[ap]\.?m))?",  # "3 Nov 10:15" and "3 Nov 10 pm" name no year
    _FLAGS,
)
_GAP = re.compile(r"(\s*,\s*|\s+|t(?=\d))(at\s+)?", _FLAGS)
_CLOCK = re.compile(
    r"(at\s+)?(?P<said>(?P<hour>\d{1,2})([:.](?P<minute>\d\d))?\s*(?P<half>am|pm|a\.m\.|p\.m\.)?)(\s*(?P<zone>gmt|bst))?",
    _FLAGS,
)


class NotATime(ValueError):
    """`code` and `values` are those of the problem that stands beside the field."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values

    def problem(self, field: str) -> Problem:
        return Problem(field, self.code, self.values)


def read_moment(text: str, now: Moment) -> Moment:
    """The instant meant, in the school's zone. Raises NotATime, for a day without its time too.

    An hour that came twice is the first of the two unless "GMT" or "BST" follows it.
    """
    said = text.strip().lower()
    if said == "now":
        return now
    if "z" in said and said[:4].isdigit():
        return _exact(text.strip())
    clock = _CLOCK.fullmatch(said)
    if clock is not None and (clock["minute"] or clock["half"]):
        return _at(now.london_date, clock)
    found = _split(said, now)
    if found is None:
        raise NotATime("time_not_understood")
    day, rest = found
    if not rest:
        raise NotATime("time_of_day_needed")
    clock = _CLOCK.fullmatch(rest)
    if clock is None or not (clock["minute"] or clock["half"]):
        raise NotATime("time_not_understood")
    return _at(day, clock)


def read_date(text: str, now: Moment) -> date:
    """The day meant; a time of day has no place in it. Raises NotATime."""
    said = text.strip().lower()
    if said == "now":
        return now.london_date
    found = _split(said, now)
    if found is None or found[1]:
        raise NotATime("date_not_understood")
    return found[0]


def _exact(text: str) -> Moment:
    """What a record kept, as its draft gives it back."""
    try:
        exact = Moment.parse(text)
    except ValueError as fault:
        raise NotATime("time_not_understood") from fault
    _check_year(exact.utc.year)
    return exact


def _split(said: str, now: Moment) -> tuple[date, str] | None:
    """The day at the beginning, and the time that follows it; None where there is no day."""
    weekday = _WEEKDAY.match(said)
    begins = weekday.end() if weekday else 0
    for form in (_RELATIVE, _ISO, _FIGURES, _WORDED):
        found = form.match(said, begins)
        if found is None:
            continue
        day = _day(found, now.london_date)
        if day is None:
            return None
        if weekday and not _WEEKDAYS[day.weekday()].startswith(weekday["name"][:3]):
            raise NotATime("wrong_weekday", weekday=_WEEKDAYS[day.weekday()].capitalize(), **_named(day))
        rest = said[found.end() :]
        gap = _GAP.match(rest)
        if rest and gap is None:
            return None
        return day, rest[gap.end() :] if gap else rest
    return None


def _day(found: re.Match[str], today: date) -> date | None:
    """The day that one of the forms found; None where what stands in the month's place names none."""
    if found.re is _RELATIVE:
        return today - timedelta(days=_DAYS_BACK[found["word"]])
    month = _month(found["month"])
    if month is None:
        return None
    typed = found["year"]
    year = today.year if typed is None else int(typed) + (2000 if len(typed) == 2 else 0)
    _check_year(year)
    if not 1 <= month <= 12:
        raise NotATime("no_such_month", month=str(month))
    day = int(found["day"])
    try:
        return date(year, month, day)
    except ValueError as fault:
        name = _MONTHS[month - 1].capitalize()
        raise NotATime("no_such_day", day=str(day), month=name, year=str(year)) from fault


def _month(typed: str) -> int | None:
    if typed.isdigit():
        return int(typed)
    return next((place for place, name in enumerate(_MONTHS, 1) if name.startswith(typed)), None)


def _check_year(year: int) -> None:
    if year < _EARLIEST:
        raise NotATime("year_too_early", year=f"{year:04}")


def _at(day: date, clock: re.Match[str]) -> Moment:
    """That time of that day by London's clocks."""
    hour, minute, half = int(clock["hour"]), int(clock["minute"] or 0), (clock["half"] or "")[:1]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif half:
        hour = 24  # "13 pm" and "0 am" are on no clock
    if hour > 23 or minute > 59:
        raise NotATime("no_such_time", time=clock["said"])
    wall = datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON)
    try:
        there = wall.astimezone(UTC).astimezone(LONDON)
    except OverflowError as fault:
        raise NotATime("time_not_understood") from fault
    if there.replace(tzinfo=None) != wall.replace(tzinfo=None):
        raise NotATime("skipped_time", time=f"{wall:%H:%M}", **_named(day))  # the clocks went forward over it
    zone = (clock["zone"] or "").upper()
    if zone and wall.tzname() != zone:
        wall = wall.replace(fold=1)
        if wall.tzname() != zone:
            raise NotATime("wrong_zone", zone=zone, **_named(day))
    return Moment.of(wall)


def _named(day: date) -> dict[str, str]:
    return {"day": str(day.day), "month": _MONTHS[day.month - 1].capitalize(), "year": str(day.year)}

"""Times as people type them: "now", "today 14:10", "21 Nov 2026 14:10", "21/11/2026", "2026-11-21T14:10"."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from safetydesk.domain.clock import LONDON, Moment

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_CLOCK = r"(?:[ ,T]+(?:at )?(?P<hour>\d{1,2})[:.](?P<minute>\d\d))?"
_WORDED = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)? +(?P<month>[a-z]{3,9})\.?,? +(?P<year>\d{4})" + _CLOCK, re.I
)
_SLASHED = re.compile(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})" + _CLOCK)
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)" + _CLOCK)
_RELATIVE = re.compile(r"(?P<word>today|yesterday)" + _CLOCK, re.I)


_EARLIEST = 1900
"""A year before this is a slip of the keys ("0206"), and no clock of ours was set by then."""


class NotATime(ValueError):
    """`code` is the problem's: `time_not_understood` or `no_such_time`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_moment(text: str, now: Moment) -> Moment:
    """The instant meant, in the school's zone; a date without a time is its midnight. Raises NotATime."""
    wanted = text.strip()
    if wanted.lower() == "now":
        return now
    if _looks_exact(wanted):
        try:
            exact = Moment.parse(wanted)
        except ValueError as fault:
            raise NotATime("time_not_understood") from fault
        if exact.utc.year < _EARLIEST:
            raise NotATime("no_such_time")
        return exact
    day, hour, minute = _parts(wanted, now)
    try:
        wall = datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON)
        there = wall.astimezone(UTC).astimezone(LONDON)
    except (ValueError, OverflowError) as fault:
        raise NotATime("no_such_time") from fault
    if there.replace(tzinfo=None) != wall.replace(tzinfo=None):
        raise NotATime("no_such_time")  # the hour that is skipped when the clocks go forward
    return Moment.of(wall)


def read_date(text: str, now: Moment) -> date:
    """The day meant. Raises NotATime."""
    if text.strip().lower() == "now":
        return now.london_date
    return _parts(text.strip(), now)[0]


def _looks_exact(text: str) -> bool:
    return "Z" in text and text[:4].isdigit()


def _parts(text: str, now: Moment) -> tuple[date, int, int]:
    relative = _RELATIVE.fullmatch(text)
    if relative is not None:
        back = 1 if relative["word"].lower() == "yesterday" else 0
        return (
            now.london_date - timedelta(days=back),
            int(relative["hour"] or 0),
            int(relative["minute"] or 0),
        )
    found = _WORDED.fullmatch(text) or _SLASHED.fullmatch(text) or _ISO.fullmatch(text)
    if found is None:
        raise NotATime("time_not_understood")
    month = _month(found["month"])
    if int(found["year"]) < _EARLIEST:
        raise NotATime("no_such_time")
    try:
        day = date(int(found["year"]), month, int(found["day"]))
    except ValueError as fault:
        raise NotATime("no_such_time") from fault
    return day, int(found["hour"] or 0), int(found["minute"] or 0)


def _month(word: str) -> int:
    if word.isdigit():
        return int(word)
    meant = [place for place, month in enumerate(_MONTHS, 1) if month.startswith(word.lower())]
    if not meant:
        raise NotATime("time_not_understood")
    return meant[0]

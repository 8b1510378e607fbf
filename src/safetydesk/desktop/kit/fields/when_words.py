"""How a date and a time are typed in a British school, and what they are."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_NUMBERS = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})(?:\s*[/.\-]\s*(\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDS = re.compile(
    r"(?:[a-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]+)\.?,?(?:\s+(\d{4}|\d{2}(?![:.\d])))?"
)
_TIME = re.compile(r"(?:at\s+)?(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?")
_NOT_A_DATE = "This is not a date. Type it like 21 Nov 2026."
_NOT_BOTH = "This is not a date and time. Type it like 21 Nov 2026 14:10."


class NotADate(ValueError):
    """What was typed is no date, or a date that does not exist; the text of the error says which."""


def read_date(text: str, today: date) -> date:
    """The date typed: 21/11/2026, 21 Nov 2026, 21 November, 2026-11-21, today, yesterday. Raises NotADate."""
    found, rest = _split(text.strip().lower(), today)
    if rest:
        raise NotADate(_NOT_A_DATE)
    return found


def read_when(text: str, now: datetime) -> datetime:
    """The naive wall-clock time typed, to the minute. Raises NotADate.

    A time alone means today; a date alone its first minute, as everywhere in SafetyDesk, and the field then shows it.
    """
    said = text.strip().lower()
    if said == "now":
        return now.replace(second=0, microsecond=0, tzinfo=None)
    whole = _TIME.fullmatch(said)
    if whole and (whole.group(2) or whole.group(3)):
        return datetime.combine(now.date(), _clock(whole))
    found, rest = _split(said, now.date())
    if not rest:
        return datetime.combine(found, time())
    at = _TIME.fullmatch(rest)
    if at is None or not (at.group(2) or at.group(3)):
        raise NotADate(_NOT_BOTH)
    return datetime.combine(found, _clock(at))


def date_words(day: date) -> str:
    """`21 Nov 2026`."""
    return f"{day.day} {_MONTHS[day.month - 1].capitalize()} {day.year}"


def when_words(when: datetime) -> str:
    """`21 Nov 2026 14:10`."""
    return f"{date_words(when.date())} {when:%H:%M}"


def _split(said: str, today: date) -> tuple[date, str]:
    """The date at the beginning, and what follows it."""
    for word, back in (("today", 0), ("yesterday", 1), ("tomorrow", -1)):
        if said == word or said.startswith(word + " "):
            return today - timedelta(days=back), said[len(word) :].strip(" ,")
    if found := _ISO.match(said):
        year, month, day = (int(part) for part in found.groups())
        return _day(year, month, day), said[found.end() :].strip(" ,t")
    if found := _NUMBERS.match(said):
        day, month = int(found.group(1)), int(found.group(2))
        return _day(_year(found.group(3), today), month, day), said[found.end() :].strip(" ,")
    if (found := _WORDS.match(said)) and (numbered := _month(found.group(2))):
        day = int(found.group(1))
        return _day(_year(found.group(3), today), numbered, day), said[found.end() :].strip(" ,")
    raise NotADate(_NOT_A_DATE)


def _month(word: str) -> int | None:
    if word == "sept":
        return 9
    if word in _FULL:
        return _FULL.index(word) + 1
    return _MONTHS.index(word) + 1 if word in _MONTHS else None


def _year(typed: str | None, today: date) -> int:
    if typed is None:
        return today.year
    return int(typed) if len(typed) == 4 else 2000 + int(typed)


def _day(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise NotADate("There is no such month. The day comes first: 21/11/2026.")
    try:
        return date(year, month, day)
    except ValueError:
        name = _FULL[month - 1].capitalize()
        raise NotADate(f"There is no {day} {name} {year}." if year else _NOT_A_DATE) from None


def _clock(found: re.Match[str]) -> time:
    hour, minute = int(found.group(1)), int(found.group(2) or 0)
    half = (found.group(3) or "").replace(".", "")
    if half and not 1 <= hour <= 12:
        raise NotADate("There is no such time.")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59:
        raise NotADate("There is no such time. A day ends at 23:59.")
    return time(hour, minute)

"""The school's own terms and added bank holidays, as lines of text that a person can read and write.

A term: "Autumn: 2026-09-02 to 2026-12-18 closed 2026-10-26..2026-10-30, 2026-11-27" (the name and the closed days
may be left out). A bank holiday: "2027-06-03 Coronation". A line each; blank lines are nothing. A day may be typed as
"2 Sep 2026" too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from safetydesk.domain.calendars import Term
from safetydesk.domain.errors import Problem

_DAY = r"(?:\d{4}-\d\d-\d\d|\d{1,2}\s+[A-Za-z]{3,9}\s+\d{4})"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TERM = re.compile(
    rf"(?:(?P<name>[^:]{{1,40}}):\s*)?(?P<first>{_DAY})\s+to\s+(?P<last>{_DAY})(?:\s+closed\s+(?P<closed>.+))?"
)
_SPAN = re.compile(rf"({_DAY})(?:\.\.({_DAY}))?")
_HOLIDAY = re.compile(rf"({_DAY})\s+(\S.*)")
LONGEST_TERM = timedelta(days=366)
LONGEST_BREAK = timedelta(days=150)
"""Bounds of sense, and no settings: what is longer was mistyped."""


class LineFault(ValueError):
    """One line cannot be used: `problem` says why and names the line, counted from 1."""

    def __init__(self, code: str, line: int, **values: str) -> None:
        super().__init__(code)
        self.problem = Problem("value", code, {"line": str(line), **values})


def read_terms(text: str) -> tuple[Term, ...]:
    """The terms, in order of time whatever the order of the lines. Raises LineFault."""
    found: list[tuple[Term, int]] = []
    for number, line in _lines(text):
        match = _TERM.fullmatch(line)
        if match is None:
            raise LineFault("house_not_a_term", number, text=line)
        first, last = _day(match["first"], number), _day(match["last"], number)
        if last < first:
            raise LineFault("house_term_ends_first", number)
        if last - first > LONGEST_TERM:
            raise LineFault("house_term_too_long", number)
        closed = _spans(match["closed"] or "", number)
        if any(not first <= day <= last for day in closed):
            raise LineFault("house_closed_outside", number)
        found.append((Term(first, last, closed, (match["name"] or "").strip()), number))
    found.sort(key=lambda each: each[0].first)
    for (before, _), (after, number) in zip(found, found[1:], strict=False):
        if after.first <= before.last:
            raise LineFault("house_terms_overlap", number)
    _refuse_a_year_without_school(found)
    return tuple(term for term, _ in found)


def terms_text(terms: Iterable[Term], written: Callable[[date], str] = date.isoformat) -> str:
    """The reverse of `read_terms`; days as `written`, in either way that is read."""
    return "\n".join(_term_text(term, written) for term in terms)


def read_bank_holidays(text: str) -> tuple[tuple[date, str], ...]:
    """(day, name), in order. A weekend is none: nothing is counted on it anyhow. Raises LineFault."""
    found: dict[date, str] = {}
    for number, line in _lines(text):
        match = _HOLIDAY.fullmatch(line)
        if match is None:
            raise LineFault("house_not_a_holiday", number, text=line)
        day = _day(match[1], number)
        if day.weekday() > 4:
            raise LineFault("house_holiday_at_a_weekend", number)
        if day in found:
            raise LineFault("house_day_twice", number)
        found[day] = match[2]
    return tuple(sorted(found.items()))


def spans_of(days: Iterable[date]) -> tuple[tuple[date, date], ...]:
    """Days as runs, weekends between them bridged: (26 Oct, 30 Oct)."""
    runs: list[tuple[date, date]] = []
    for day in sorted(days):
        if runs and _is_next(runs[-1][1], day):
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return tuple(runs)


def present_or_next(terms: Sequence[Term], day: date) -> Term | None:
    """The term that holds this day, or else the first after it; None where the terms do not reach it."""
    return next((term for term in terms if day <= term.last), None)


def _refuse_a_year_without_school(found: Sequence[tuple[Term, int]]) -> None:
    """A deadline in school days must fall due: nobody's school is shut for longer than `LONGEST_BREAK`."""
    last_open: date | None = None
    for term, number in found:
        days = (term.first + timedelta(days=n) for n in range((term.last - term.first).days + 1))
        is_open = False
        for day in days:
            if day.weekday() > 4 or day in term.closed:
                continue
            if last_open is not None and day - last_open > LONGEST_BREAK:
                raise LineFault("house_terms_far_apart", number, days=str(LONGEST_BREAK.days))
            is_open, last_open = True, day
        if not is_open:
            raise LineFault("house_term_all_closed", number)


def _term_text(term: Term, written: Callable[[date], str]) -> str:
    name = f"{term.name}: " if term.name else ""
    spans = ", ".join(
        written(first) if first == last else f"{written(first)}..{written(last)}"
        for first, last in _exact_spans(term.closed)
    )
    return f"{name}{written(term.first)} to {written(term.last)}{f' closed {spans}' if spans else ''}"


def _exact_spans(days: Iterable[date]) -> list[tuple[date, date]]:
    runs: list[tuple[date, date]] = []
    for day in sorted(days):
        if runs and day - runs[-1][1] == timedelta(days=1):
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs


def _is_next(last: date, day: date) -> bool:
    """The day after, or the Monday after a Friday."""
    apart = (day - last).days
    return apart == 1 or (apart <= 3 and last.weekday() >= 4 and day.weekday() == 0)


def _spans(text: str, number: int) -> frozenset[date]:
    days: set[date] = set()
    for part in filter(None, (part.strip() for part in text.split(","))):
        match = _SPAN.fullmatch(part)
        if match is None:
            raise LineFault("house_not_a_day", number, text=part)
        first = _day(match[1], number)
        last = _day(match[2], number) if match[2] else first
        if last < first:
            raise LineFault("house_term_ends_first", number)
        if last - first > LONGEST_TERM:
            raise LineFault("house_term_too_long", number)
        days |= {first + timedelta(days=n) for n in range((last - first).days + 1)}
    return frozenset(days)


def _day(text: str, number: int) -> date:
    try:
        if "-" in text:
            return date.fromisoformat(text)
        day, month, year = text.split()
        return date(int(year), _MONTHS.index(month[:3].lower()) + 1, int(day))
    except ValueError:
        raise LineFault("house_not_a_day", number, text=text) from None


def _lines(text: str) -> list[tuple[int, str]]:
    return [(n, line.strip()) for n, line in enumerate(text.splitlines(), 1) if line.strip()]

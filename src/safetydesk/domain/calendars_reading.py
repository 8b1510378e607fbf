"""From a parsed calendar file (`calendars/england.toml`) to `Calendars`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from safetydesk.domain.calendars import Calendars, SchoolDays, Term, WorkingDays
from safetydesk.domain.vocabulary_reading import Entry, VocabularyFault

FILE = "england.toml"


def read_calendars(parsed: Mapping[str, Any], terms: tuple[Term, ...] = ()) -> Calendars:
    """The calendars, with the school's own terms where it has entered them. Raises VocabularyFault."""
    top = Entry(FILE, "", parsed)
    top.text("source"), top.text("dated")
    years = range(top.take("first_year", int), top.take("last_year", int) + 1)
    ends = top.take("school_day_ends", time)
    days: set[date] = set()
    for entry in top.entries("bank_holiday"):
        day = entry.take("day", date)
        entry.text("name")
        entry.take("substitute", bool, False)
        entry.close()
        if day in days:
            raise VocabularyFault(FILE, str(day), "is there twice")
        if day.year not in years or day.weekday() > 4:
            raise VocabularyFault(FILE, str(day), "is outside the years, or no weekday")
        days.add(day)
    top.close()
    working = WorkingDays(frozenset(days))
    return Calendars(
        working=working,
        school=SchoolDays(working=working, terms=terms, day_ends=ends),
        known_until=date(years[-1], 12, 31) if years else None,
    )

"""What is to be said of how a deadline was counted: a calendar that does not know the year, a time that never comes."""

from __future__ import annotations

from datetime import date

from safetydesk.domain.calendars import (
    DAYS,
    MONTHS,
    SCHOOL_DAYS,
    WORKING_DAYS,
    Calendars,
    kind_of_wall_clock,
)
from safetydesk.domain.clock import LONDON, Moment

YEAR, NO_TERMS, TERMS, GAP, TWICE = "year", "no_terms", "terms", "gap", "twice"
EARLY, TOO_EARLY, RETIRED, FUTURE = "met_before_start", "extension_too_early", "retired", "met_in_future"
PAUSED_LATE = "overdue_when_paused"
ALL = (YEAR, NO_TERMS, TERMS, GAP, TWICE, EARLY, TOO_EARLY, RETIRED, FUTURE, PAUSED_LATE)
"""Each a code of `[label] "deadline_doubt.<code>"`."""


def doubts_of(start: Moment, due: Moment, unit: str, calendars: Calendars) -> tuple[str, ...]:
    """Codes for a deadline counted from `start` to `due` in `unit`; whatever is doubtful made it earlier, not later."""
    first, last = start.london_date, due.london_date
    found = [*_unknown_days(first, last, unit, calendars)]
    if unit in (WORKING_DAYS, SCHOOL_DAYS, DAYS, MONTHS) and last > first:
        wall = start.utc.astimezone(LONDON).time()
        found += [code for code in (kind_of_wall_clock(last, wall),) if code]
    return tuple(found)


def _unknown_days(first: date, last: date, unit: str, calendars: Calendars) -> list[str]:
    if unit not in (WORKING_DAYS, SCHOOL_DAYS):
        return []
    found = []
    if calendars.known_until is not None and last > calendars.known_until:
        found.append(YEAR)
    if unit == SCHOOL_DAYS and not calendars.school.terms:
        found.append(NO_TERMS)
    elif unit == SCHOOL_DAYS and not (calendars.school.knows(first) and calendars.school.knows(last)):
        found.append(TERMS)
    return found

"""When something is due, and when it is said to have happened."""

from __future__ import annotations

from datetime import timedelta

from safetydesk.domain.clock import Moment
from safetydesk.domain.happened import ABOUT, BETWEEN, EXACT, Happened
from safetydesk.wording.amounts import count_words
from safetydesk.wording.saying import label
from safetydesk.wording.times import MONTHS, date_words, moment_words, needs_zone, time_words

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def due_words(due: Moment, now: Moment) -> str:
    """ "due today 16:30", "due tomorrow 10:15", "due Fri 13 Nov 10:15", "overdue by 2 days"."""
    if now.utc > due.utc:
        return label("overdue", by=_span_words(now.utc - due.utc))
    days = (due.london_date - now.london_date).days
    clock, day = time_words(due), due.london_date
    if days == 0:
        return label("due_today", time=clock)
    if days == 1:
        return label("due_tomorrow", time=clock)
    if days < 7:
        return label("due_on", when=f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {clock}")
    return label("due_on", when=f"{date_words(day)} {clock}")


def happened_words(happened: Happened) -> str:
    """When it is said to have happened, with who or what says so."""
    said = label("happened_unknown")
    if happened.start is not None:
        start = moment_words(happened.start)
        if happened.kind == EXACT:
            said = start
        elif happened.kind == ABOUT:
            said = label("happened_about", start=start)
        elif happened.kind == BETWEEN:
            said = label("happened_between", start=start, end=_end_words(happened.start, happened.end))
    return label("happened_source", when=said, source=happened.source) if happened.source else said


def _end_words(start: Moment, end: Moment | None) -> str:
    if end is None:
        return label("happened_open_end")
    same_day = start.local.date() == end.local.date() and not needs_zone(end) and not needs_zone(start)
    return f"{end.local:%H:%M}" if same_day else moment_words(end)


def _span_words(span: timedelta) -> str:
    minutes = int(span.total_seconds() // 60)
    if minutes < 1:
        return label("less_than_a_minute")
    if minutes < 60:
        return count_words(minutes, "minute")
    if minutes < 24 * 60:
        return count_words(minutes // 60, "hour")
    return count_words(minutes // (24 * 60), "day")

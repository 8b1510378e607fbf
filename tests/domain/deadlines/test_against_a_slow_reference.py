"""The counting of deadlines against a reference that counts quarter hour by quarter hour and day by day.

The reference shares nothing with the code but the table of bank holidays: it finds a wall-clock time by walking through
the day in UTC, and counts each day by asking everything of it anew.
"""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from safetydesk.domain.calendars import UNITS, Calendars, SchoolDays, Term, WorkingDays
from safetydesk.domain.clock import Moment
from safetydesk.domain.deadlines.counting import Pause, due_after

ENGLAND = Path(__file__).parents[3] / "resources" / "calendars" / "england.toml"
HOLIDAYS = {entry["day"] for entry in tomllib.loads(ENGLAND.read_text("utf-8"))["bank_holiday"]}
TERMS = (
    (date(2027, 9, 2), date(2027, 12, 17), {date(2027, 10, 25) + timedelta(days=n) for n in range(5)}),
    (date(2028, 1, 4), date(2028, 3, 31), {date(2028, 2, 14) + timedelta(days=n) for n in range(5)}),
    (date(2028, 4, 18), date(2028, 7, 21), {date(2028, 5, 29) + timedelta(days=n) for n in range(5)}),
)
LONDON, QUARTER, DAY = ZoneInfo("Europe/London"), timedelta(minutes=15), timedelta(days=1)
WORKING = WorkingDays(frozenset(HOLIDAYS))
CALENDARS = Calendars(
    working=WORKING,
    school=SchoolDays(WORKING, tuple(Term(a, b, frozenset(closed)) for a, b, closed in TERMS)),
)
SUMMER, EASTER, SPRING, AUTUMN, LEAP, CHRISTMAS = (
    datetime(2028, 7, 20, 9, 15, tzinfo=UTC),
    datetime(2028, 4, 13, 14, 30, tzinfo=UTC),
    datetime(2028, 3, 25, 1, 30, tzinfo=UTC),
    datetime(2027, 10, 30, 0, 30, tzinfo=UTC),
    datetime(2028, 2, 28, 23, 45, tzinfo=UTC),
    datetime(2027, 12, 24, 16, 45, tzinfo=UTC),
)
Stretch = tuple[datetime, datetime]


def wall_clock(day: date, hour: int, minute: int) -> datetime:
    """The first instant of that day that London's clocks show so; a time they leave out, an hour earlier."""
    wanted = datetime(day.year, day.month, day.day, hour, minute)
    instant = datetime(day.year, day.month, day.day, tzinfo=UTC) - 2 * timedelta(hours=1)
    for _ in range(28 * 4):
        if instant.astimezone(LONDON).replace(tzinfo=None) == wanted:
            return instant
        instant += QUARTER
    earlier = wanted - timedelta(hours=1)
    return wall_clock(earlier.date(), earlier.hour, earlier.minute)


def stands_still(instant: datetime, pauses: list[Stretch]) -> bool:
    return any(began <= instant < ended for began, ended in pauses)


def is_working(day: date) -> bool:
    return day.strftime("%a") not in ("Sat", "Sun") and day not in HOLIDAYS


def is_school(day: date) -> bool:
    if not is_working(day):
        return False
    if day < TERMS[0][0] or day > TERMS[-1][1]:
        return True
    return any(first <= day <= last and day not in closed for first, last, closed in TERMS)


def reference(start: datetime, amount: int, unit: str, pauses: list[Stretch]) -> datetime:
    if unit == "clock_hours":
        return by_quarters(start, amount, pauses)
    if unit == "school_days" and amount == 0:
        return by_the_end_of_school(start, pauses)
    if unit == "days" and amount == 0:
        return by_the_end_of_the_day(start, pauses)
    if unit == "months":
        return by_months(start, amount, pauses)
    return by_days(start, amount, unit, pauses)


def by_quarters(start: datetime, hours: int, pauses: list[Stretch]) -> datetime:
    instant, left = start, hours * 4
    while left:
        left -= 0 if stands_still(instant, pauses) else 1
        instant += QUARTER
    return instant


def by_the_end_of_school(start: datetime, pauses: list[Stretch]) -> datetime:
    day = start.astimezone(LONDON).date()
    while True:
        end = wall_clock(day, 16, 30)
        if is_school(day) and end >= start and not stands_still(end, pauses):
            return end
        day += DAY


def by_the_end_of_the_day(start: datetime, pauses: list[Stretch]) -> datetime:
    """At half past four or, after that, in the last minute: of that same day, be it a holiday."""
    day = start.astimezone(LONDON).date()
    while True:
        half_past_four = wall_clock(day, 16, 30)
        for end in (half_past_four, wall_clock(day, 23, 45) + timedelta(minutes=14)):
            if end >= start and not stands_still(end, pauses):
                return end
        day += DAY


def by_months(start: datetime, months: int, pauses: list[Stretch]) -> datetime:
    local = start.astimezone(LONDON)
    if months == 0:
        return start
    first = local.date().replace(day=1)
    for _ in range(months):
        first = (first + timedelta(days=32)).replace(day=1)
    last = first
    while (last + DAY).month == first.month and last.day < local.day:
        last += DAY
    walked = local.date()
    while walked < last:
        walked += DAY
        if stands_still(wall_clock(walked, local.hour, local.minute), pauses):
            last += DAY
    return wall_clock(last, local.hour, local.minute)


def by_days(start: datetime, amount: int, unit: str, pauses: list[Stretch]) -> datetime:
    counts = {"working_days": is_working, "school_days": is_school}.get(unit, lambda _day: True)
    local = start.astimezone(LONDON)
    day, left = local.date(), amount
    while left:
        day += DAY
        if counts(day) and not stands_still(wall_clock(day, local.hour, local.minute), pauses):
            left -= 1
    return wall_clock(day, local.hour, local.minute) if amount else start


def quarters(least: int, most: int) -> st.SearchStrategy[timedelta]:
    return st.integers(least, most).map(lambda n: n * QUARTER)


near_a_turn = st.sampled_from([SUMMER, EASTER, SPRING, AUTUMN, LEAP, CHRISTMAS])
starts = st.builds(lambda turn, off: turn + off, near_a_turn, quarters(-96 * 4, 96 * 4))
stretches = st.lists(st.tuples(quarters(0, 96 * 12), quarters(1, 96 * 8)), max_size=2)


@settings(max_examples=250, deadline=None)
@given(starts, st.integers(0, 12), st.sampled_from(UNITS), stretches)
@example(SPRING - DAY, 1, "working_days", [])
@example(datetime(2028, 3, 19, 1, 30, tzinfo=UTC), 7, "days", [])  # due in the hour that is left out
@example(datetime(2027, 10, 24, 0, 30, tzinfo=UTC), 7, "days", [])  # due in the hour that comes twice
@example(datetime(2028, 2, 29, 9, 0, tzinfo=UTC), 12, "months", [])
@example(SUMMER, 10, "school_days", [(timedelta(), timedelta(days=20))])
@example(SUMMER, 1, "working_days", [])
@example(datetime(2028, 8, 5, 20, 0, tzinfo=UTC), 0, "days", [])  # on a Saturday night in the holidays
@example(SUMMER, 0, "days", [(timedelta(hours=1), timedelta(hours=15))])  # paused over midnight
@example(
    LEAP, 1, "months", [(timedelta(days=27), timedelta(days=4))]
)  # paused on the day on which it was due
def test_it_counts_as_the_slow_reference_does(
    start: datetime, amount: int, unit: str, offs: list[tuple[timedelta, timedelta]]
) -> None:
    if unit == "months":
        amount = min(amount, 3) if offs else amount
    pauses, began = [], start
    for gap, length in offs:
        began += gap
        pauses.append((began, began + length))
        began += length
    held = [Pause(Moment.of(a.astimezone(LONDON)), Moment.of(b.astimezone(LONDON))) for a, b in pauses]
    due = due_after(Moment.of(start.astimezone(LONDON)), amount, unit, CALENDARS, held)
    assert due.utc == reference(start, amount, unit, pauses)
    assert due.utc >= start
    if unit == "days" and not pauses:
        assert due.london_date == start.astimezone(LONDON).date() + amount * DAY
    assert due.offset == due.utc.astimezone(LONDON).utcoffset().total_seconds() // 60  # type: ignore[union-attr]  # aware


@pytest.mark.parametrize("unit", UNITS)
def test_a_pause_never_makes_it_earlier(unit: str) -> None:
    start = Moment.of(AUTUMN.astimezone(LONDON))
    plain = due_after(start, 3, unit, CALENDARS)
    for hours in range(0, 200, 7):
        pause = Pause(start.plus(timedelta(hours=hours)), start.plus(timedelta(hours=hours + 30)))
        assert due_after(start, 3, unit, CALENDARS, [pause]).utc >= plain.utc

"""Deadlines are counted by the school's wall clock, over both clock changes, and never later than meant."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safetydesk.domain.calendars import (
    CLOCK_HOURS,
    DAYS,
    MONTHS,
    SCHOOL_DAYS,
    UNITS,
    WORKING_DAYS,
    Calendars,
    SchoolDays,
    Term,
    WorkingDays,
    months_after,
)
from safetydesk.domain.clock import LONDON, Moment
from safetydesk.wording import load_calendars

ENGLAND = load_calendars()
at = Moment.london
moments = st.datetimes(datetime(2024, 1, 1), datetime(2030, 11, 30), timezones=st.just(LONDON)).map(Moment.of)


def wall(moment: Moment) -> time:
    return moment.utc.astimezone(LONDON).time()


@pytest.mark.parametrize(
    ("known", "n", "due"),
    [
        (at(2026, 7, 20, 10, 15), 1, at(2026, 7, 21, 10, 15)),  # never paused by school holidays
        (at(2026, 11, 6, 16, 0), 1, at(2026, 11, 9, 16, 0)),  # Friday to Monday
        (at(2026, 11, 7, 10, 15), 1, at(2026, 11, 9, 10, 15)),  # Saturday: the earlier reading
        (at(2026, 10, 23, 10, 15), 1, at(2026, 10, 26, 10, 15)),  # clocks go back in between
        (at(2026, 3, 27, 10, 15), 1, at(2026, 3, 30, 10, 15)),  # clocks go forward in between
        (at(2026, 4, 2, 9, 0), 1, at(2026, 4, 7, 9, 0)),  # over Easter
        (at(2026, 12, 24, 9, 0), 1, at(2026, 12, 29, 9, 0)),  # 28 December stands in for Boxing Day
        (at(2026, 11, 9, 9, 0), 0, at(2026, 11, 9, 9, 0)),
    ],
)
def test_working_days(known: Moment, n: int, due: Moment) -> None:
    assert ENGLAND.working.add(known, n) == due


def test_twenty_four_hours_are_hours_over_a_clock_change() -> None:
    assert ENGLAND.add(at(2026, 10, 24, 12), 24, CLOCK_HOURS) == at(2026, 10, 25, 11)
    assert ENGLAND.add(at(2026, 10, 24, 12), 1, DAYS) == at(2026, 10, 25, 12)


def test_a_skipped_or_doubled_time_gives_the_earlier_instant() -> None:
    assert ENGLAND.add(at(2026, 3, 28, 1, 30), 1, DAYS) == at(2026, 3, 29, 0, 30)
    assert ENGLAND.add(at(2026, 10, 24, 1, 30), 1, DAYS).offset == 60


def test_months_end_where_the_month_does() -> None:
    assert months_after(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert months_after(date(2027, 12, 31), 2) == date(2028, 2, 29)
    assert ENGLAND.add(at(2026, 11, 21, 14), 12, MONTHS) == at(2027, 11, 21, 14)


def test_school_days_pause_in_holidays_and_on_closed_days() -> None:
    terms = (
        Term(date(2026, 9, 2), date(2026, 12, 18), frozenset({date(2026, 9, 3)})),
        Term(date(2027, 1, 4), date(2027, 3, 25)),
    )
    school = SchoolDays(ENGLAND.working, terms)
    assert school.add(at(2026, 12, 18, 9), 1) == at(2027, 1, 4, 9)
    assert school.add(at(2026, 9, 2, 9), 1) == at(2026, 9, 4, 9)
    assert school.add(at(2027, 3, 25, 9), 1) == at(
        2027, 3, 30, 9
    )  # past the last term: working days, so earlier


def test_no_school_day_at_all_means_the_end_of_this_one() -> None:
    school = ENGLAND.school
    assert school.add(at(2026, 11, 9, 10), 0) == at(2026, 11, 9, 16, 30)
    assert school.add(at(2026, 11, 9, 17), 0) == at(2026, 11, 10, 16, 30)
    assert school.add(at(2026, 11, 7, 10), 0) == at(2026, 11, 9, 16, 30)


def test_no_day_at_all_means_the_end_of_this_very_day() -> None:
    for known, due in (((7, 10), (7, 16, 30)), ((7, 20), (7, 23, 59)), ((7, 23, 59), (7, 23, 59))):
        assert ENGLAND.add(at(2026, 11, *known), 0, DAYS) == at(2026, 11, *due)  # a Saturday


def test_what_makes_no_sense_is_refused() -> None:
    for unit in UNITS:
        with pytest.raises(ValueError, match="never before"):
            ENGLAND.add(at(2026, 1, 1), -1, unit)
    with pytest.raises(ValueError, match="unknown unit"):
        ENGLAND.add(at(2026, 1, 1), 1, "fortnights")


def test_a_calendar_without_a_day_for_a_year_ends_a_deadline_too_early_and_never_not_at_all() -> None:
    shut = SchoolDays(WorkingDays(frozenset(date(2026, 1, 1) + timedelta(n) for n in range(800))))
    assert shut.add(at(2026, 1, 1), 1).london_date == date(2026, 1, 2)


@settings(max_examples=150, deadline=None)
@given(moments, st.integers(1, 25), st.sampled_from([WORKING_DAYS, SCHOOL_DAYS]))
def test_counted_days_are_exactly_those_between(known: Moment, n: int, unit: str) -> None:
    due = ENGLAND.add(known, n, unit)
    first, last = known.london_date, due.london_date
    between = [first + timedelta(d) for d in range(1, (last - first).days + 1)]
    assert sum(map(ENGLAND.working.counts, between)) == n
    assert ENGLAND.working.counts(last)
    assert wall(due) == wall(known)


@settings(max_examples=100, deadline=None)
@given(moments, st.integers(0, 20), st.sampled_from(UNITS))
def test_more_is_never_earlier_and_nothing_is_due_before_it_starts(known: Moment, n: int, unit: str) -> None:
    due = ENGLAND.add(known, n, unit)
    assert due.utc >= known.utc
    if n:
        assert ENGLAND.add(known, n + 1, unit).utc > due.utc


@settings(max_examples=60, deadline=None)
@given(moments, st.integers(1, 20))
def test_a_bank_holiday_nobody_entered_only_makes_it_earlier(known: Moment, n: int) -> None:
    assert Calendars().add(known, n, WORKING_DAYS).utc <= ENGLAND.add(known, n, WORKING_DAYS).utc


def easter(year: int) -> date:
    """Gauss's reckoning, written otherwise than the one that made the file."""
    a, b, c = year % 19, year % 4, year % 7
    d = (19 * a + 24) % 30
    e = (2 * b + 4 * c + 6 * d + 5) % 7
    return date(year, 3, 22) + timedelta(d + e)


@pytest.mark.parametrize("year", range(2024, 2031))
def test_the_bank_holidays_follow_the_rule(year: int) -> None:
    days = {day for day in ENGLAND.working.bank_holidays if day.year == year}
    assert len(days) == 8
    assert {easter(year) - timedelta(2), easter(year) + timedelta(1)} <= days
    assert len([d for d in days if d.month == 12 and 25 <= d.day <= 28]) == 2
    mondays = {d for d in days if d.month in (5, 8)}
    assert len(mondays) == 3
    assert {d.weekday() for d in mondays} == {0}


def test_the_dates_published_for_two_years_are_there() -> None:
    published = {
        date(2025, 1, 1), date(2025, 4, 18), date(2025, 4, 21), date(2025, 5, 5), date(2025, 5, 26),
        date(2025, 8, 25), date(2025, 12, 25), date(2025, 12, 26), date(2026, 1, 1), date(2026, 4, 3),
        date(2026, 4, 6), date(2026, 5, 4), date(2026, 5, 25), date(2026, 8, 31), date(2026, 12, 25),
        date(2026, 12, 28),
    }  # fmt: skip
    assert {d for d in ENGLAND.working.bank_holidays if d.year in (2025, 2026)} == published

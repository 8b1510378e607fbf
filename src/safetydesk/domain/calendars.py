"""Clock hours, working days and school days: the three ways a deadline is counted.

One rule for days: a deadline of n days stands at the same wall-clock time, in the school's zone, on the n-th
counting day after the day on which the clock started. Known on Friday 16:00, one working day: Monday 16:00.
Known on Saturday 10:15: Monday 10:15, which is earlier, and so safer, than "Saturday counts as the start of
Monday", which would allow until the end of Monday. Where a day cannot be judged (past the end of the table of
bank holidays or terms) it counts, because that too makes the deadline earlier.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Protocol

from safetydesk.domain.clock import LONDON, Moment

CLOCK_HOURS, WORKING_DAYS, SCHOOL_DAYS, DAYS, MONTHS = UNITS = (
    "clock_hours", "working_days", "school_days", "days", "months",
)  # fmt: skip
_ONE_DAY = timedelta(days=1)
_LAST_MINUTE = time(23, 59)
_LONGEST_BREAK = 366
_MOST_KEPT = 16_384


class DayCounting(Protocol):
    def counts(self, day: date) -> bool:
        """Whether this day is one of those counted."""


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Monday to Friday less England's bank holidays. Never paused by school holidays."""

    bank_holidays: frozenset[date] = frozenset()

    def counts(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.bank_holidays

    def add(self, moment: Moment, n: int) -> Moment:
        """The same wall-clock time on the n-th working day after. Raises ValueError for a negative n."""
        return _add_days(self, moment, n)


@dataclass(frozen=True, slots=True)
class Term:
    """First and last school day of one term, with the days inside it on which the school is closed, and its name."""

    first: date
    last: date
    closed: frozenset[date] = frozenset()
    name: str = ""


@dataclass(frozen=True, slots=True)
class SchoolDays:
    """The school's own days: working days inside its terms.

    Before the first term known and after the last, every working day counts: a school that has not entered
    its terms is reminded too early rather than too late. `day_ends` is the house's end of a school day.
    """

    working: WorkingDays = field(default_factory=WorkingDays)
    terms: tuple[Term, ...] = ()
    day_ends: time = time(16, 30)
    _span: tuple[date, date] | None = field(default=None, init=False, repr=False, compare=False)
    _judged: dict[date, bool] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.terms:
            span = min(t.first for t in self.terms), max(t.last for t in self.terms)
            object.__setattr__(self, "_span", span)

    def counts(self, day: date) -> bool:
        # Today asks of the same days again for each of its clocks, and twenty years have sixty terms.
        known = self._judged.get(day)
        if known is None:
            known = self._judged[day] = self.working.counts(day) and (
                not self.knows(day)
                or any(t.first <= day <= t.last and day not in t.closed for t in self.terms)
            )
        return known

    def knows(self, day: date) -> bool:
        """Whether it lies between the first and the last day of the terms that the school has entered."""
        return self._span is not None and self._span[0] <= day <= self._span[1]

    def add(self, moment: Moment, n: int) -> Moment:
        """The same wall-clock time on the n-th school day after; n = 0 is the end of this school day.

        When that has passed, or today is no school day, n = 0 is the end of the next one.
        Raises ValueError for a negative n.
        """
        if n:
            return _add_days(self, moment, n)
        start = moment.wall_clock
        day = start.date()
        if not self.counts(day) or start.time() > self.day_ends:
            day = _next_counting(self, day)
        return at_wall_clock(day, self.day_ends)


@dataclass(frozen=True, slots=True)
class Calendars:
    """The calendars a deadline rule may name. Bank holidays are known up to `known_until`, where that is known."""

    working: WorkingDays = field(default_factory=WorkingDays)
    school: SchoolDays = field(default_factory=SchoolDays)
    known_until: date | None = None
    _counted: dict[tuple[Moment, int, str], Moment] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def add(self, moment: Moment, amount: int, unit: str) -> Moment:
        """`amount` of one of `UNITS` after `moment`; 0 days are the end of this very day.

        Raises ValueError for another unit, and below 0.
        """
        asked = moment, amount, unit
        found = self._counted.get(asked)
        if found is None:
            if len(self._counted) >= _MOST_KEPT:
                self._counted.clear()
            found = self._counted[asked] = self._add(moment, amount, unit)
        return found

    def _add(self, moment: Moment, amount: int, unit: str) -> Moment:
        if amount < 0:
            raise ValueError("a deadline is never before its start")
        if unit == CLOCK_HOURS:
            return moment.plus(timedelta(hours=amount))
        if unit == WORKING_DAYS:
            return self.working.add(moment, amount)
        if unit == SCHOOL_DAYS:
            return self.school.add(moment, amount)
        start = moment.wall_clock
        if unit == DAYS and amount == 0:
            return self._end_of_this_day(moment)
        if unit == DAYS:
            return _at(start, start.date() + timedelta(days=amount), moment)
        if unit == MONTHS:
            return _at(start, months_after(start.date(), amount), moment)
        raise ValueError(f"unknown unit of time: {unit}")

    def _end_of_this_day(self, moment: Moment) -> Moment:
        """Whatever the school's terms: when its days end, or before midnight where that has passed."""
        day = moment.london_date
        ends = (at_wall_clock(day, clock) for clock in (self.school.day_ends, _LAST_MINUTE))
        return next((end for end in ends if end.utc >= moment.utc), moment)


def months_after(day: date, months: int) -> date:
    """The same day of the month `months` later, or that month's last day where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def at_wall_clock(day: date, clock: time) -> Moment:
    """An instant by the school's wall clock. A time that comes twice, or never, gives the earlier reading."""
    naive = datetime.combine(day, clock.replace(tzinfo=None))
    first, second = _distances(naive)
    utc = (naive - max(first, second)).replace(tzinfo=UTC)
    if first == second:
        return Moment(utc, int(first.total_seconds() // 60))
    return Moment.of(utc.astimezone(LONDON))


def kind_of_wall_clock(day: date, clock: time) -> str:
    """ "gap" for a time that the clocks leave out on that day, "twice" for one that comes twice, "" for any other."""
    first, second = _distances(datetime.combine(day, clock.replace(tzinfo=None)))
    if first == second:
        return ""
    return "gap" if first < second else "twice"


@lru_cache(_MOST_KEPT)
def _distances(naive: datetime) -> tuple[timedelta, timedelta]:
    """How far from UTC the school's wall clock is at its first and at its second reading of a time."""
    first, second = (naive.replace(tzinfo=LONDON, fold=fold).utcoffset() for fold in (0, 1))
    return first or timedelta(), second or timedelta()


def _at(start: datetime, day: date, moment: Moment) -> Moment:
    return moment if day == start.date() else at_wall_clock(day, start.time())


def _add_days(calendar: DayCounting, moment: Moment, n: int) -> Moment:
    if n < 0:
        raise ValueError("a deadline is never before its start")
    start = moment.wall_clock
    day = start.date()
    for _ in range(n):
        day = _next_counting(calendar, day)
    return _at(start, day, moment)


def _next_counting(calendar: DayCounting, start: date) -> date:
    """Where a calendar, wrongly entered, has no day for a year, the next day counts: a reminder comes too early."""
    day = start
    for _ in range(_LONGEST_BREAK):
        day += _ONE_DAY
        if calendar.counts(day):
            return day
    return start + _ONE_DAY

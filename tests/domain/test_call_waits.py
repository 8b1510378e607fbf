"""How often somebody rang and how long they waited, over both clock changes; and how long a call holds the lock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from builders import NOW, a_record_id
from escalation_builders import a_call_attempt
from safetydesk.domain.call_attempt import CallAttempt
from safetydesk.domain.call_waits import Waits, minutes_so_far, seconds_held, waits
from safetydesk.domain.clock import Moment


def a_call(number: int, began: Moment, minutes: int, route: str = "social_care") -> CallAttempt:
    ended = began.plus(timedelta(minutes=minutes))
    return a_call_attempt(id=a_record_id(number), route=route, began=began, ended=ended)


def test_calls_days_and_minutes_of_each_route() -> None:
    calls = (
        a_call(4, Moment.london(2026, 11, 19, 9, 0), 20),
        a_call(1, Moment.london(2026, 11, 17, 9, 0), 15),
        a_call(2, Moment.london(2026, 11, 17, 16, 0), 16),
        a_call(3, Moment.london(2026, 11, 18, 9, 0), 1, route="lado"),
        a_call_attempt(id=a_record_id(9), began=NOW, ended=None, result=""),
    )
    assert waits(calls) == (Waits("social_care", 3, 2, 51), Waits("lado", 1, 1, 1))
    assert waits(()) == ()


def test_minutes_are_of_time_that_passed_not_of_the_clock_on_the_wall() -> None:
    spring = Moment.of(datetime(2027, 3, 28, 0, 50, tzinfo=UTC)).plus(timedelta())
    over_spring = a_call(1, spring, 20)
    assert (over_spring.began.offset, over_spring.ended and over_spring.ended.offset) == (0, 60)
    autumn = Moment.of(datetime(2026, 10, 25, 0, 50, tzinfo=UTC)).plus(timedelta())
    over_autumn = a_call(2, autumn, 20)
    assert (over_autumn.began.offset, over_autumn.ended and over_autumn.ended.offset) == (60, 0)
    assert over_spring.minutes == over_autumn.minutes == 20


def test_an_open_call_holds_the_lock_for_half_an_hour_and_no_longer() -> None:
    def left(minutes: float) -> float:
        call = a_call_attempt(began=NOW.plus(timedelta(minutes=-minutes)), ended=None, result="")
        return seconds_held([call], NOW, 30)

    whole = 1800.0
    assert (left(0), left(12), left(30), left(31)) == (whole, whole - 720, 0.0, 0.0)
    assert left(-600) == whole  # a clock set back makes nothing longer
    assert seconds_held([a_call_attempt()], NOW, 30) == seconds_held([], NOW, 30) == 0.0


def test_minutes_so_far() -> None:
    still_open = a_call_attempt(began=NOW.plus(timedelta(minutes=-12, seconds=-30)), ended=None, result="")
    assert minutes_so_far(still_open, NOW) == 12
    assert minutes_so_far(a_call_attempt(), NOW) == 18
    assert minutes_so_far(a_call_attempt(began=NOW.plus(timedelta(hours=1)), ended=None), NOW) == 0

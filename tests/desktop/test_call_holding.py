"""An open call holds the lock off for half an hour at most, says so, and a clock set back gives it no more."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from tests.clocks import StoppedClock

from builders import INCIDENT_ID
from safetydesk.desktop.call_holding import CallHolding
from safetydesk.desktop.idle import IdleWatch
from safetydesk.domain.events import CallBegan, CallEnded, NoteAdded


class Calls:
    def __init__(self, seconds: float = 0.0) -> None:
        self.seconds = seconds

    def seconds_held(self) -> float:
        return self.seconds


class Seconds:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


RECORD = UUID(int=5)
BEGAN = CallBegan(subject=INCIDENT_ID, reference="r", record=RECORD)
ENDED = CallEnded(subject=INCIDENT_ID, reference="r", record=RECORD, came_of_it="engaged", waited=1)


def test_it_holds_off_says_so_and_lets_go(qapp):
    seconds, locked, said = Seconds(), [], []
    watch = IdleWatch(qapp, 10, lambda: locked.append(1), seconds)
    calls, clock = Calls(1800.0), StoppedClock()
    holding = CallHolding(calls, watch, clock.now, watch)
    holding.told.connect(said.append)
    holding.heard(NoteAdded(subject=INCIDENT_ID, reference="r", record=RECORD))
    assert said == []
    holding.heard(BEGAN)
    until = clock.now().plus(timedelta(minutes=30)).local
    assert said == [f"Not locking itself before {until:%H:%M}: a call is open"]
    for _ in range(int(29 * 60 / 5)):
        seconds.now += 5
        watch.look()
    assert locked == []
    calls.seconds = 0.0
    holding.heard(ENDED)
    assert said[-1] == ""
    watch.look()
    assert locked == [1]
    watch.deleteLater()


def test_after_half_an_hour_it_locks_all_the_same(qapp):
    seconds, locked = Seconds(), []
    watch = IdleWatch(qapp, 10, lambda: locked.append(1), seconds)
    CallHolding(Calls(1800.0), watch, StoppedClock().now, watch).look()
    for _ in range(int(30 * 60 / 5)):
        assert locked == []
        seconds.now += 5
        watch.look()
    assert locked == [1]
    watch.deleteLater()


def test_its_time_is_asked_for_once(qapp, qtbot):
    """A clock that is set back meanwhile gives a call no other half hour."""
    watch = IdleWatch(qapp, 10, lambda: None, Seconds())
    calls, said = Calls(0.05), []
    holding = CallHolding(calls, watch, StoppedClock().now, watch)
    holding.told.connect(said.append)
    holding.look()
    calls.seconds = 1800.0
    qtbot.waitUntil(lambda: said[-1] == "", timeout=2000)
    watch.stop()
    watch.deleteLater()


@pytest.mark.parametrize("held", [0.0, 1800.0])
def test_a_machine_that_slept_locks_whatever_is_open(held, qapp):
    seconds, locked = Seconds(), []
    watch = IdleWatch(qapp, 10, lambda: locked.append(1), seconds)
    watch.hold_off(held)
    seconds.now += 120
    watch.look()
    assert locked == [1]
    watch.deleteLater()

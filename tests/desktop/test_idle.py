"""Idleness: after the minutes, after sleep, and where the window hangs and cannot look itself."""

from __future__ import annotations

import threading

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from safetydesk.desktop import idle
from safetydesk.desktop.idle import IdleWatch


class _Seconds:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def pass_by(self, watch: IdleWatch, seconds: float) -> None:
        """Time goes by with the five-second look working, as it does while the machine is awake."""
        end = self.now + seconds
        while self.now < end:
            self.now = min(end, self.now + 5)
            watch.look()


def test_quiet_locks_once_and_a_key_begins_again(qapp, qtbot):
    clock, locked = _Seconds(), []
    watch = IdleWatch(qapp, 10, lambda: locked.append(1), clock)
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    clock.pass_by(watch, 9 * 60)
    qtbot.keyClick(line, Qt.Key.Key_A)
    clock.pass_by(watch, 9 * 60)
    assert locked == []
    clock.pass_by(watch, 90)
    assert locked == [1]
    watch.deleteLater()


def test_sleep_locks_at_once(qapp):
    clock, locked = _Seconds(), []
    watch = IdleWatch(qapp, 10, lambda: locked.append(1), clock)
    clock.now += 120
    watch.look()
    assert locked == [1]
    watch.deleteLater()


def test_a_window_that_hangs_is_left_by_the_guard(qapp, monkeypatch):
    monkeypatch.setattr(idle, "CHECK_MS", 20)
    clock, locked, stuck = _Seconds(), [], threading.Event()
    watch = IdleWatch(qapp, 10, lambda: locked.append(1), clock, stuck.set)
    clock.now += 599
    assert not stuck.wait(0.2), "not yet"
    clock.now += 2
    assert stuck.wait(5), "no event loop turned meanwhile"
    watch.look()
    assert locked == []
    watch.stop()
    watch.deleteLater()


def test_the_guard_leaves_a_window_that_looks_itself_alone(qapp):
    clock, stuck = _Seconds(), []
    watch = IdleWatch(qapp, 10, lambda: None, clock)
    clock.now += 55
    watch.look()
    watch._acted = clock.now - 600
    watch.look_from_outside(lambda: stuck.append(1))
    assert stuck == []
    clock.now += 16
    watch.look_from_outside(lambda: stuck.append(1))
    watch.look_from_outside(lambda: stuck.append(1))
    assert stuck == [1]
    watch.stop()
    watch.deleteLater()

from __future__ import annotations

import time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from safetydesk.desktop.cover import Cover
from safetydesk.desktop.lock import IdleWatch, LockSequence


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


class _Work:
    def __init__(self, stops: bool = True) -> None:
        self.is_busy, self._stops, self.cancelled = True, stops, 0

    def cancel_current(self) -> None:
        self.cancelled += 1
        self.is_busy = not self._stops


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


def test_it_covers_cancels_starts_afresh_and_leaves_once(qtbot):
    told, work = [], _Work()
    lock = LockSequence(
        lambda: told.append("let go"),
        work,
        lambda: told.append("cover"),
        lambda _code: told.append("leave"),
    )
    lock.start()
    lock.start()
    assert told == ["cover"]
    qtbot.waitUntil(lambda: "leave" in told)
    qtbot.wait(60)
    assert told == ["cover", "let go", "leave"]
    assert work.cancelled == 1


def test_work_that_does_not_stop_and_a_window_that_hangs_cannot_hold_it_open():
    told, work = [], _Work(stops=False)
    lock = LockSequence(
        lambda: told.append("let go"),
        work,
        lambda: told.append("cover"),
        lambda _code: told.append("leave"),
        patience=0.05,
    )
    lock.start()
    time.sleep(0.3)  # no event loop turns: the window is stuck in a print
    assert told == ["cover", "let go", "leave"]


def test_it_leaves_even_where_it_cannot_start_afresh(qtbot):
    told = []

    def broken() -> None:
        raise OSError("no program")

    lock = LockSequence(broken, _Work(), lambda: None, lambda _code: told.append("leave"))
    lock.start()
    with qtbot.captureExceptions() as caught:
        qtbot.waitUntil(lambda: told == ["leave"])
    assert len(caught) == 1


def test_the_cover_hides_every_window_and_counts_down(qtbot):
    windows = [QWidget(), QWidget()]
    for window in windows:
        qtbot.addWidget(window)
        window.show()
    cover = Cover(grace_seconds=1)
    cover.put_on()
    assert cover.is_on
    assert all(window.childAt(window.rect().center()) is not None for window in windows)
    with qtbot.waitSignal(cover.grace_over, timeout=3000):
        pass
    cover.take_off()
    assert not cover.is_on

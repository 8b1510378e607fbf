"""The lock: cover, stop, let go, start afresh, leave; and nothing that runs can hold it open."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from typing import ClassVar

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QWidget

from safetydesk.desktop.cover import Cover
from safetydesk.desktop.kit.question import Question
from safetydesk.desktop.lock import LockSequence
from safetydesk.desktop.tasks import Tasks


class _Work:
    def __init__(self, stops: bool = True) -> None:
        self.is_busy, self._stops, self.cancelled = True, stops, 0

    def cancel_current(self) -> None:
        self.cancelled += 1
        self.is_busy = not self._stops


class _Lock:
    """A sequence that writes down what it does, and when."""

    made: ClassVar[list[LockSequence]] = []

    def __init__(self, work=None, patience: float = 0.5, **instead) -> None:
        self.told: list[str] = []
        self.began = time.monotonic()
        self.took = 0.0
        acts = {name: lambda name=name: self.told.append(name) for name in ("let go", "relaunch", "cover")}
        acts |= instead
        self.sequence = LockSequence(
            acts["let go"],
            acts["relaunch"],
            work or _Work(),
            acts["cover"],
            self._leave,
            acts.get("keep"),
            patience,
        )
        self.made.append(self.sequence)

    def _leave(self, _code: int) -> None:
        self.took = time.monotonic() - self.began
        self.told.append("leave")

    def wait(self, seconds: float = 3.0) -> None:
        """Without an event loop: the window is stuck."""
        until = time.monotonic() + seconds
        while "leave" not in self.told and time.monotonic() < until:
            time.sleep(0.01)


@pytest.fixture(autouse=True)
def _each_goes_on_its_own_thread():
    """A QObject that Python clears away wherever it happens to be, with events still on their way, ends the process."""
    yield
    while _Lock.made:
        shiboken6.delete(_Lock.made.pop())


ALL = ["cover", "let go", "relaunch", "leave"]


def test_it_covers_cancels_starts_afresh_and_leaves_once(qtbot):
    work = _Work()
    lock = _Lock(work)
    lock.sequence.start()
    lock.sequence.start()
    lock.sequence.ask()
    assert lock.told == ["cover"]
    qtbot.waitUntil(lambda: "leave" in lock.told)
    qtbot.wait(60)
    assert lock.told == ALL
    assert work.cancelled == 1


def test_work_that_does_not_stop_and_a_window_that_hangs_cannot_hold_it_open():
    lock = _Lock(_Work(stops=False))
    lock.sequence.start()
    lock.wait()
    assert lock.told == ALL and lock.took < 0.5


def test_a_window_that_hangs_from_before_is_left_uncovered_but_left():
    lock = _Lock(_Work(stops=False))
    asking = threading.Thread(target=lock.sequence.ask)
    asking.start()
    asking.join()
    lock.wait()  # no event loop turns
    assert lock.told == ALL[1:] and lock.took < 0.5


def test_asked_from_another_thread_it_covers_too(qtbot):
    lock = _Lock(_Work())
    threading.Thread(target=lock.sequence.ask).start()
    qtbot.waitUntil(lambda: "leave" in lock.told)
    assert lock.told == ALL


@pytest.mark.parametrize("thread", ["window", "timer"])
def test_a_store_that_is_long_in_closing_cannot_hold_it_open(qtbot, thread):
    over = threading.Event()
    lock = _Lock(_Work(stops=thread == "window"), **{"let go": lambda: over.wait(10)})
    lock.sequence.start()
    threading.Timer(1.0, over.set).start()
    (qtbot.wait if thread == "window" else lambda ms: lock.wait(ms / 1000))(800)
    over.set()
    assert lock.told.count("leave") == lock.told.count("relaunch") == 1
    assert lock.took < 0.5


def test_keeping_drafts_on_a_dead_disk_cannot_hold_it_open():
    lock = _Lock(_Work(stops=False), keep=lambda: time.sleep(0.8))
    lock.sequence.start()
    assert lock.told == ALL and lock.took < 0.5


@pytest.mark.parametrize("broken", ["let go", "relaunch", "cover", "keep"])
def test_it_leaves_whatever_fails_on_the_way(qtbot, broken):
    def fails() -> None:
        raise OSError("no program")

    lock = _Lock(_Work(), **{broken: fails})
    with qtbot.captureExceptions() as caught:
        try:
            lock.sequence.start()
        except OSError:
            caught.append(broken)
        qtbot.waitUntil(lambda: "leave" in lock.told)
    assert len(caught) == 1
    assert lock.told[-1] == "leave" and (broken == "relaunch" or "relaunch" in lock.told)


@pytest.mark.parametrize("kind", [QDialog, QFileDialog, Question])
def test_a_dialog_is_covered_and_cannot_hold_it_open(qtbot, kind):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    cover = Cover()
    dialog = Question(window, "Is it so?", "") if kind is Question else kind(window)
    if isinstance(dialog, QFileDialog):
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog, True)
    lock = _Lock(_Work(stops=False), cover=lambda: cover.put_on(for_good=True))
    covered = []

    def look() -> None:
        covered.extend(sheet.covered for sheet in cover._sheets)

    QTimer.singleShot(50, lock.sequence.start)
    QTimer.singleShot(200, look)
    QTimer.singleShot(900, dialog.reject)  # the process would be gone: it leaves in the middle of `exec`
    dialog.exec()
    assert covered in ([window, dialog], [dialog, window])
    assert lock.told == ALL[1:] and lock.took < 0.6
    cover.take_off()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # sheets before what they cover


def test_a_long_work_is_stopped_at_its_next_step_and_what_never_steps_is_left(qtbot):
    for step, within in ((True, 0.35), (False, 0.55)):
        tasks, going = Tasks(), threading.Event()

        def work(progress, step=step, going=going) -> None:
            until = time.monotonic() + 1.5
            going.set()
            while time.monotonic() < until:
                time.sleep(0.02)
                if step:
                    progress.step(1, 100, "copying")

        tasks.run("Backing up …", work, lambda _nothing: None)
        going.wait(5)
        lock = _Lock(tasks)
        lock.began = time.monotonic()
        lock.sequence.start()
        qtbot.waitUntil(lambda lock=lock: "leave" in lock.told)
        assert lock.took < within
        tasks.drain()
        tasks.close()


def test_code_that_never_lets_python_run_ends_all_the_same():
    script = (
        "import re\n"
        "from safetydesk.desktop.lock import end_by_force\n"
        "end_by_force(0.5)\n"
        "print('begun', flush=True)\n"
        "re.match(r'(a+)+$', 'a' * 40 + 'b')\n"  # holds the interpreter for years
    )
    began = time.monotonic()
    ended = subprocess.run(
        [sys.executable, "-c", script], check=False, capture_output=True, text=True, timeout=60
    )
    assert ended.stdout == "begun\n" and ended.stderr == "" and ended.returncode != 0
    assert time.monotonic() - began < 20


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


def test_nothing_typed_at_a_cover_for_good_reaches_what_is_under_it(qtbot):
    window = QWidget()
    line = QLineEdit(window)
    qtbot.addWidget(window)
    window.show()
    line.setFocus()
    cover = Cover()
    cover.put_on(for_good=True)
    for key in (Qt.Key.Key_A, Qt.Key.Key_Escape, Qt.Key.Key_Return):
        qtbot.keyClick(window.focusWidget() or window, key)
    assert cover.is_on and line.text() == ""
    cover.take_off()

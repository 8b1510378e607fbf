from __future__ import annotations

import threading
import time

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QProgressBar, QWidget

from safetydesk.desktop.announcements import Announcements
from safetydesk.desktop.tasks import Tasks
from safetydesk.domain.errors import Cancelled


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 500)
    made.show()
    return made


@pytest.fixture
def tasks(window):
    made = Tasks(window)
    yield made
    made.close()


def test_work_is_done_elsewhere_in_order_and_told_here(tasks):
    here, seen = threading.current_thread(), []

    def work(number: int):
        return lambda _progress: (number, threading.current_thread())

    for number in range(5):
        tasks.run("Working", work(number), lambda got: seen.append((*got, threading.current_thread())))
    assert tasks.is_busy
    assert tasks.drain()
    assert [one[0] for one in seen] == list(range(5))
    assert all(one[1] is not here and one[2] is here for one in seen)
    assert not tasks.is_busy


def test_a_failure_goes_to_its_asker_or_is_told_as_unheard(tasks):
    told, unheard = [], []
    tasks.unheard.connect(unheard.append)

    def fail(_progress):
        raise OSError("full")

    tasks.run("Failing", fail, told.append, failed=told.append)
    tasks.run("Failing", fail, told.append)
    assert tasks.drain()
    assert isinstance(told[0], OSError)
    assert isinstance(unheard[0], OSError)
    assert len(told) == len(unheard) == 1


def test_a_strip_with_cancel_shows_after_a_while_and_cancel_stops_at_the_next_step(tasks, qtbot):
    told = []

    def long(progress):
        for done in range(1000):
            progress.step(done, 1000, f"Sealing {done}")
            time.sleep(0.01)

    tasks.run("Sealing", long, told.append, failed=told.append)
    assert not tasks.strip.isVisible()
    qtbot.waitUntil(tasks.strip.isVisible, timeout=2000)
    assert tasks.strip.text().startswith("Sealing")
    tasks.strip._cancel.click()
    assert tasks.drain()
    assert isinstance(told[0], Cancelled)
    assert not tasks.strip.isVisible()


def test_more_bytes_than_two_gib_are_counted_too(tasks, qtbot):
    """4 GB of one file are allowed, and Qt's own numbers end at 2 GiB."""
    shown = []
    bar = tasks.strip.findChild(QProgressBar)

    def work(progress):
        progress.step(0, 4_000_000_000, "recording.mp4")
        time.sleep(0.06)
        progress.step(3_000_000_000, 4_000_000_000, "recording.mp4")

    bar.valueChanged.connect(lambda value: shown.append(value / bar.maximum()))
    with qtbot.captureExceptions() as broken:
        tasks.run("Sealing", work, lambda _nothing: None)
        assert tasks.drain()
    assert not broken
    assert shown[-1] == 0.75


def test_short_work_shows_no_strip(tasks):
    tasks.run("Quick", lambda _progress: 1, lambda _one: None)
    assert tasks.drain()
    assert not tasks.strip.isVisible()


def test_an_outcome_is_dropped_when_its_page_has_gone(tasks, qtbot):
    gate, told = threading.Event(), []
    page = QWidget()
    tasks.run("Reading", lambda _progress: gate.wait(5), told.append, told.append, owner=page)
    page.deleteLater()
    qtbot.wait(20)
    gate.set()
    assert tasks.drain()
    assert told == []


def test_what_waits_can_be_cancelled_before_it_began(tasks):
    begun, gate, done, told = threading.Event(), threading.Event(), [], []
    tasks.run("First", lambda _progress: begun.set() or gate.wait(5), done.append)
    begun.wait(5)
    tasks.run("Second", lambda _progress: 2, done.append, told.append)
    tasks.cancel_all()
    gate.set()
    assert tasks.drain()
    assert done == [True]
    assert isinstance(told[0], Cancelled)


def test_the_window_stays_awake_while_work_runs(tasks, qtbot):
    gate = threading.Event()
    tasks.run("Long", lambda _progress: gate.wait(5), lambda _done: None)
    assert not tasks.drain(30)
    gate.set()
    assert tasks.drain()


def test_announcements_from_any_thread_are_heard_here_in_order(qtbot):
    sea, heard = Announcements(), []
    sea.heard.connect(lambda event: heard.append((event, QThread.currentThread())))
    other = threading.Thread(target=lambda: [sea.announce(number) for number in range(3)])
    other.start()
    other.join()
    sea.announce(3)
    assert heard == []
    qtbot.waitUntil(lambda: len(heard) == 4)
    assert [event for event, _thread in heard] == [0, 1, 2, 3]
    assert {thread for _event, thread in heard} == {QThread.currentThread()}


def test_nothing_is_begun_once_it_is_over(qtbot, tasks):
    said, begun, gate = [], threading.Event(), threading.Event()

    def first(_progress) -> bool:
        begun.set()
        return gate.wait(5)

    tasks.run("First", first, said.append)
    assert begun.wait(5)
    tasks.run(
        "Waits behind it", lambda _progress: "begun", said.append, lambda error: said.append(type(error))
    )
    tasks.end()
    tasks.run("Asked for too late", lambda _progress: "begun", said.append)
    gate.set()
    assert tasks.drain()
    assert said == [True, Cancelled]


def test_what_fails_because_the_store_was_closed_under_it_is_not_told(qtbot, tasks):
    """A dialog would lie over the cover, and the next one who signs in would read of a fault that was none."""
    said, gate = [], threading.Event()
    tasks.unheard.connect(said.append)

    def work(_progress):
        gate.wait(5)
        raise RuntimeError("the keys are gone")

    tasks.run("Verifies", work, said.append)
    tasks.end()
    gate.set()
    assert tasks.drain()
    assert tasks.is_over
    assert said == []


def test_what_must_not_wait_is_done_beside_what_runs_and_nothing_takes_it_back(tasks, qtbot):
    """However long the rest takes, whoever cancels it and whoever leaves."""
    gate, begun, said = threading.Event(), threading.Event(), []

    def long(_progress) -> bool:
        begun.set()
        return gate.wait(10)

    tasks.run("Long", long, said.append)
    tasks.run("Waits", lambda _progress: "waited", said.append, lambda error: said.append(type(error)))
    assert begun.wait(5)
    for number in range(3):
        tasks.run_at_once(lambda number=number: number, said.append)
    tasks.cancel_all()
    qtbot.waitUntil(lambda: said == [0, 1, 2])
    assert tasks.is_busy
    done, held = [], threading.Event()
    tasks.run_at_once(lambda: held.wait(5) and done.append("in spite of the end"), said.append)
    tasks.run_at_once(lambda: done.append("and this"), said.append)
    threading.Timer(0.1, held.set).start()
    tasks.end()
    assert done == ["in spite of the end", "and this"]
    gate.set()
    assert tasks.drain()
    assert said[-2:] == [True, Cancelled] or said[-1] is Cancelled


def test_one_task_is_asked_to_stop_by_whoever_began_it(tasks):
    told, gate, begun = [], threading.Event(), threading.Event()

    def first(_progress) -> bool:
        begun.set()
        return gate.wait(5)

    tasks.run("First", first, told.append)
    stop = tasks.begin("Second", lambda _progress: 2, told.append, lambda error: told.append(type(error)))
    assert begun.wait(5)
    stop()
    gate.set()
    assert tasks.drain()
    assert told == [True, Cancelled]

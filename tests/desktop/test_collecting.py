"""No window is ever taken down on a worker, however much memory the worker asks for."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QWidget

from safetydesk.desktop.collecting import collect_here, collect_if_due
from safetydesk.desktop.tasks import Tasks

_MANY = 200_000
"""Objects: several times what Python waits for before it looks for rings."""


class _Ring(QWidget):
    """A closed window as most are: it holds what holds it. Says on which thread it went."""

    def __init__(self, went_on: list[threading.Thread]) -> None:
        super().__init__()
        self.me = self
        weakref.finalize(self, lambda: went_on.append(threading.current_thread()))


@pytest.fixture
def _here(qapp: QCoreApplication):
    collect_here(qapp)
    assert not gc.isenabled()


def _allocate(_progress: object = None) -> list[list[int]]:
    return [[number] for number in range(_MANY)]


def test_a_ring_of_a_window_goes_on_the_windows_thread(_here, qtbot):
    went_on: list[threading.Thread] = []
    _Ring(went_on)
    tasks = Tasks()
    tasks.run("Working", _allocate, lambda _many: None)
    assert tasks.drain()
    assert went_on == []  # the worker asked for memory, and nothing was looked for there
    held = _allocate()
    qtbot.waitUntil(lambda: went_on != [])
    assert held
    assert went_on == [threading.main_thread()]
    tasks.close()


def test_asked_twice_it_is_done_once(_here, qapp):
    collect_here(qapp)
    assert len(qapp.findChildren(QTimer, "collecting")) == 1


def test_nothing_is_looked_for_before_it_is_due(_here):
    collect_if_due()
    since = gc.get_count()[0]
    collect_if_due()
    assert gc.get_count()[0] >= since
    held = [[number] for number in range(gc.get_threshold()[0] + since + 1)]
    collect_if_due()
    assert gc.get_count()[0] < len(held)


def test_a_worker_is_never_the_last_to_hold_what_it_was_asked_for(_here, qtbot):
    """It holds its last task until the next comes: that one is empty by then."""
    went_on: list[threading.Thread] = []
    tasks = Tasks()
    _ask_for_a_widget_of_its_own(tasks, went_on)
    assert tasks.drain()
    assert went_on == [threading.main_thread()]
    tasks.close()


def _ask_for_a_widget_of_its_own(tasks: Tasks, went_on: list[threading.Thread]) -> None:
    owner = QWidget()
    weakref.finalize(owner, lambda: went_on.append(threading.current_thread()))
    tasks.run("Working", lambda _progress: owner.objectName(), lambda _name: owner.hide(), owner=owner)

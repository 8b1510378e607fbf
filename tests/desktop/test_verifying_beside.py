"""Verifying beside the work: nobody waits for it, it ends with the window, and what it finds stands in red."""

from __future__ import annotations

import threading
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from safetydesk.desktop.kit.plain_label import PlainLabel
from safetydesk.desktop.navigation import Navigator
from safetydesk.desktop.tasks import Tasks
from safetydesk.desktop.verifying_beside import tasks_beside, verify_soon


@pytest.fixture
def window(qtbot):
    made = QWidget()
    QVBoxLayout(made).addWidget(QWidget())
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def tasks(window):
    made = Tasks(window)
    yield made
    made.close()


def test_a_save_does_not_wait_for_it(window, tasks, qtbot):
    beside, free, saved = tasks_beside(window, tasks), threading.Event(), []
    beside.run("verifying", lambda _progress: free.wait(10), lambda _done: None)
    tasks.run("saving", lambda _progress: "saved", saved.append)
    qtbot.waitUntil(lambda: saved == ["saved"])
    assert beside.is_busy
    free.set()
    assert beside.drain()
    beside.close()


def test_it_ends_with_the_window(window, tasks, qtbot):
    beside, ended = tasks_beside(window, tasks), []

    def long(progress):
        while True:
            progress.step(1, 2, "")

    beside.run("verifying", long, lambda _done: None, ended.append)
    tasks.end()
    qtbot.waitUntil(lambda: len(ended) == 1)
    beside.run("again", lambda _progress: 1, ended.append)
    assert not beside.is_busy, "nothing more is begun"
    beside.close()


@pytest.mark.parametrize("ok", [True, False])
def test_what_it_finds_stands_across_the_window(window, tasks, qtbot, ok):
    beside, navigator, asked = tasks_beside(window, tasks), Navigator(), []
    verify_soon(window, beside, lambda _progress: asked.append(1) or SimpleNamespace(ok=ok), navigator, 1)
    qtbot.waitUntil(lambda: bool(asked) and not beside.is_busy)
    said = [each.text() for each in window.findChildren(PlainLabel) if each.isVisible()]
    assert any("not as it was recorded" in words for words in said) is not ok
    if not ok:
        (button,) = [each for each in window.findChildren(QAbstractButton) if each.isVisible()]
        button.click()
        assert navigator.here().name == "audit"
    beside.close()


def test_what_fails_in_it_is_told(window, tasks, qtbot):
    beside, told = tasks_beside(window, tasks), []
    beside.unheard.connect(told.append)

    def fails(_progress):
        raise KeyError("Ada")

    verify_soon(window, beside, fails, Navigator(), 1)
    qtbot.waitUntil(lambda: len(told) == 1)
    assert isinstance(told[0], KeyError)
    beside.close()


def test_a_store_closed_under_it_is_not_called_broken(window, tasks, qtbot):
    """The lock waits for the work that writes, not for this: what it reads then is a store without its keys."""
    beside, begun, free = tasks_beside(window, tasks), threading.Event(), threading.Event()

    def cut_short(_progress):
        begun.set()
        free.wait(10)
        return SimpleNamespace(ok=False)

    verify_soon(window, beside, cut_short, Navigator(), 1)
    qtbot.waitUntil(begun.is_set)
    tasks.end()
    free.set()
    assert beside.drain()
    assert not [each for each in window.findChildren(PlainLabel) if each.isVisible()]
    beside.close()

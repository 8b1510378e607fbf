"""A school to journey in."""

from __future__ import annotations

import time

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from tests.journeys.at_the_desk import School

LONGEST_DIALOG = 15.0
"""Seconds: a dialog nobody answers would hold up the journey for ever."""


class _Watch:
    """Closes a dialog that nobody answers, and keeps what it said."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self._seen: QDialog | None = None
        self._since = 0.0
        self._timer = QTimer()
        self._timer.setInterval(250)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            self._seen = None
        elif dialog is not self._seen:
            self._seen, self._since = dialog, time.monotonic()
        elif time.monotonic() - self._since > LONGEST_DIALOG:
            words = [dialog.windowTitle(), *(label.text() for label in dialog.findChildren(QLabel))]
            self.said.append(" / ".join(word for word in words if word))
            self._seen = None
            dialog.reject()


@pytest.fixture(autouse=True)
def _no_dialog_stays_unanswered(qapp, qtbot):
    watch = _Watch()
    yield
    watch.stop()
    assert not watch.said, f"dialogs that nobody answered: {watch.said}"


@pytest.fixture(autouse=True)
def _nothing_stays_open(qapp, qtbot):
    """The next journey is not slowed by the windows of this one: a change of theme dresses hidden ones too.

    Nor by the pause after which letters typed into a list begin a new word.
    """
    pause = qapp.keyboardInputInterval()
    qapp.setKeyboardInputInterval(60)
    yield
    qapp.setKeyboardInputInterval(pause)
    # The lists that drop from a combo box count as windows too, and go with it.
    for window in [each for each in qapp.topLevelWidgets() if each.parent() is None]:
        if shiboken6.isValid(window):  # to close one may be the end of another
            window.close()
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def school(qapp, qtbot, tmp_path, monkeypatch):
    """Not begun: there is no store yet."""
    monkeypatch.setenv("SAFETYDESK_CHEAP_KEYS", "1")
    return School(qapp, tmp_path)

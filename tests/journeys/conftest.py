"""A school to journey in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from tests.journeys.at_the_desk import School


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
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def school(qapp, qtbot, tmp_path, monkeypatch):
    """Not begun: there is no store yet."""
    monkeypatch.setenv("SAFETYDESK_CHEAP_KEYS", "1")
    return School(qapp, tmp_path)

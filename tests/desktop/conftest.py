"""One styled application for all window tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication

from safetydesk.desktop import theme


@pytest.fixture(autouse=True)
def _styled(qapp: QApplication):
    if theme.current().asked != "light" or theme.current().scale != 1.0 or not qapp.styleSheet():
        theme.apply(qapp, "light")


@pytest.fixture(autouse=True)
def _nothing_stays_in_sight(qapp: QApplication) -> Iterator[None]:
    """What a test showed without handing it to `qtbot` is a window to the next test's cover as well."""
    before = [window for window in qapp.topLevelWidgets() if window.isVisible()]
    yield
    for window in qapp.topLevelWidgets():
        if window not in before and shiboken6.isValid(window):
            window.hide()

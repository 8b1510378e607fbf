"""One styled application for all window tests."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from safetydesk.desktop import theme


@pytest.fixture(autouse=True)
def _styled(qapp: QApplication):
    if theme.current().asked != "light" or theme.current().scale != 1.0 or not qapp.styleSheet():
        theme.apply(qapp, "light")

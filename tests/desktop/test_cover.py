from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget

from safetydesk.desktop.cover import Cover


def test_it_comes_off_though_what_it_covered_is_gone(qtbot):
    """Work that ends under the cover may take away its dialog, and the line that had the cursor."""
    window, line = QWidget(), QLineEdit()
    line.setParent(window)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    line.setFocus()
    dialog = QDialog(window)
    dialog.show()
    window.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    cover = Cover(parent=window)
    cover.put_on()
    shiboken6.delete(dialog)
    shiboken6.delete(line)
    cover.put_on()
    cover.take_off()
    assert not cover.is_on


@pytest.mark.parametrize("is_there", [True, False])
def test_what_comes_forward_meanwhile_stays_under_it(qtbot, is_there):
    """Names that were looked for are found when the cover is on already; so does the strip of long work come late."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    names = QLabel("Charlie Cole", window) if is_there else None
    if names is not None:
        names.hide()
    window.show()
    cover = Cover(parent=window)
    cover.put_on()
    if names is None:
        names = QLabel("Charlie Cole", window)
    names.resize(300, 200)
    names.show()
    names.raise_()
    assert _on_top(window).accessibleName() == "Covered"
    window.resize(500, 400)
    assert _on_top(window).accessibleName() == "Covered"
    cover.take_off()
    names.raise_()
    assert _on_top(window) is names


def _on_top(window: QWidget) -> QWidget:
    found = window.childAt(QPoint(10, 10))
    assert found is not None
    return found

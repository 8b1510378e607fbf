from __future__ import annotations

import shiboken6
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

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

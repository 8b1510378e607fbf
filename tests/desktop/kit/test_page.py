"""A page is saved by the same keys wherever the cursor stands in it, in lines and in longer words alike."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from safetydesk.desktop.kit.fields import TextArea, TextLine
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.page import Page


def test_the_same_keys_save_from_every_field(qtbot):
    saved: list[bool] = []
    page, form = Page("A form"), Form()
    form.add(TextLine("name", "Name"))
    form.add(TextArea("said", "Said"))
    page.add(form)
    page.save_by_keys(lambda: saved.append(True))
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    for field in ("name", "said"):
        form.field(field).focus()
        for key in (Qt.Key.Key_S, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            QTest.keyClick(QApplication.focusWidget(), key, Qt.KeyboardModifier.ControlModifier)
    assert saved == [True] * 6
    assert not form.field("said").value()

"""Esc closes what lies uppermost: an open list before the page that it hangs over."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from safetydesk.desktop.kit.fields import ChoiceSearch, TextArea
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.page import Page


def test_escape_closes_the_list_first_and_leaves_at_the_next(qtbot):
    left: list[bool] = []
    page, form = Page("A form"), Form()
    search = form.add(ChoiceSearch("who", "Who", lambda _typed: [("1", "Ann Example", "Year 9")]))
    form.add(TextArea("said", "Said"))
    page.add(form)
    page.leave_by_escape(lambda: left.append(True))
    qtbot.addWidget(page)
    page.resize(800, 500)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    assert isinstance(search, ChoiceSearch)
    search.line.setFocus()
    QTest.keyClicks(search.line, "an")
    assert search.line.suggestions.isVisible()
    QTest.keyClick(search.line, Qt.Key.Key_Escape)
    assert (search.line.suggestions.isVisible(), left) == (False, [])
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert left == [True]
    form.field("said").focus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert left == [True, True]

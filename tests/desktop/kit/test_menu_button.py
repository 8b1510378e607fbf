"""The list behind "More": by keys as by a click, and only what is allowed and offered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from safetydesk.desktop.kit.menu_button import MenuButton


def test_it_opens_by_keys_and_does_the_first_act(qtbot):
    done = []
    button = MenuButton("More", "More acts")
    qtbot.addWidget(button)
    button.add_act("close", "Close & lock", lambda: done.append("close"))
    button.add_act("reopen", "Open again", lambda: done.append("reopen")).offer(False)
    button.show()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Return):
        QTest.keyClick(button, key)
        assert button.menu_shown.isVisible()
        QTest.keyClick(button.menu_shown, Qt.Key.Key_Return)
    assert done == ["close", "close", "close"]
    assert [each.text() for each in button.menu_shown.actions() if each.isVisible()] == ["Close && lock"]
    assert button.accessibleName() == button.menu_shown.accessibleName() == "More acts"


def test_with_nothing_to_show_it_is_not_there(qtbot):
    button = MenuButton("More", "More acts")
    qtbot.addWidget(button)
    act = button.add_act("close", "Close", lambda: None)
    button.show()
    act.allow(False)
    assert not button.isVisible()
    button.open_menu()
    assert not button.menu_shown.isVisible()
    act.offer(False)
    act.allow(True)
    assert not button.isVisible(), "allowed by the role, and still not what the record asks for"
    act.offer(True)
    assert button.isVisible()

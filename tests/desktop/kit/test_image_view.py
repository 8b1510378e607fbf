"""The focus stays with the picture as it is shown and covered, and a long picture is wide enough to read."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from safetydesk.desktop.kit.buttons import Button
from safetydesk.desktop.kit.image_view import ImageView


@pytest.fixture
def view(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    made = ImageView()
    column.addWidget(made)
    column.addWidget(QLineEdit())
    window.resize(700, 520)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield made
    window.close()


def _picture(width: int, height: int) -> QImage:
    picture = QImage(width, height, QImage.Format.Format_RGB888)
    picture.fill(0)
    return picture


def _button(view, name):
    return next(each for each in view.findChildren(Button) if each.accessibleName() == name)


def test_showing_and_covering_by_key_keep_the_focus_in_the_view(view):
    view.cover("Covered", "", "Show JM/1")
    _button(view, "Show JM/1").setFocus()
    view.cover("Opening …", "", "")
    assert view.hasFocus()
    view.show_picture(_picture(600, 400))
    assert view.findChild(QScrollArea).hasFocus()
    _button(view, "Cover this picture").setFocus()
    view.cover("Covered", "", "Show JM/1")
    assert _button(view, "Show JM/1").hasFocus()


def test_the_focus_elsewhere_is_left_there(view):
    line = view.window().findChild(QLineEdit)
    line.setFocus()
    view.show_picture(_picture(600, 400))
    view.cover("Covered", "", "Show")
    assert line.hasFocus()


@pytest.mark.parametrize(
    ("size", "scrolls"), [((1080, 2400), True), ((1080, 800), False), ((300, 300), False)]
)
def test_a_long_picture_is_shown_to_the_width_and_scrolls(view, size, scrolls):
    view.cover("Covered")
    view.show_picture(_picture(*size))
    area = view.findChild(QScrollArea)
    shown = area.widget().size()
    assert shown.width() <= area.viewport().width()
    assert area.horizontalScrollBar().maximum() == 0
    assert (shown.height() > area.viewport().height()) is scrolls
    view.zoom(None)
    assert area.widget().height() <= area.viewport().height()

"""The focus stays with the picture as it is shown and covered, and a long picture is wide enough to read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

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


def _shown_size(view):
    size = view.findChild(QScrollArea).widget().size()
    return size.width(), size.height()


def test_keys_size_turn_and_cover_it(view, qtbot):
    view.show_picture(_picture(400, 200))
    pane = view.findChild(QScrollArea)
    pane.setFocus()
    for key, size in (
        ("+", (500, 250)),
        ("-", (400, 200)),
        ("r", (200, 400)),
        ("l", (400, 200)),
        ("1", (400, 200)),
    ):
        qtbot.keyClicks(pane, key)
        assert _shown_size(view) == size, key
    with qtbot.waitSignal(view.cover_wanted):
        qtbot.keyClick(pane, Qt.Key.Key_Escape)


def test_it_is_turned_before_the_eyes_alone(view):
    picture = _picture(40, 20)
    picture.setPixelColor(0, 0, QColor("red"))
    view.show_picture(picture)
    _button(view, "Turn right").click()
    drawn = view.findChild(QScrollArea).widget().picture
    assert (drawn.width(), drawn.height()) == (20, 40)
    assert drawn.pixelColor(19, 0) == QColor("red")
    assert picture.width() == 40
    view.show_picture(picture)  # another one is shown upright again
    assert view.findChild(QScrollArea).widget().picture.width() == 40


def test_a_drag_pans_and_the_wheel_with_ctrl_sizes(view, qtbot):
    view.show_picture(_picture(2000, 2000))
    pane = view.findChild(QScrollArea)
    view.zoom(1.0)
    before = pane.verticalScrollBar().value()
    port = pane.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    qtbot.mouseMove(port, QPoint(150, 120))
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(150, 120))
    assert pane.verticalScrollBar().value() == before + 80


def test_pages_are_asked_for_by_button_and_key_and_keep_their_size(view, qtbot):
    view.show_picture(_picture(400, 560), "Page", 3, 12)
    pane = view.findChild(QScrollArea)
    pane.setFocus()
    view.zoom(0.5)
    with qtbot.waitSignal(view.page_wanted) as asked:
        qtbot.keyClick(pane, Qt.Key.Key_PageDown)
    assert asked.args == [4]
    with qtbot.waitSignal(view.page_wanted) as asked:
        _button(view, "Page before").click()
    assert asked.args == [2]
    view.show_picture(_picture(400, 560), "Page", 12, 12)
    assert _shown_size(view) == (200, 280)
    assert not _button(view, "Next page").isEnabled()
    view.cover()
    view.show_picture(_picture(300, 300))
    assert not _button(view, "Next page").isVisibleTo(view)


def test_words_are_plain_and_gone_once_covered(view):
    view.show_text("<img src=x>\n\u202eabc", "MO/1", "Came with it: a.png")
    words = view.findChild(QPlainTextEdit)
    assert words.toPlainText() == "<img src=x>\n[U+202E]abc"
    assert words.isVisible() and words.isReadOnly()
    assert not _button(view, "Turn left").isVisibleTo(view)
    size = words.font().pointSizeF()
    _button(view, "Larger").click()
    assert words.font().pointSizeF() > size
    _button(view, "Fit to the room").click()
    assert words.font().pointSizeF() == size
    view.cover()
    assert words.toPlainText() == ""

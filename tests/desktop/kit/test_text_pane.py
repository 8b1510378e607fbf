from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QMouseEvent

from safetydesk.desktop.kit.text_pane import TextPane


def shown(qtbot) -> TextPane:
    pane = TextPane()
    qtbot.addWidget(pane)
    pane.resize(300, 200)
    pane.show_text("\n".join(f"a line of what was said, {number}" for number in range(200)), "MO/3")
    pane.show()
    pane.setFocus()
    return pane


def test_an_exhibits_words_reach_no_clipboard(qtbot) -> None:
    """What is chosen by the mouse is on a clipboard of X11 at once."""
    pane, board = shown(qtbot), QGuiApplication.clipboard()
    board.setText("before")
    for kind, x, y in (
        (QEvent.Type.MouseButtonPress, 5, 5),
        (QEvent.Type.MouseMove, 200, 150),
        (QEvent.Type.MouseButtonRelease, 200, 150),
        (QEvent.Type.MouseButtonDblClick, 30, 10),
    ):
        left, point = Qt.MouseButton.LeftButton, QPointF(x, y)
        event = QMouseEvent(kind, point, point, left, left, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(pane.viewport(), event)
    assert not pane.textCursor().hasSelection()
    for keys in (
        QKeySequence.StandardKey.SelectAll,
        QKeySequence.StandardKey.Copy,
        QKeySequence.StandardKey.Cut,
    ):
        key, modifiers = _first(keys)
        qtbot.keyClick(pane, key, modifiers)
    pane.selectAll()
    pane.copy()
    assert board.text() in ("before", "")
    assert pane.contextMenuPolicy() == Qt.ContextMenuPolicy.NoContextMenu and pane.toolTip()


def test_it_is_read_by_keys_alone(qtbot) -> None:
    pane = shown(qtbot)
    bar = pane.verticalScrollBar()
    places = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(pane, key)
        places.append(bar.value())
    assert 0 < places[0] < places[1] < places[2] < places[3] == bar.maximum() and places[4] == 0


def _first(keys: QKeySequence.StandardKey) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    pressed = QKeySequence(keys)[0]
    return pressed.key(), pressed.keyboardModifiers()

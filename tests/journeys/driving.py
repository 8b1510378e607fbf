"""A person at the window: finds things by the name that is read aloud, acts by keys, mouse, drop and clipboard."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QInputMethodEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QTableView, QWidget

PATIENCE = 20.0


class Person:
    """Counts the keys pressed beside the text typed, for the measure of `ux.md`."""

    def __init__(self) -> None:
        self.keys = 0

    def windows(self) -> list[QWidget]:
        return [window for window in QApplication.topLevelWidgets() if window.isVisible()]

    def sees(self, name: str, kind: type[QWidget] = QWidget) -> list[Any]:
        """Everything shown of that accessible name, in all open windows."""
        found: list[Any] = []
        for window in self.windows():
            for each in [window, *window.findChildren(QWidget)]:
                if isinstance(each, kind) and each.accessibleName() == name and each.isVisible():
                    found.append(each)
        return found

    def text(self) -> str:
        """All the words that are shown, labels and tables, each on its line."""
        said = []
        for window in self.windows():
            said += [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
            for table in window.findChildren(QTableView):
                if table.isVisible():
                    rows, columns = range(table.model().rowCount()), range(table.model().columnCount())
                    said += [str(table.model().index(row, at).data()) for row in rows for at in columns]
        return "\n".join(said)

    def is_all_one_sees(self, name: str) -> bool:
        """Whether a thing of that name lies over everything else of its window."""
        cover = self.finds(name)
        window = cover.window()
        edge, spots = 4, []
        for x in (edge, window.width() // 2, window.width() - edge):
            spots += [QPoint(x, y) for y in (edge, window.height() // 2, window.height() - edge)]
        hit = [window.childAt(spot) for spot in spots]
        return all(one is cover or (one is not None and cover.isAncestorOf(one)) for one in hit)

    def waits(self, until: Callable[[], Any], what: str = "") -> Any:
        """Lets the window live until it is so. Fails after twenty seconds, saying what is shown."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            QApplication.processEvents()
            found = until()
            if found:
                return found
            time.sleep(0.01)
        raise AssertionError(f"waited in vain for {what or until}; shown:\n{self.text()}")

    def waits_for_words(self, words: str) -> None:
        self.waits(lambda: words in self.text(), f"the words “{words}”")

    def finds(self, name: str, kind: type[QWidget] = QWidget) -> Any:
        """The one thing of that name (the innermost, where a field and its control share it)."""
        found = self.waits(lambda: self.sees(name, kind), f"“{name}”")
        return max(found, key=_depth)

    def presses(self, name: str) -> None:
        """Clicks a button with the mouse."""
        button = self.finds(name, QAbstractButton)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def goes_to(self, name: str) -> QWidget:
        """Clicks into a field."""
        field: QWidget = self.finds(name)
        self._in_front(field.window())
        QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(8, field.height() // 2))
        field.setFocus()
        QApplication.processEvents()
        return field

    def types(self, words: str, into: str = "") -> None:
        """Types into a field, or wherever the cursor is; what no plain keyboard has comes by the input method."""
        target = self.goes_to(into) if into else self.focus()
        for character in words:
            if character.isascii():
                QTest.keyClicks(target, character)
            else:
                event = QInputMethodEvent()
                event.setCommitString(character)
                QApplication.sendEvent(target, event)
        QApplication.processEvents()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Presses one key where the cursor is."""
        self.keys += 1
        QTest.keyClick(self.focus(), key, modifier)
        QApplication.processEvents()

    def focus(self) -> QWidget:
        """Where the cursor is."""
        found = QApplication.focusWidget()
        if found is None or not found.isVisible():
            window = self.windows()[-1]
            self._in_front(window)
            found = window.focusWidget() or window
        return found

    @staticmethod
    def _in_front(window: QWidget) -> None:
        if not window.isActiveWindow():
            window.activateWindow()
            QTest.qWaitForWindowActive(window, 2000)

    def chooses(self, name: str, words: str) -> None:
        """Picks a line of a drop-down list by typing its beginning."""
        box = self.finds(name, QComboBox)
        box.setFocus()
        # Letters typed close together are read as one word: a person has paused between two lists.
        QTest.qWait(QApplication.keyboardInputInterval() + 50)
        QTest.keyClicks(box, words)
        assert words.lower() in box.currentText().lower(), f"{name} shows {box.currentText()}"

    def reads(self, name: str) -> str:
        """The words of a label with that name."""
        return str(self.finds(name, QLabel).text())

    def drops(self, name: str, *paths: Path) -> None:
        """Drags files from elsewhere onto it."""
        area = self.finds(name)
        carried = QMimeData()
        carried.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        middle = area.rect().center()
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        action = Qt.DropAction.CopyAction
        QApplication.sendEvent(area, QDragEnterEvent(QPointF(middle), action, carried, buttons, keys))
        QApplication.sendEvent(area, QDropEvent(QPointF(middle), action, carried, buttons, keys))
        QApplication.processEvents()

    def copies_picture(self, content: bytes) -> None:
        """Puts a picture on the clipboard, as a screenshot tool would."""
        QGuiApplication.clipboard().setImage(QImage.fromData(content))
        QApplication.processEvents()


def _depth(widget: QWidget) -> int:
    depth, above = 0, widget.parentWidget()
    while above is not None:
        depth, above = depth + 1, above.parentWidget()
    return depth

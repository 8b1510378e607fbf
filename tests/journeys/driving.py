"""A person at the window: finds things by the name that is read aloud, acts by keys, mouse, drop and clipboard."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QInputMethodEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QWidget,
)

PATIENCE = 20.0


class Person:
    """Counts the keys pressed beside the text typed, and the clicks, for the measures of `ux.md`."""

    def __init__(self) -> None:
        self.keys = self.clicks = 0

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
        """All the words that are shown: labels, badges, tables and texts to be read, each on its line."""
        said = []
        for window in self.windows():
            for one in window.findChildren(QWidget):
                if not one.isVisible():
                    continue
                if isinstance(one, QLabel):
                    said.append(one.text())
                elif type(one).__name__ == "Badge":
                    said.append(one.accessibleName())
                elif isinstance(one, QPlainTextEdit) and one.isReadOnly():
                    said.append(one.toPlainText())
            for table in window.findChildren(QTableView):
                if table.isVisible():
                    said += _cells(table)
        return "\n".join(said)

    def named(self, beginning: str) -> list[str]:
        """The names, as read aloud, of the buttons and frames shown whose name begins like this."""
        buttons = [each for window in self.windows() for each in window.findChildren(QAbstractButton)]
        names = (each.accessibleName() for each in buttons if each.isVisible())
        return [name for name in names if name.startswith(beginning)]

    def sees_colour(self, red: int, green: int, blue: int) -> bool:
        """Whether one pixel of exactly that colour is on the screen."""
        wanted = bytes((red, green, blue))
        for window in self.windows():
            seen = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
            wide, line = seen.width() * 3, seen.bytesPerLine()
            bits = bytes(seen.constBits())
            for row in range(seen.height()):
                at = bits.find(wanted, row * line, row * line + wide)
                while at >= 0 and (at - row * line) % 3:
                    at = bits.find(wanted, at + 1, row * line + wide)
                if at >= 0:
                    return True
        return False

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
            time.sleep(0.02)
        raise AssertionError(f"waited in vain for {what or until}; shown:\n{self.text()}")

    def waits_for_words(self, words: str) -> None:
        self.waits(lambda: words in self.text(), f"the words “{words}”")

    def finds(self, name: str, kind: type[QWidget] = QWidget) -> Any:
        """The one thing of that name (the innermost, where a field and its control share it)."""
        found = self.waits(lambda: self.sees(name, kind), f"“{name}”")
        return max(found, key=_depth)

    def presses(self, name: str) -> None:
        """Clicks a button with the mouse, once it may be pressed."""
        button = self.finds(name, QAbstractButton)
        self.waits(button.isEnabled, f"“{name}” to be enabled")
        self.clicks += 1
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def goes_by_rail(self, room: str) -> None:
        """Clicks the room's button: its name is read with what it counts, which comes when it comes."""
        every = (button for window in self.windows() for button in window.findChildren(QAbstractButton))
        button = next(
            each for each in every if each.isVisible() and each.accessibleName().partition(",")[0] == room
        )
        self.clicks += 1
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def goes_to(self, name: str) -> QWidget:
        """Clicks into a field."""
        field: QWidget = self.finds(name)
        self.clicks += 1
        self._in_front(field.window())
        QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(8, field.height() // 2))
        field.setFocus()
        QApplication.processEvents()
        return field

    def types(self, words: str, into: str = "") -> None:
        """Types into a field, or wherever the cursor is; what no plain keyboard has comes by the input method."""
        target = self.goes_to(into) if into else self.focus()
        for character in words:
            if character == "\n":
                QTest.keyClick(target, Qt.Key.Key_Return)
            elif character.isascii():
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
        """Picks a line of a drop-down list by typing its first word, or else by walking down to it."""
        box = self.finds(name, QComboBox)
        box.setFocus()
        # Letters typed close together are read as one word: a person has paused between two lists.
        QTest.qWait(QApplication.keyboardInputInterval() + 50)
        first = words.split(maxsplit=1)[0]
        QTest.keyClicks(box, first)
        self.keys += len(first)
        if not _begins(box.currentText(), words):
            self.key(Qt.Key.Key_Home)
        for _row in range(box.count()):
            if _begins(box.currentText(), words):
                return
            self.key(Qt.Key.Key_Down)
        raise AssertionError(f"{name} offers no “{words}”")

    def writes(self, words: str, into: str) -> None:
        """Types over whatever stands in a field."""
        self.goes_to(into)
        self.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.types(words)

    def picks(self, words: str, into: str) -> None:
        """Types a few letters into a line and takes the first line offered."""
        self.types(words, into)
        self.key(Qt.Key.Key_Return)

    def reads(self, name: str) -> str:
        """The words of a label with that name."""
        return str(self.finds(name, QLabel).text())

    def reads_field(self, name: str) -> str:
        """What stands in a field."""
        field = self.finds(name)
        if isinstance(field, QComboBox):
            return str(field.currentText())
        return str(field.text() if isinstance(field, QLineEdit) else field.toPlainText())

    def is_told(self, name: str) -> str:
        """What is read aloud beside a field: whether it is needed, the hint, and what is wrong with it."""
        return str(self.finds(name).accessibleDescription())

    def turns_to(self, page: str) -> None:
        """Clicks on a tab by the beginning of its words."""

        def found() -> tuple[QTabBar, int] | None:
            bars = [bar for window in self.windows() for bar in window.findChildren(QTabBar)]
            for bar in bars:
                for place in range(bar.count()):
                    if bar.isVisible() and bar.tabText(place).startswith(page):
                        return bar, place
            return None

        bar, place = self.waits(found, f"a page called “{page}”")
        self.clicks += 1
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(place).center())
        QApplication.processEvents()

    def opens_line(self, table: str, words: str) -> None:
        """Marks the line of a table that holds `words`, and opens it with Enter."""

        def found() -> tuple[QTableView, int] | None:
            for shown in self.sees(table, QTableView):
                model = shown.model()
                for row in range(model.rowCount()):
                    cells = (str(model.index(row, at).data()) for at in range(model.columnCount()))
                    if any(words in cell for cell in cells):
                        return shown, row
            return None

        view, row = self.waits(found, f"a line with “{words}” in {table}")
        where = view.visualRect(view.model().index(row, 0)).center()
        self.clicks += 1
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
        view.setFocus()
        self.key(Qt.Key.Key_Return)

    def meets(self, act: Callable[[], None], answer: Callable[[], None]) -> None:
        """Does `act`, which opens a dialog and waits for it, and answers in that dialog."""
        answered: list[bool] = []

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QDialog) or not dialog.isVisible():
                return
            timer.stop()
            try:
                answer()
                answered.append(True)
            finally:
                if not answered:
                    dialog.reject()

        timer = QTimer()
        timer.setInterval(30)
        timer.timeout.connect(look)
        timer.start()
        act()
        self.waits(lambda: answered, "the dialog to be answered")

    def names_files(self, *paths: Path) -> None:
        """Types paths into a dialog for files and presses Enter, again where a list of offers took the first."""
        line = self.waits(lambda: [one for one in self._dialog_lines() if one.isVisible()], "a line")[0]
        dialog = line.window()
        words = str(paths[0]) if len(paths) == 1 else " ".join(f'"{path}"' for path in paths)
        self._in_front(dialog)
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, words)
        # The folder is read meanwhile, and marking its first file may write over what was typed.
        if line.text() != words:
            line.selectAll()
            QTest.keyClicks(line, words)
        for _again in range(3):
            QTest.keyClick(line, Qt.Key.Key_Return)
            QTest.qWait(100)
            if not dialog.isVisible() or QApplication.activeModalWidget() is not dialog:
                return

    @staticmethod
    def _dialog_lines() -> list[QLineEdit]:
        dialog = QApplication.activeModalWidget()
        return list(dialog.findChildren(QLineEdit)) if dialog is not None else []

    def drops(self, name: str, *paths: Path) -> None:
        """Drags files from elsewhere onto it."""
        area = self.finds(name)
        carried = QMimeData()
        carried.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        middle = area.rect().center()
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        action = Qt.DropAction.CopyAction
        QApplication.sendEvent(area, QDragEnterEvent(middle, action, carried, buttons, keys))
        QApplication.sendEvent(area, QDropEvent(QPointF(middle), action, carried, buttons, keys))
        QApplication.processEvents()

    def copies_picture(self, content: bytes) -> None:
        """Puts a picture on the clipboard, as a screenshot tool would."""
        QGuiApplication.clipboard().setImage(QImage.fromData(content))
        QApplication.processEvents()

    def copies_files(self, *paths: Path) -> None:
        """Puts files on the clipboard, as the platform's file window would."""
        held = QMimeData()
        held.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        held.setText("\n".join(map(str, paths)))
        QGuiApplication.clipboard().setMimeData(held)
        QApplication.processEvents()

    def pastes_words(self, words: str, into: str) -> None:
        """Pastes over whatever stands in a field, with Ctrl+A and Ctrl+V."""
        QGuiApplication.clipboard().setText(words)
        self.goes_to(into)
        self.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def _cells(table: QTableView) -> list[str]:
    """What stands in each cell, its second line too, as it is read aloud."""
    model, aloud = table.model(), Qt.ItemDataRole.AccessibleTextRole
    rows, columns = range(model.rowCount()), range(model.columnCount())
    cells = (model.index(row, at) for row in rows for at in columns)
    return [str(cell.data(aloud) or cell.data()) for cell in cells]


def _begins(line: str, words: str) -> bool:
    """Whether a line of a list begins with the words, whatever mark stands before them."""
    shown = line.lower()
    return shown.startswith(words.lower()) or shown.partition(" ")[2].startswith(words.lower())


def _depth(widget: QWidget) -> int:
    depth, above = 0, widget.parentWidget()
    while above is not None:
        depth, above = depth + 1, above.parentWidget()
    return depth

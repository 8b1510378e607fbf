from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from safetydesk.desktop.kit.paste_elsewhere import PasteElsewhere


class Room(QWidget):
    """A page that takes a paste, with one line of text on it."""

    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.taken = 0
        QVBoxLayout(self).addWidget(self.line)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        shortcut.activated.connect(self._take)

    def _take(self) -> None:
        self.taken += 1

    def paste(self) -> None:
        QTest.keySequence(self.line, QKeySequence(QKeySequence.StandardKey.Paste))


@pytest.fixture
def room(qtbot):
    room = Room()
    qtbot.addWidget(room)
    PasteElsewhere(room)
    room.show()
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    room.line.setFocus()
    yield room
    QGuiApplication.clipboard().clear()


def _picture() -> QImage:
    picture = QImage(40, 20, QImage.Format.Format_RGB32)
    picture.fill(0xFF0000)
    return picture


def _hold(**what: object) -> None:
    held = QMimeData()
    if "words" in what:
        held.setText(str(what["words"]))
    if "path" in what:
        held.setUrls([QUrl.fromLocalFile(str(what["path"]))])
    if "picture" in what:
        held.setImageData(what["picture"])
    QGuiApplication.clipboard().setMimeData(held)


def test_a_picture_goes_to_the_page(room):
    _hold(picture=_picture())
    room.paste()
    assert (room.taken, room.line.text()) == (1, "")


def test_files_go_to_the_page_though_their_names_are_text_too(room, tmp_path):
    _hold(path=tmp_path / "shot.png", words="shot.png")
    room.paste()
    assert (room.taken, room.line.text()) == (1, "")


@pytest.mark.parametrize("what", [{}, {"picture": _picture()}], ids=["alone", "with a picture of them"])
def test_words_stay_in_the_line(room, what):
    _hold(words="=SUM(A1) <b>", **what)
    room.paste()
    assert (room.taken, room.line.text()) == (0, "=SUM(A1) <b>")


def test_an_empty_clipboard_pastes_nothing_and_breaks_nothing(room, qtbot):
    QGuiApplication.clipboard().clear()
    with qtbot.captureExceptions() as broken:
        room.paste()
    assert not broken
    assert (room.taken, room.line.text()) == (0, "")


def test_without_it_the_line_keeps_the_keys_for_itself(qtbot):
    """What it is for: should Qt change this, the class may go."""
    bare = Room()
    qtbot.addWidget(bare)
    bare.show()
    bare.activateWindow()
    qtbot.waitUntil(bare.isActiveWindow)
    bare.line.setFocus()
    _hold(picture=_picture())
    bare.paste()
    QGuiApplication.clipboard().clear()
    assert bare.taken == 0

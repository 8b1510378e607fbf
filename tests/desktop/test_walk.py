"""Every field of a store filled with markup, every page of the real window walked: nothing interprets any of it."""

from __future__ import annotations

import ctypes
import os
import re
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QErrorMessage,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from every_page import doors, filled_store, rooms, studio_on
from gallery_parts.studio import Studio
from safetydesk import assets, wording
from safetydesk.desktop.kit.windowed_model import CELL, Cell

PLACE = "/etc/hostname"
MARKUP = f"<img src={PLACE}> <b>bold</b>"
# As set_plain_tooltip writes it: our own paragraph, and inside it nothing that is not escaped.
ESCAPED_TIP = re.compile(r'<p style="white-space: pre-wrap">[^<>]*</p>', re.DOTALL)
PLAIN_DELEGATES = {
    "CellDelegate",
    "_Row",
    "QStyledItemDelegate",
    "QComboMenuDelegate",
    "QComboBoxDelegate",
    "_TickDelegate",
}
"""Ours draw letter by letter; Qt's own take no markup."""

NEVER_TAKEN = {"from_who"}
"""Who gives a thing follows from its line of custody: what is typed there is no part of the record."""

_opened: list[str] = []
_listening: list[bool] = []
"""Not empty while opened files are noted: an audit hook cannot be taken out again."""


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if _listening and event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
        _opened.append(os.fsdecode(arguments[0]))


class _Bait:
    """A picture nobody has a reason to open, watched by the kernel: Qt's own file access is not Python's."""

    def __init__(self, path: Path) -> None:
        path.write_bytes(assets.read_bytes("demo", "group-chat-1.png"))
        self.path = path
        self._watch = -1
        if sys.platform == "linux":
            libc = ctypes.CDLL(None, use_errno=True)
            self._watch = libc.inotify_init1(os.O_NONBLOCK)
            accessed_or_opened = 0x1 | 0x20
            assert libc.inotify_add_watch(self._watch, os.fsencode(path), accessed_or_opened) >= 0

    def was_touched(self) -> bool:
        if self._watch < 0:
            return False
        try:
            return len(os.read(self._watch, 4096)) >= struct.calcsize("iIII")
        except BlockingIOError:
            return False

    def close(self) -> None:
        if self._watch >= 0:
            os.close(self._watch)


@pytest.fixture
def bait(tmp_path: Path) -> Iterator[_Bait]:
    made = _Bait(tmp_path / "bait.png")
    yield made
    made.close()


def test_the_bait_would_be_noticed(bait: _Bait) -> None:
    assert not bait.was_touched()
    bait.path.read_bytes()
    assert not sys.platform.startswith("linux") or bait.was_touched()


@pytest.mark.slow
def test_markup_is_shown_letter_for_letter_everywhere(
    qapp: QApplication, tmp_path: Path, bait: _Bait, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[str] = set()

    def words(field: str) -> str:
        asked.add(field)
        return f"{field} {MARKUP} <img src={bait.path}>"

    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    pictures = [assets.path("demo", name) for name in assets.names("demo", suffix=".png")[:2]]
    shown = filled_store(tmp_path / "filled", words, pictures)
    sys.addaudithook(_hear)
    _listening.append(True)
    faults: list[str] = []
    seen: set[str] = set()
    try:
        with studio_on(qapp, tmp_path) as studio:
            for name in doors(studio, shown, tmp_path / "new" / "store"):
                _walk(studio, name, faults, seen)
            studio.sign_in(shown.path)
            for name in rooms(studio, shown):
                _walk(studio, name, faults, seen)
    finally:
        _listening.clear()
    assert not faults, "\n".join(dict.fromkeys(faults))
    assert not [path for path in _opened if path == PLACE or path == str(bait.path)]
    assert not bait.was_touched()
    said = "\n".join(seen)
    missing = sorted(field for field in asked - NEVER_TAKEN if f"{field} {MARKUP}" not in said)
    assert not missing, "kept, and shown nowhere in the window"


def _walk(studio: Studio, name: str, faults: list[str], seen: set[str]) -> None:
    """Every widget of the window, shown or not yet shown."""
    top = studio.window if studio.is_in else studio.door_window
    for widget in (top, *top.findChildren(QWidget)):
        faults.extend(f"{name}: {type(widget).__name__}: {fault}" for fault in _faults_of(widget))
        if widget.isVisible():
            seen.update(" ".join(text.split()) for text in _texts_of(widget))
    assert top.windowTitle() == f"SafetyDesk · {wording.label('trial_test_keys')}"


def _faults_of(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText:
        yield f"not plain: {widget.text()[:80]!r}"
    if isinstance(widget, QTextEdit):
        yield "takes rich text"
    if isinstance(widget, QMessageBox | QErrorMessage):
        yield "guesses at rich text"
    if isinstance(widget, QAbstractItemView):
        delegate = widget.itemDelegate()
        if delegate is not None and delegate.metaObject().className() not in PLAIN_DELEGATES:
            yield f"delegate {delegate.metaObject().className()}"
        yield from (f"tip of an item: {tip[:80]!r}" for tip in _tips_of(widget) if _is_interpreted(tip))
    for tip in (widget.toolTip(), widget.whatsThis()):
        if _is_interpreted(tip):
            yield f"tip: {tip[:80]!r}"


def _is_interpreted(tip: str) -> bool:
    """Qt reads a tip as markup where it finds a tag: any "<" that is not of our own making might begin one."""
    return "<" in tip and ESCAPED_TIP.fullmatch(tip) is None


def _tips_of(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for row in range(min(50, model.rowCount()) if model else 0):
        for column in range(model.columnCount()):
            yield str(model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or "")


def _texts_of(widget: QWidget) -> Iterator[str]:
    """What a person reads on this widget."""
    if isinstance(widget, QLabel | QLineEdit):
        yield widget.text()
    elif isinstance(widget, QAbstractButton):
        yield widget.text().replace("&&", "&")
    elif isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QComboBox):
        yield widget.currentText()
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(place) for place in range(widget.count()))
    elif isinstance(widget, QAbstractItemView):
        yield from _cells_of(widget)


def _cells_of(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for row in range(min(50, model.rowCount()) if model else 0):
        for column in range(model.columnCount()):
            index: QModelIndex = model.index(row, column)
            cell = index.data(CELL)
            if isinstance(cell, Cell):
                yield cell.text
                yield cell.detail
            else:
                yield str(index.data() or "")

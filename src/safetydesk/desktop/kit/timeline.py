"""What happened, in order: when at the left, a mark on a line, the words at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from safetydesk.desktop import theme
from safetydesk.desktop.kit.plain_label import plain_label

AT_ONCE, A_TURN = 20, 15
"""Lines that are laid out when they are handed in, and in each turn of the window's life after that: a line takes
some milliseconds, and the five hundred of a telephone's folder must not hold everything up together."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of it. `note` is the quiet line (who, source); `tone` colours the mark."""

    when: str
    title: str
    text: str = ""
    tone: str = "neutral"
    note: str = ""


class _Mark(QWidget):
    def __init__(self, tone: str, first: bool, last: bool) -> None:
        super().__init__()
        self._tone, self._first, self._last = tone, first, last
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(16), 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, level = self.width() / 2, theme.points(10.5) * 0.85
        painter.setPen(QPen(theme.tone("line"), 2))
        top = level if self._first else 0
        bottom = level if self._last else self.height()
        painter.drawLine(QPointF(middle, top), QPointF(middle, bottom))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tone("low" if self._tone == "neutral" else self._tone))
        painter.drawEllipse(QRectF(middle - 4, level - 4, 8, 8))


class Timeline(QWidget):
    """Entries in the order given."""

    def __init__(self, entries: Sequence[Entry] = (), accessible: str = "Chronology") -> None:
        super().__init__()
        self.setAccessibleName(accessible)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._entries: Sequence[Entry] = ()
        self._laid = 0
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(lambda: self._add(A_TURN))
        self.set(entries)

    def set(self, entries: Sequence[Entry]) -> None:
        """Show these instead; of many, the later ones follow by themselves."""
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._entries = entries
        self._laid = 0
        self._turn.stop()
        self._add(AT_ONCE)
        if self._laid < len(entries):
            self._turn.start()

    @property
    def is_growing(self) -> bool:
        """Whether later lines are still to follow."""
        return self._turn.isActive()

    def _add(self, count: int) -> None:
        """Lays out the next lines as one piece, so that all above it settles once and not for each line."""
        last = len(self._entries) - 1
        some = QWidget(self)
        column = QVBoxLayout(some)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        begin, self._laid = self._laid, min(self._laid + count, last + 1)
        for place in range(begin, self._laid):
            column.addWidget(_line(self._entries[place], place == 0, place == last))
        self._column.addWidget(some)
        some.show()
        if self._laid > last:
            self._turn.stop()


def _line(entry: Entry, first: bool, last: bool) -> QWidget:
    held = QWidget()
    held.setAccessibleName(f"{entry.when}: {entry.title}")
    across = QHBoxLayout(held)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(theme.scaled(10))
    when = plain_label(entry.when, "small")
    when.setFixedWidth(round(theme.scaled(118) * theme.current().scale ** 0.5))
    across.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
    across.addWidget(_Mark(entry.tone, first, last))
    words = QVBoxLayout()
    words.setSpacing(2)
    words.setContentsMargins(0, 0, 0, theme.scaled(14))
    words.addWidget(plain_label(entry.title, "strong", selectable=True))
    if entry.text:
        words.addWidget(plain_label(entry.text, selectable=True))
    if entry.note:
        words.addWidget(plain_label(entry.note, "small", selectable=True))
    across.addLayout(words, 1)
    return held

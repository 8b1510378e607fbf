"""A date, and a date with its time: typed as people type them, kept as typed when they cannot be read.

What the words mean is not known here. Each field is handed a reader, which says it or why it cannot be read;
a reader also understands the ISO form (2026-11-21, 2026-11-21 14:10), in which a value is put into the line.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtWidgets import QLineEdit

from safetydesk.desktop.kit.fields.field import Field

DayReader = Callable[[str], tuple[date, str]]
"""What was typed -> the day, and how it is written tidily. Raises Unreadable."""
TimeReader = Callable[[str], tuple[datetime, str]]
"""What was typed -> the naive wall-clock time, and how it is written tidily. Raises Unreadable."""


class Unreadable(ValueError):
    """What was typed is no date or time, or one that never was; the text of the error says which, in words."""


class _Typed(Field):
    """What the two have in common: a line of text, read on leaving it."""

    def __init__(
        self, key: str, label: str, reader: DayReader, hint: str, needed: bool, placeholder: str
    ) -> None:
        super().__init__(key, label, hint, needed)
        self._reader = reader
        self.line = QLineEdit()
        self.line.setMaxLength(80)
        self.line.setPlaceholderText(placeholder)
        self.line.textChanged.connect(self._typed)
        self.line.editingFinished.connect(self._left)
        self._place(self.line)

    def text(self) -> str:
        """Exactly what stands in the line, for a draft to keep."""
        return self.line.text()

    def tidy(self) -> str:
        """What stands in the line as the reader writes it; exactly as typed where it cannot be read."""
        try:
            return self._reader(self.text())[1]
        except Unreadable:
            return self.text()

    def set_text(self, text: str) -> None:
        """Put back what a draft kept, readable or not."""
        self.line.setText(text)
        self._left()

    def trouble(self) -> str | None:
        """Why what was typed cannot be read, or None. An empty line is no trouble."""
        if not self.text().strip():
            return None
        try:
            self._reader(self.text())
        except Unreadable as error:
            return str(error)
        return None

    def _typed(self, _text: str) -> None:
        if self.problem() is not None:
            self.set_problem(None)
        self.changed.emit()

    def _left(self) -> None:
        if not self.text().strip():
            return
        trouble = self.trouble()
        self.set_problem(trouble)
        if trouble is None and (tidy := self.tidy()) != self.text():
            self.line.setText(tidy)


class DateTimeField(_Typed):
    """A wall-clock time, to the minute. `value()` is a naive datetime, or None while empty or unreadable."""

    def __init__(
        self, key: str, label: str, reader: TimeReader, hint: str = "", needed: bool = False
    ) -> None:
        super().__init__(key, label, reader, hint, needed, "e.g. 21 Nov 14:10, or now")
        self._read = reader

    def value(self) -> datetime | None:
        try:
            return self._read(self.text())[0]
        except Unreadable:
            return None

    def set_value(self, value: datetime | str | None) -> None:
        self.set_text(value.isoformat(" ", "minutes") if isinstance(value, datetime) else (value or ""))


class DateField(_Typed):
    """A day. `value()` is a date, or None while empty or unreadable."""

    def __init__(self, key: str, label: str, reader: DayReader, hint: str = "", needed: bool = False) -> None:
        super().__init__(key, label, reader, hint, needed, "e.g. 21 Nov 2026")

    def value(self) -> date | None:
        try:
            return self._reader(self.text())[0]
        except Unreadable:
            return None

    def set_value(self, value: date | str | None) -> None:
        self.set_text(value.isoformat() if isinstance(value, date) else (value or ""))

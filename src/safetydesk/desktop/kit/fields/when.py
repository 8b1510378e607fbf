"""A date, and a date with its time: typed as people type them, kept as typed when they cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtWidgets import QLineEdit

from safetydesk.desktop.kit.fields.field import Field
from safetydesk.desktop.kit.fields.when_words import NotADate, date_words, read_date, read_when, when_words


class _Typed(Field):
    """What the two have in common: a line of text, read on leaving it."""

    def __init__(
        self, key: str, label: str, hint: str, needed: bool, now: Callable[[], datetime], placeholder: str
    ) -> None:
        super().__init__(key, label, hint, needed)
        self._now = now
        self.line = QLineEdit()
        self.line.setMaxLength(80)
        self.line.setPlaceholderText(placeholder)
        self.line.textChanged.connect(self._typed)
        self.line.editingFinished.connect(self._left)
        self._place(self.line)

    def text(self) -> str:
        """Exactly what stands in the line, for a draft to keep."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Put back what a draft kept, readable or not."""
        self.line.setText(text)
        self._left()

    def set_placeholder(self, text: str) -> None:
        """Show an example or a default, greyed."""
        self.line.setPlaceholderText(text)

    def trouble(self) -> str | None:
        """Why what was typed cannot be read, or None. An empty line is no trouble."""
        if not self.text().strip():
            return None
        try:
            self._read()
        except NotADate as error:
            return str(error)
        return None

    def _read(self) -> tuple[object, str]:
        """What was typed, and how it is written tidily. Raises NotADate."""
        raise NotImplementedError

    def _typed(self, _text: str) -> None:
        if self.problem() is not None:
            self.set_problem(None)
        self.changed.emit()

    def _left(self) -> None:
        if not self.text().strip():
            return
        try:
            _value, tidy = self._read()
        except NotADate as error:
            self.set_problem(str(error))
            return
        self.set_problem(None)
        if tidy != self.text():
            self.line.setText(tidy)


class DateTimeField(_Typed):
    """A wall-clock time, to the minute. `value()` is a naive datetime, or None while empty or unreadable.

    `now` is a clock for "now", "today" and a year left out; it gives the school's wall-clock time.
    """

    def __init__(
        self, key: str, label: str, now: Callable[[], datetime], hint: str = "", needed: bool = False
    ) -> None:
        super().__init__(key, label, hint, needed, now, "21 Nov 2026 14:10, or now")

    def value(self) -> datetime | None:
        try:
            return read_when(self.text(), self._now())
        except NotADate:
            return None

    def set_value(self, value: datetime | str | None) -> None:
        self.set_text(when_words(value) if isinstance(value, datetime) else (value or ""))

    def set_now(self) -> None:
        """Put the present minute there."""
        self.set_value(self._now())

    def _read(self) -> tuple[object, str]:
        found = read_when(self.text(), self._now())
        return found, when_words(found)


class DateField(_Typed):
    """A day. `value()` is a date, or None while empty or unreadable."""

    def __init__(
        self, key: str, label: str, now: Callable[[], datetime], hint: str = "", needed: bool = False
    ) -> None:
        super().__init__(key, label, hint, needed, now, "21 Nov 2026")

    def value(self) -> date | None:
        try:
            return read_date(self.text(), self._now().date())
        except NotADate:
            return None

    def set_value(self, value: date | str | None) -> None:
        self.set_text(date_words(value) if isinstance(value, date) else (value or ""))

    def _read(self) -> tuple[object, str]:
        found = read_date(self.text(), self._now().date())
        return found, date_words(found)

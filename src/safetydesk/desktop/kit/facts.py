"""A list of what is known: a quiet label at the left, the value at the right, a hairline between rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from safetydesk.desktop import theme
from safetydesk.desktop.kit.badge import Badge
from safetydesk.desktop.kit.card import Hairline
from safetydesk.desktop.kit.long_text import LongText, is_long
from safetydesk.desktop.kit.plain_label import plain_label


class Facts(QWidget):
    """Rows of (label, value); values can be copied. An empty value is shown as `missing`."""

    def __init__(self, rows: Sequence[tuple[str, str]] = (), missing: str = "not recorded") -> None:
        super().__init__()
        self._missing = missing
        self._row = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.scaled(16))
        self._grid.setVerticalSpacing(theme.scaled(7))
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 7)
        self.set(rows)

    def set(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show these instead."""
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._row = 0
        for label, value in rows:
            self.add(label, value)

    def add(
        self, label: str, value: str | QWidget, note: str = "", badge: str = "", mono: bool = False
    ) -> None:
        """Add a row. `note` is a quieter line beneath; `badge` (a tone) shows the value as a badge."""
        if self._row:
            self._grid.addWidget(Hairline(), self._row, 0, 1, 2)
            self._row += 1
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(plain_label(label, "small"), self._row, 0, top)
        if isinstance(value, QWidget):
            self._grid.addWidget(value, self._row, 1)
        elif badge:
            held = QWidget()
            across = QHBoxLayout(held)
            across.setContentsMargins(0, 0, 0, 0)
            across.addWidget(Badge(value, badge))
            across.addStretch(1)
            self._grid.addWidget(held, self._row, 1)
        else:
            self._grid.addWidget(self._said(label, value, mono), self._row, 1, top)
        self._row += 1
        if note:
            self._grid.addWidget(plain_label(note, "small", selectable=True), self._row, 1, top)
            self._row += 1

    def _said(self, label: str, value: str, mono: bool) -> QWidget:
        named = f"{label}: {value or self._missing}"
        if is_long(value) and not mono:
            return LongText(named, value)
        words = plain_label(value or self._missing, "mono" if mono else "body", selectable=True)
        if not value:
            words.set_tone("muted")
        words.setAccessibleName(named)
        return words

"""A line for a whole percent: typed, or moved by the arrow keys; never beyond 0 and 100, and empty for none."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from safetydesk.desktop import theme

_MOST, _PAGE = 100, 10
_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: _PAGE, Qt.Key.Key_PageDown: -_PAGE}


class PercentLine(QLineEdit):
    """`valueChanged` carries the percent, or None where nothing is typed, whoever changed it."""

    valueChanged = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setValidator(QIntValidator(0, _MOST, self))
        self.setMaximumWidth(theme.scaled(76))
        self.textChanged.connect(lambda _text: self.valueChanged.emit(self.value()))

    def value(self) -> int | None:
        """The percent; None where nothing is typed."""
        text = self.text().strip()
        return min(_MOST, int(text)) if text.isdecimal() else None

    def set_value(self, percent: int | None) -> None:
        """Put it there, as if typed."""
        self.setText("" if percent is None else str(max(0, min(_MOST, percent))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.set_value((self.value() or 0) + step)

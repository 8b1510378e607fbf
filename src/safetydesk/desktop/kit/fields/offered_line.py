"""One line of text with one answer offered beside it, for the case in which there is nothing to type."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from safetydesk.desktop.kit.buttons import quiet
from safetydesk.desktop.kit.fields.field import Field


class OfferedLine(Field):
    """`value()` is the text without spaces at its ends; the button beside the line puts `offer` there."""

    def __init__(self, key: str, label: str, offer: str, hint: str = "", longest: int = 500) -> None:
        super().__init__(key, label, hint)
        self.line = QLineEdit()
        self.line.setMaxLength(longest)
        self.line.textChanged.connect(lambda _text: self.changed.emit())
        self.button = quiet(offer)
        self.button.clicked.connect(lambda: self.set_value(offer))
        body = QWidget()
        across = QHBoxLayout(body)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(4)
        across.addWidget(self.line, 1)
        across.addWidget(self.button)
        self._place(self.line, body=body)

    def value(self) -> str:
        return self.line.text().strip()

    def set_value(self, value: str | None) -> None:
        self.line.setText(value or "")
        self.line.setCursorPosition(0)

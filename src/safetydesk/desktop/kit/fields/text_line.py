"""One line of plain text, and a passphrase."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from safetydesk.desktop.kit.buttons import icon_only
from safetydesk.desktop.kit.fields.field import Field
from safetydesk.desktop.kit.plain_label import set_plain_tooltip


class TextLine(Field):
    """One line. `value()` is the text without spaces at its ends."""

    def __init__(
        self,
        key: str,
        label: str,
        hint: str = "",
        needed: bool = False,
        placeholder: str = "",
        longest: int = 500,
    ) -> None:
        super().__init__(key, label, hint, needed)
        self.line = QLineEdit()
        self.line.setPlaceholderText(placeholder)
        self.line.setMaxLength(longest)
        self.line.textChanged.connect(lambda _text: self.changed.emit())
        self._place(self.line)

    def value(self) -> str:
        return self.line.text().strip()

    def set_value(self, value: str | None) -> None:
        self.line.setText(value or "")
        self.line.setCursorPosition(0)


class PassphraseField(Field):
    """A passphrase, hidden until asked for. `value()` is exactly what was typed."""

    def __init__(self, key: str, label: str, hint: str = "", needed: bool = False) -> None:
        super().__init__(key, label, hint, needed)
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.textChanged.connect(lambda _text: self.changed.emit())
        self._eye = icon_only("show", f"Show {label.lower()}")
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._reveal)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self._eye)
        self._place(self.line, body=body)

    def value(self) -> str:
        return self.line.text()

    def set_value(self, value: str | None) -> None:
        self.line.setText(value or "")

    def clear(self) -> None:
        """Forget what was typed, and its undo history, and hide again."""
        self.line.clear()
        self._eye.setChecked(False)

    def _reveal(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        name = f"Hide {self.label.lower()}" if shown else f"Show {self.label.lower()}"
        self._eye.set_icon("cover" if shown else "show")
        self._eye.setAccessibleName(name)
        set_plain_tooltip(self._eye, name)

"""What every field of a form is: a label, a control, a hint, and a place where a problem is said in words."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from safetydesk.desktop import theme
from safetydesk.desktop.kit.icon_mark import IconMark
from safetydesk.desktop.kit.plain_label import plain_label, repolish


class Field(QWidget):
    """The base of all fields. `key` is the draft's field name; `changed` fires whoever made the change.

    A subclass makes its control and calls `_place(control)`; it offers `value()` and `set_value()`.
    """

    changed = Signal()

    def __init__(self, key: str, label: str, hint: str = "", needed: bool = False) -> None:
        super().__init__()
        self.key = key
        self.label = label
        self.hint = hint
        self.needed = needed
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._control: QWidget = self
        self._outline: QWidget = self
        self._problem_line: QWidget | None = None
        self._problem_words = plain_label("", "problem")
        self._problem: str | None = None
        self._label_words = plain_label(label, "label", wrap=True)
        self._note_words = plain_label("", "small", wrap=False)

    @property
    def control(self) -> QWidget:
        """The widget that takes the keys."""
        return self._control

    def value(self) -> Any:
        """What the field holds."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Put `value` there, as if typed."""
        raise NotImplementedError

    def set_label(self, label: str) -> None:
        """Change the label, also as it is read aloud."""
        self.label = label
        self._label_words.setText(label)
        self._name_control()

    def set_hint(self, hint: str) -> None:
        """Change the hint beside the label."""
        self.hint = hint
        self._show_note()
        self._name_control()

    def set_needed(self, needed: bool) -> None:
        """Mark it as one that must be filled in, or no longer so."""
        if needed != self.needed:
            self.needed = needed
            self._show_note()
            self._name_control()

    def problem(self) -> str | None:
        """What is said to be wrong now, or None."""
        return self._problem

    def set_problem(self, text: str | None) -> None:
        """Say beneath the control what is wrong, in words and with a mark; None takes it away."""
        if text is None and self._problem is None:
            return
        self._problem = text
        if self._problem_line is None:
            self._problem_line = self._make_problem_line()
        self._problem_words.setText(text or "")
        self._problem_line.setVisible(text is not None)
        self._outline.setProperty("problem", "true" if text is not None else "false")
        repolish(self._outline)
        self._name_control()

    def focus(self) -> None:
        """Put the cursor into the control."""
        self._control.setFocus(Qt.FocusReason.OtherFocusReason)

    def to_be_seen(self) -> tuple[QWidget, ...]:
        """What is scrolled to where something is wrong with it, the most important last."""
        return (self,)

    def _place(self, control: QWidget, outline: QWidget | None = None, body: QWidget | None = None) -> None:
        """Set the control under its label. `outline` is marked for a problem; `body` stands in the column."""
        self._control = control
        self._outline = outline or control
        self.setFocusProxy(control)
        if self.label:
            head = QHBoxLayout()
            head.setSpacing(theme.scaled(6))
            head.addWidget(self._label_words, 0, Qt.AlignmentFlag.AlignTop)
            head.addWidget(self._note_words, 1, Qt.AlignmentFlag.AlignTop)
            self._label_words.setWordWrap(False)
            self._note_words.setWordWrap(True)
            self._column.addLayout(head)
        self._column.addWidget(body or outline or control)
        self._show_note()
        self._name_control()

    def _show_note(self) -> None:
        parts = [part for part in ("needed" if self.needed else "", self.hint) if part]
        self._note_words.setText(" · ".join(["", *parts]).strip() if parts else "")

    def _make_problem_line(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(IconMark("warning", "critical", 14), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._problem_words, 1)
        self._column.addWidget(line)
        return line

    def _name_control(self) -> None:
        self.setAccessibleName(self.label)
        self._control.setAccessibleName(self.label)
        said = [part for part in ("needed" if self.needed else "", self.hint, self._problem or "") if part]
        self._control.setAccessibleDescription(". ".join(said))

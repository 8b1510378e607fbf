"""Where the code of a sheet is typed or scanned. A mistake is named by its group as soon as the code is all there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject

from safetydesk.desktop.kit.fields import TextArea

_ALL_THERE = 72
_LONGEST = 400


class CodeField(TextArea):
    """`judge` says what is wrong with what was typed, or nothing. It judges when the field is left, too."""

    def __init__(self, key: str, label: str, hint: str, judge: Callable[[str], str]) -> None:
        super().__init__(key, label, hint, lines=2, most=4, longest=_LONGEST)
        self._judge = judge
        self.edit.setObjectName("sheet_code")
        self.edit.setUndoRedoEnabled(False)  # a secret must not come back with Ctrl+Z
        self.edit.installEventFilter(self)
        self.changed.connect(self._typed_on)

    def forget(self) -> None:
        """Let go of what was typed."""
        self.edit.clear()
        self.set_problem(None)

    def show_mistake(self) -> bool:
        """Say what is wrong with it now; whether anything is."""
        wrong = self._judge(self.value())
        self.set_problem(wrong or None)
        return bool(wrong)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self.value().strip():
            self.show_mistake()
        return super().eventFilter(watched, event)

    def _typed_on(self) -> None:
        if sum(letter.isalnum() for letter in self.value()) >= _ALL_THERE:
            self.show_mistake()

"""A dialog that says or asks one thing, in plain words, with named buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from safetydesk.desktop import theme
from safetydesk.desktop.kit.buttons import Button, danger, primary, secondary
from safetydesk.desktop.kit.icon_mark import IconMark
from safetydesk.desktop.kit.plain_label import plain_label

_MARKS = {
    "info": ("info", "accent"),
    "question": ("help", "accent"),
    "warning": ("warning", "moderate"),
    "trouble": ("warning", "critical"),
}


class Question(QDialog):
    """`add_button` in the order of reading; `answer` holds what the button pressed stands for, or None."""

    def __init__(
        self, parent: QWidget | None, title: str, text: str, detail: str = "", tone: str = "question"
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("SafetyDesk")
        self.setAccessibleName(title or text)
        self.setAccessibleDescription(f"{text} {detail}".strip())
        self.setModal(True)
        self.answer: object = None
        self._begin: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.scaled(24), theme.scaled(20), theme.scaled(24), theme.scaled(20))
        column.setSpacing(theme.scaled(16))
        top = QHBoxLayout()
        top.setSpacing(theme.scaled(14))
        icon, tint = _MARKS[tone]
        top.addWidget(IconMark(icon, tint, 24), 0, Qt.AlignmentFlag.AlignTop)
        self._words = QVBoxLayout()
        self._words.setSpacing(theme.scaled(6))
        if title:
            self._words.addWidget(plain_label(title, "word"))
        if text:
            self._words.addWidget(plain_label(text, selectable=True))
        if detail:
            self._words.addWidget(plain_label(detail, "muted", selectable=True))
        top.addLayout(self._words, 1)
        column.addLayout(top)
        column.addStretch(1)  # a dialog that is taller than its words keeps them together
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        column.addLayout(self._buttons)
        self.setMinimumWidth(round(theme.scaled(440) * theme.current().scale ** 0.4))
        self.setMaximumWidth(760)

    def add(self, widget: QWidget) -> None:
        """Put a field or a list under the words."""
        self._words.addSpacing(theme.scaled(8))
        self._words.addWidget(widget)

    def begin_at(self, widget: QWidget) -> None:
        """Where the cursor stands at first, instead of on the default button."""
        self._begin = widget

    def add_button(
        self, words: str, answer: object, kind: str = "secondary", default: bool = False
    ) -> Button:
        """A button that answers `answer`. `default` is pressed by Enter."""
        button = {"primary": primary, "secondary": secondary, "danger": danger}[kind](words)
        button.clicked.connect(lambda: self._answer(answer))
        button.setDefault(default)
        self._buttons.addWidget(button)
        if default:
            button.setFocus()
        return button

    def put(self) -> object:
        """Ask, and give the answer; None where it was closed or escaped."""
        self._suit_words()
        if self._begin is not None:
            self._begin.setFocus()
        self.exec()
        return self.answer

    def _suit_words(self) -> None:
        """As high as the words are at this width: Qt would leave room for narrower lines."""
        layout = self.layout()
        if layout is None:
            return
        self.ensurePolished()
        layout.activate()
        width = min(self.maximumWidth(), max(self.minimumWidth(), self.sizeHint().width()))
        height = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else self.sizeHint().height()
        self.resize(width, height)

    def _answer(self, answer: object) -> None:
        self.answer = answer
        self.accept()


def ask_all(question: Question, buttons: Sequence[tuple[str, object, str]]) -> object:
    """Put `question` with (words, answer, kind) buttons; the last is the default."""
    for place, (words, answer, kind) in enumerate(buttons):
        question.add_button(words, answer, kind, default=place == len(buttons) - 1)
    try:
        return question.put()
    finally:
        question.deleteLater()

"""The one question before evidence is added (`domain.md` 4.8, 3). Unanswered means not added; nothing is marked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from safetydesk import wording
from safetydesk.desktop.kit.buttons import quiet, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.in_view import bring_into_view_once_laid_out
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label

ANSWERS = (("no", "log_answer_no"), ("yes", "log_answer_yes"), ("not_sure", "log_answer_not_sure"))


class ImageQuestion(Card):
    """Hidden until `ask(count)`. `answered` carries the answer's code; `left` that nothing is to be added."""

    answered = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(tone="moderate")
        self._about = plain_label("", "small")
        self._words = plain_label(wording.label("log_image_question"), "strong")
        self.add(self._about)
        self.add(self._words)
        buttons = []
        for code, label in ANSWERS:
            button = secondary(wording.label(label))
            button.clicked.connect(lambda _on=False, code=code: self._answer(code))
            buttons.append(button)
        self._first = buttons[0]
        leave = quiet(wording.label("log_answer_leave"))
        leave.clicked.connect(self._leave)
        self.add(row(*buttons, leave))
        self.setAccessibleName(wording.label("log_image_question"))
        # The focus rests on the question itself: no answer is one stray Enter away.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def ask(self, count: int) -> None:
        """Ask about `count` files that have been offered and not yet been read."""
        self._about.setText(wording.label("log_offered", files=wording.count_words(count, "file")))
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_view_once_laid_out(self)  # Ctrl+V pastes from anywhere on the page

    @property
    def is_open(self) -> bool:
        """Whether an answer is waited for."""
        return not self.isHidden()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _answer(self, code: str) -> None:
        self.hide()
        self.answered.emit(code)

    def _leave(self) -> None:
        self.hide()
        self.left.emit()

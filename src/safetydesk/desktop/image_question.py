"""The one question before evidence is added (`domain.md` 4.8, 3). Nothing has been read; unanswered adds nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.kit.buttons import quiet, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.in_view import bring_into_view_once_laid_out
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.ways_in.offering import Thing, count_words, words_of
from safetydesk.domain.image_guard import NO, NOT_SURE, YES

MOST_NAMED = 8
_ANSWERS = ((NO, "guard.no"), (YES, "guard.yes"), (NOT_SURE, "guard.not_sure"))


class ImageQuestion(Card):
    """Hidden until `ask`. `answered` carries the answer's code; `left` that nothing is to be added."""

    answered = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(tone="moderate")
        question = wording.label("guard.question")
        self._about = plain_label("", "small")
        self._names = plain_label("", "small")
        for part in (
            self._about,
            self._names,
            plain_label(question, "word"),
            plain_label(wording.label("guard.why"), "muted"),
        ):
            self.add(part)
        buttons: list[QWidget] = []
        for code, label in _ANSWERS:
            button = secondary(wording.label(label))
            button.clicked.connect(lambda _on=False, code=code: self._answer(code))
            buttons.append(button)
        leave = quiet(wording.label("guard.leave"))
        leave.clicked.connect(self._leave)
        self.add(row(*buttons, leave))
        self.setAccessibleName(question)
        # The focus rests on the question itself: no answer is one stray Enter away.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def ask(self, offered: Sequence[Thing]) -> None:
        """Ask about what has been offered and not yet been read: of what has a `name`, it is shown."""
        self._about.setText(wording.label("guard.offered", files=count_words(offered)))
        self._names.setText("\n".join(_names(offered)))
        self.show()
        self.take_focus()
        bring_into_view_once_laid_out(self)  # Ctrl+V pastes from anywhere on the page

    def take_focus(self) -> None:
        """Onto the question."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

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
        self._close()
        self.answered.emit(code)
        self._give_keys_on()

    def _leave(self) -> None:
        self._close()
        self.left.emit()
        self._give_keys_on()

    def _close(self) -> None:
        """Without the keys: hidden with them, Qt would give them to whatever comes next, and scroll the page there
        beneath the hand that just answered."""
        holds = self.focusWidget()
        if holds is not None:
            holds.clearFocus()
        self.hide()

    def _give_keys_on(self) -> None:
        if self.window().focusWidget() is None:  # nobody else took them
            self.focusNextChild()


def _names(offered: Sequence[Thing]) -> list[str]:
    """What tells the things apart, without opening one."""
    said = [wording.label("guard.one", name=words_of(one)) for one in offered[:MOST_NAMED]]
    more = len(offered) - MOST_NAMED
    return [*said, wording.label("guard.more", count=str(more))] if more > 0 else said

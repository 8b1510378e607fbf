"""The one question before evidence is added (`domain.md` 4.8, 3). Nothing has been read; unanswered adds nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.kit.buttons import quiet, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.furniture import Scroller
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.image_guard import NO, NOT_SURE, YES

MOST_NAMED = 8


class ImageQuestion(Scroller):
    """`answered` carries the answer's code; `left` that nothing is to be added."""

    answered = Signal(str)
    left = Signal()

    def __init__(self, offered: Sequence[Path | bytes]) -> None:
        super().__init__(say("image_question"))
        card = Card(tone="moderate")
        card.add(
            plain_label(say("offered", files=wording.count_words(len(offered), say("file_one"))), "small")
        )
        for one in offered[:MOST_NAMED]:
            name = one.name if isinstance(one, Path) else say("pasted_picture")
            card.add(plain_label(say("bullet", text=name), "small"))
        if len(offered) > MOST_NAMED:
            card.add(plain_label(say("offered_more", count=str(len(offered) - MOST_NAMED)), "small"))
        card.add(plain_label(say("image_question"), "word"))
        card.add(plain_label(say("image_question_why"), "muted"))
        buttons: list[QWidget] = []
        for code, label in ((NO, "answer_no"), (YES, "answer_yes"), (NOT_SURE, "answer_not_sure")):
            button = secondary(say(label))
            button.clicked.connect(lambda _on=False, code=code: self.answered.emit(code))
            buttons.append(button)
        leave = quiet(say("answer_leave"))
        leave.clicked.connect(self.left)
        card.add(row(*buttons, leave))
        self.body.addWidget(card)
        self.body.addStretch(1)
        # The focus rests on the question itself: no answer is one stray Enter away.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focus_first(self) -> None:
        """Onto the question."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

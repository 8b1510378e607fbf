"""The one question before evidence is added, in the place of the page's tabs until it is answered or left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from safetydesk import wording
from safetydesk.desktop.image_question import ImageQuestion
from safetydesk.desktop.rooms.incident.furniture import Scroller
from safetydesk.desktop.ways_in.offering import Thing


class ImageQuestionSheet(Scroller):
    """`answered` carries the answer's code; `left` that nothing is to be added."""

    answered = Signal(str)
    left = Signal()

    def __init__(self, offered: Sequence[Thing]) -> None:
        super().__init__(wording.label("guard.question"))
        self._question = ImageQuestion()
        self._question.answered.connect(self.answered)
        self._question.left.connect(self.left)
        self.body.addWidget(self._question)  # first: shown without a parent it would be a window of its own
        self._question.ask(offered)
        self.body.addStretch(1)

    def focus_first(self) -> None:
        """Onto the question."""
        self._question.take_focus()

"""Adding evidence: the question first, then the sealing with progress, then which went in and which did not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from safetydesk.desktop.rooms.incident.evidence.outcome import outcome_card
from safetydesk.desktop.rooms.incident.evidence.view import EvidenceView
from safetydesk.desktop.rooms.incident.forms.image_question import ImageQuestion
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.errors import Refusal, SafetyDeskError
from safetydesk.domain.image_guard import NO
from safetydesk.domain.progress import Progress


class Adding(QObject):
    """`stopped` when the answer was not a plain "no": nothing was read, and the answer is kept."""

    stopped = Signal()

    def __init__(
        self,
        room: Room,
        view: EvidenceView,
        show_sheet: Callable[[ImageQuestion], None],
        close_sheet: Callable[[], None],
        added: Callable[[], None],
    ) -> None:
        super().__init__(view)
        self._room, self._view = room, view
        self._show_sheet, self._close_sheet, self._added = show_sheet, close_sheet, added

    def ask(self, shown: Shown, offered: list[Path | bytes]) -> None:
        """Put the question about what was offered. Nothing of it has been opened."""
        question = ImageQuestion(offered)
        question.left.connect(self._close_sheet)
        question.answered.connect(lambda answer: self._answered(shown, offered, answer))
        self._view.show_outcome()
        self._show_sheet(question)

    def _answered(self, shown: Shown, offered: list[Path | bytes], answer: str) -> None:
        self._close_sheet()
        pasted = any(isinstance(one, bytes) for one in offered)
        presenter = self._room.presenter

        def seal(progress: Progress) -> tuple[tuple[str, ...], tuple[SafetyDeskError, ...], bool]:
            intake = presenter.receive(shown.case, offered, answer, progress)
            return intake.received, intake.refused, intake.was_cancelled

        def done(outcome: tuple[tuple[str, ...], tuple[SafetyDeskError, ...], bool]) -> None:
            received, refused, was_cancelled = outcome
            self._view.show_outcome(outcome_card(received, refused, was_cancelled, pasted))
            self._added()

        def failed(error: BaseException) -> None:
            if isinstance(error, Refusal) and answer != NO:
                self.stopped.emit()
                return
            self._room.surroundings.errors.show(error)

        self._room.surroundings.tasks.run(say("sealing"), seal, done, failed, owner=self._view)

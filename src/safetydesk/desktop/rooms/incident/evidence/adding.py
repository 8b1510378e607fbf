"""Adding evidence: the question first, then the sealing with progress, then which went in and which did not."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from safetydesk.desktop.rooms.incident.evidence.outcome import Ended, outcome_card
from safetydesk.desktop.rooms.incident.evidence.view import EvidenceView
from safetydesk.desktop.rooms.incident.evidence.where_from import where_from
from safetydesk.desktop.rooms.incident.forms.image_question import ImageQuestionSheet
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.ways_in.offering import (
    ScreenPicture,
    Thing,
    have_originals,
    is_on_clipboard,
    screen_wanted,
)
from safetydesk.domain.errors import Refusal
from safetydesk.domain.image_guard import NO
from safetydesk.domain.progress import Progress
from safetydesk.domain.rows import HeldFile


class Adding(QObject):
    """`stopped` when the answer was not a plain "no": nothing was read, and the answer is kept."""

    stopped = Signal()

    def __init__(
        self,
        room: Room,
        view: EvidenceView,
        show_sheet: Callable[[ImageQuestionSheet], None],
        close_sheet: Callable[[], None],
        added: Callable[[], None],
    ) -> None:
        super().__init__(view)
        self._room, self._view = room, view
        self._show_sheet, self._close_sheet, self._added = show_sheet, close_sheet, added

    def ask(self, shown: Shown, offered: list[Thing]) -> None:
        """Put the question about what was offered. Nothing of it has been opened."""
        question = ImageQuestionSheet(offered)
        question.left.connect(self._close_sheet)
        question.answered.connect(lambda answer: self._answered(shown, offered, answer))
        self._view.show_outcome()
        self._show_sheet(question)

    def _answered(self, shown: Shown, offered: list[Thing], answer: str) -> None:
        self._close_sheet()
        wanted = screen_wanted(offered)
        if wanted is not None and answer == NO:
            self._view.take_screen(wanted, partial(self._taken, shown))
        else:
            self._seal(shown, offered, answer)

    def _taken(self, shown: Shown, pictures: list[ScreenPicture]) -> None:
        self._seal(shown, list(pictures), NO)

    def _seal(self, shown: Shown, offered: list[Thing], answer: str) -> None:
        presenter, case = self._room.presenter, shown.case
        left_behind = (
            "clipboard" if is_on_clipboard(offered) else "originals" if have_originals(offered) else ""
        )

        def seal(progress: Progress) -> Ended:
            intake = presenter.receive(case, offered, answer, progress)
            return Ended(
                here=case.incident.id,
                came=intake.came,
                refused=intake.refused,
                left_out=intake.left_out,
                was_cancelled=intake.was_cancelled,
                left_behind=left_behind,
            )

        def done(ended: Ended) -> None:
            # What is next to be done first: of many files there is more to say than fits in sight.
            self._view.show_outcome(
                *where_from(self._room, ended, self._view.holds),
                outcome_card(ended, partial(self._open, case.incident.id)),
            )
            self._added()

        def failed(error: BaseException) -> None:
            if isinstance(error, Refusal) and answer != NO:
                self.stopped.emit()
                return
            self._room.surroundings.errors.show(error)

        self._room.surroundings.tasks.run(say("sealing"), seal, done, failed, owner=self._view)

    def _open(self, here: UUID, held: HeldFile) -> None:
        if held.incident_id == here:
            self._view.choose_number(held.number)
            return
        self._room.surroundings.navigator.go("incident", id=str(held.incident_id), exhibit=held.number)

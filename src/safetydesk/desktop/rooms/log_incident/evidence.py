"""The right-hand card: where files come in, the question before them, and what has been sealed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from safetydesk import wording
from safetydesk.desktop import theme
from safetydesk.desktop.image_question import ImageQuestion
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.in_view import bring_into_view_once_laid_out
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.log_incident.after_adding import AfterAdding
from safetydesk.desktop.rooms.log_incident.capture_card import CaptureCardForm
from safetydesk.desktop.rooms.log_incident.presenter import LogPresenter, Received, Sealed
from safetydesk.desktop.rooms.log_incident.sealed_list import SealedList
from safetydesk.desktop.surroundings import Surroundings
from safetydesk.desktop.ways_in.offering import Thing, with_address
from safetydesk.desktop.ways_in.ways import WaysIn
from safetydesk.domain.rows import HeldFile


class EvidencePanel(QWidget):
    """`answered(list of Thing, answer)` fires once the question is answered; before it nothing is read.

    `remove_wanted`, `isolate_wanted`, `card_wanted` and `look_wanted` carry a sealed file's name in the store;
    `card_changed` that the capture card was typed in. `address_wanted` carries the address of a link that came without
    its picture.
    """

    answered = Signal(object, str)
    remove_wanted = Signal(str)
    isolate_wanted = Signal(str)
    look_wanted = Signal(str)
    card_changed = Signal()
    card_wanted = Signal(str)
    address_wanted = Signal(str)

    def __init__(self, presenter: LogPresenter, around: Surroundings) -> None:
        super().__init__()
        self._offered: list[Thing] = []
        self._address = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.scaled(12))
        self._card = Card(wording.label("log_evidence"))
        self.ways = WaysIn(around, presenter.clock_now, wording.label("log_drop"))
        self.drop = self.ways.drop
        self._locked = _locked_words()
        self._hint = plain_label(wording.label("log_describe_hint"), "small")
        self._question = ImageQuestion()
        self._said = Banner()
        self._lines = SealedList()
        self._lines.remove_wanted.connect(self.remove_wanted)
        self._lines.card_wanted.connect(self.card_wanted)
        self._lines.isolate_wanted.connect(self.isolate_wanted)
        self._lines.look_wanted.connect(self.look_wanted)
        self.capture = CaptureCardForm(presenter)
        self._after = AfterAdding(partial(_open, around))
        for widget in (
            self.ways,
            self._locked,
            self._question,
            self._said,
            self._after,
            self._lines,
            self._hint,
        ):
            self._card.add(widget)
        column.addWidget(self._card)
        column.addWidget(self.capture)
        self._locked.hide()
        self.ways.offered.connect(self.offer)
        self.ways.nothing_offered.connect(self._nothing_pasted)
        self.ways.address_wanted.connect(self.address_wanted)
        self._question.answered.connect(self._answer)
        self._question.left.connect(self._leave)
        self.capture.changed.connect(self.card_changed)

    def offer(self, offered: Sequence[Thing]) -> None:
        """Ask the question about what was dropped, pasted or chosen. More of it while it stands joins it."""
        if not self._locked.isHidden():
            self.say(wording.label("log_locked_refused"), "warning")
            return
        self._said.dismiss()
        self._after.hide()
        address, self._address = self._address, ""
        self._offered.extend(with_address(offered, address))
        self.ways.hide()
        self._question.ask(self._offered)

    @property
    def is_asking(self) -> bool:
        """Whether files wait for an answer, and are not added."""
        return self._question.is_open

    def show_lock(self, locked: bool) -> None:
        """Where images are "never", an explanation stands in place of the drop area."""
        if locked:
            self.ways.quieten()
        if locked and self._question.is_open:
            self._question.hide()
            self._offered.clear()
        self._locked.setVisible(locked)
        self._hint.setVisible(not locked)
        self.ways.setVisible(not locked and not self._question.is_open)

    def show_sealed(self, lines: Sequence[Sealed]) -> None:
        """List the draft's files."""
        self._lines.show_lines(lines)

    def show_picture(self, file_name: str, picture: QImage) -> None:
        """Uncover one of the draft's files in its line."""
        self._lines.show_picture(file_name, picture)

    def cover_all(self) -> None:
        """Nothing of any of the draft's files can be seen."""
        self._lines.cover_all()

    def added(self, intake: Received) -> None:
        """Say what is to be known of the files, and remind of the copies that lie elsewhere still."""
        self._after.show_for(intake)

    def keep_address(self, address: str) -> None:
        """It goes with what is added next."""
        self._address = address
        self.say(wording.label("way_link_kept", address=address))

    def say(self, text: str, tone: str = "info", remedy: str = "") -> None:
        """Say something about the files."""
        self._said.say(text, tone, remedy)
        if tone == "warning":
            bring_into_view_once_laid_out(self._said)  # Ctrl+V pastes from anywhere on the page

    def quieten(self) -> None:
        """Take away what was said, asked and reminded of."""
        self._said.dismiss()
        self._after.hide()
        self._question.hide()
        self._offered.clear()
        self._address = ""
        self.ways.quieten()
        self.ways.setVisible(self._locked.isHidden())
        self.capture.forget()

    def _nothing_pasted(self) -> None:
        self.say(wording.label("log_nothing_pasted"))
        bring_into_view_once_laid_out(self._said)

    def _answer(self, code: str) -> None:
        offered, self._offered = self._offered, []
        self.ways.setVisible(self._locked.isHidden())
        self.drop.setFocus()  # else it falls to the page's first button, which discards
        self.answered.emit(offered, code)

    def _leave(self) -> None:
        self._offered.clear()
        self.ways.setVisible(self._locked.isHidden())
        self.say(wording.label("log_nothing_added"))
        self.drop.setFocus()


def _open(around: Surroundings, held: HeldFile) -> None:
    around.navigator.go("incident", id=str(held.incident_id), exhibit=held.number)


def _locked_words() -> Card:
    card = Card(wording.label("log_locked_title"), tone="critical")
    card.add(plain_label(wording.label("log_locked_why")))
    card.add(plain_label(wording.label("log_locked_what"), "small"))
    return card

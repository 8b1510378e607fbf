"""The page of evidence: the exhibits in order, the one chosen, the ways in, what was described in words.

A picture is covered until asked for, and covered again on leaving it. Nothing offered is opened before the
question is answered: paths and pasted bytes are handed to the page, which asks first.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QHideEvent, QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from safetydesk import wording
from safetydesk.desktop import theme
from safetydesk.desktop.kit.buttons import danger, quiet, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.drop_area import DropArea
from safetydesk.desktop.kit.filmstrip import Filmstrip, Frame
from safetydesk.desktop.kit.image_view import ImageView
from safetydesk.desktop.kit.offered import is_offered
from safetydesk.desktop.kit.page import Columns, column, row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.described_list import described_card
from safetydesk.desktop.rooms.incident.exhibit_card import ExhibitCard
from safetydesk.desktop.rooms.incident.furniture import Room, Scroller, emptied
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.errors import SafetyDeskError, Trouble
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.media_kind import kind_named
from safetydesk.intake.preview import NoPreview, Picture

COVERED_HEIGHT, SHOWN_HEIGHT = 250, 430
"""The way to the picture is in sight without scrolling; the picture itself takes the height of a small screen."""


class EvidenceView(Scroller):
    """`offered` carries list[Path | bytes], unread. The other signals ask the page for a form."""

    offered = Signal(object)
    describe_wanted = Signal()
    card_wanted = Signal(object)
    isolate_wanted = Signal(object)
    free_wanted = Signal(object)

    def __init__(self, room: Room) -> None:
        super().__init__(say("tab_evidence"))
        self._room, self._offers = room, room.surroundings.offers
        self._shown: Shown | None = None
        self._exhibits: dict[str, Exhibit] = {}
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self._damaged: dict[UUID, str] = {}
        self._film = Filmstrip(say("filmstrip"))
        self._film.chosen.connect(self._choose)
        self._film.add_wanted.connect(self.choose_files)
        self._image = ImageView()
        self._image.show_wanted.connect(self._look)
        self._image.cover_wanted.connect(self.cover)
        self._acts = QWidget()
        self._acts_column = QVBoxLayout(self._acts)
        self._acts_column.setContentsMargins(0, 0, 0, 0)
        self._card = ExhibitCard(room.said)
        self._drop = DropArea(say("drop_here"), self._ask_for_files, say("drop_area"))
        self._drop.files_offered.connect(lambda files: self.offered.emit(list(files)))
        self._drop.image_offered.connect(lambda content: self.offered.emit([content]))
        self._drop.nothing_offered.connect(self._nothing_to_paste)
        self._nothing = plain_label(say("nothing_to_paste"), "problem")
        self._nothing.hide()
        self._outcome = QWidget()
        self._outcome_column = QVBoxLayout(self._outcome)
        self._outcome_column.setContentsMargins(0, 0, 0, 0)
        self._locked = self._locked_card()
        self._described = QWidget()
        self._described_column = QVBoxLayout(self._described)
        self._described_column.setContentsMargins(0, 0, 0, 0)
        self._empty = plain_label(say("no_evidence"), "muted")
        self._looking = column(self._image, self._acts)
        left = column(
            self._locked, self._film, self._empty, self._looking, self._drop, self._nothing, self._outcome
        )
        self._right = column(self._card, self._described)
        self.body.addWidget(Columns(left, self._right, share=(13, 8)))
        self.body.addStretch(1)

    def show_case(self, shown: Shown) -> None:
        """Show this reading; what was uncovered is covered again only where its exhibit has changed."""
        before = self._exhibits.get(self._film.current() or "")
        self._shown = shown
        case = shown.case
        self._exhibits = {str(exhibit.id): exhibit for exhibit in case.exhibits}
        self._locked.setVisible(case.is_locked)
        self._drop.setVisible(not case.is_locked and self._offers.may("add_evidence"))
        self._fill_strip()
        self._film.setVisible(bool(case.exhibits))
        self._empty.setVisible(not case.exhibits and not case.is_locked)
        self._looking.setVisible(bool(case.exhibits))
        self._card.setVisible(bool(case.exhibits))
        emptied(self._described_column)
        self._described_column.addWidget(described_card(case, self.describe_wanted.emit))
        chosen = self._film.current()
        if chosen is None and case.exhibits:
            self._film.choose(str(case.exhibits[0].id))
        elif chosen is not None and self._exhibits[chosen] != before:
            self._choose(chosen)

    def choose_files(self) -> None:
        """Ask for files to add; nothing where no image may be held."""
        if self._shown is not None and not self._shown.case.is_locked:
            chosen = self._ask_for_files()
            if chosen:
                self.offered.emit(list(chosen))

    def paste(self) -> None:
        """Offer what the clipboard holds."""
        if self._shown is not None and not self._shown.case.is_locked:
            self._drop.paste()

    def focus_ways_in(self) -> None:
        """Bring the place where evidence is added into view."""
        self.ensureWidgetVisible(self._drop, 0, 24)
        self._drop.setFocus()

    def choose_number(self, number: str) -> None:
        """Mark the exhibit with this number, if it is here."""
        for key, exhibit in self._exhibits.items():
            if exhibit.number == number:
                self._film.choose(key)
                self.ensureWidgetVisible(self._film)

    def cover(self) -> None:
        """Hide the picture again, and say of the exhibit what can be said."""
        self._image.setMinimumHeight(theme.scaled(COVERED_HEIGHT))
        exhibit = self._current()
        if exhibit is None:
            self._image.clear()
        elif exhibit.id in self._damaged:
            self._image.cover(say("damaged_title"), self._damaged[exhibit.id], "")
        elif exhibit.is_isolated:
            self._image.cover(say("isolated_title", number=exhibit.number), say("isolated_why"), "")
        elif not kind_named(exhibit.sealed.kind).is_decodable:
            name = kind_named(exhibit.sealed.kind).name
            self._image.cover(say("not_shown_title"), say("not_shown_why", kind=name), "")
        else:
            self._image.cover(
                say("covered_title"), say("covered_why"), say("show_exhibit", number=exhibit.number)
            )

    def show_outcome(self, *cards: QWidget) -> None:
        """How the last act of adding ended, under the ways in."""
        emptied(self._outcome_column)
        self._nothing.hide()
        for card in cards:
            self._outcome_column.addWidget(card)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving the page covers what was looked at."""
        self.cover()
        super().hideEvent(event)

    def _current(self) -> Exhibit | None:
        return self._exhibits.get(self._film.current() or "")

    def _fill_strip(self) -> None:
        is_locked = self._shown is None or self._shown.case.is_locked
        frames = [self._frame(exhibit) for exhibit in self._exhibits.values()]
        self._film.set_frames(frames, "" if is_locked else say("add_frame"))

    def _takes(self, offered: QMimeData) -> bool:
        return self._shown is not None and not self._shown.case.is_locked and is_offered(offered)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """The whole page takes a drop, not the marked area alone; a locked incident takes none."""
        event.setAccepted(self._takes(event.mimeData()))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setAccepted(self._takes(event.mimeData()))

    def dropEvent(self, event: QDropEvent) -> None:
        if self._takes(event.mimeData()) and self._drop.take(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def _frame(self, exhibit: Exhibit) -> Frame:
        state = say("state_isolated") if exhibit.is_isolated else ""
        if exhibit.id in self._damaged:
            state = say("state_damaged")
        said = (exhibit.number, exhibit.card.description, kind_named(exhibit.sealed.kind).name, state)
        picture = kind_named(exhibit.sealed.kind).is_picture
        icon = "warning" if state else "cover" if picture else "file"
        return Frame(str(exhibit.id), exhibit.number, icon, described=", ".join(p for p in said if p))

    def _choose(self, _key: str) -> None:
        exhibit = self._current()
        self.cover()
        emptied(self._acts_column)
        if exhibit is None or self._shown is None:
            return
        self._card.show_exhibit(exhibit, self._shown.case)
        edit = secondary(say("amend_card"), icon="edit")
        self._offers.only(edit, "add_evidence")
        edit.clicked.connect(lambda: self.card_wanted.emit(exhibit))
        if exhibit.is_isolated:
            act = secondary(say("free_exhibit"))
            self._offers.only(act, "bring_back")
            act.clicked.connect(lambda: self.free_wanted.emit(exhibit))
        else:
            act = danger(say("must_not_be_here"))
            self._offers.only(act, "set_aside")
            act.clicked.connect(lambda: self.isolate_wanted.emit(exhibit))
        self._acts_column.addWidget(row(edit, act))

    def _look(self) -> None:
        exhibit = self._current()
        if exhibit is None:
            return
        identity, number = exhibit.id, exhibit.number
        self._image.cover(say("opening", number=number), "", "")
        self._room.surroundings.tasks.run(
            say("opening", number=number),
            lambda _progress: self._room.presenter.look(identity),
            lambda seen: self._seen(identity, seen),
            lambda error: self._not_seen(identity, error),
            owner=self,
        )

    def _seen(self, identity: UUID, seen: Picture | NoPreview) -> None:
        exhibit = self._current()
        if exhibit is None or exhibit.id != identity or not self.isVisible():
            self.cover()
        elif isinstance(seen, NoPreview):
            self._image.cover(say("not_shown_title"), wording.words("no_preview", seen.reason), "")
        else:
            wide = seen.width * 3
            held = QImage(seen.rgb, seen.width, seen.height, wide, QImage.Format.Format_RGB888).copy()
            described = exhibit.card.description or say("no_description")
            self._image.setMinimumHeight(theme.scaled(SHOWN_HEIGHT))
            self._image.show_picture(held, say("picture_of", number=exhibit.number, text=described))
            QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(self._image, 0, 0))

    def _not_seen(self, identity: UUID, error: BaseException) -> None:
        if isinstance(error, Trouble) and error.code.startswith("exhibit"):
            self._damaged[identity] = wording.sentence(error).whole()
            self._fill_strip()
            self.cover()
            return
        self.cover()
        self._room.surroundings.errors.show(error)

    def _ask_for_files(self) -> list[Path]:
        return self._room.surroundings.prompts.choose_files(say("choose_files"))

    def _nothing_to_paste(self) -> None:
        self._nothing.show()

    def _locked_card(self) -> Card:
        card = Card(say("locked_title"), tone="moderate")
        card.add(plain_label(say("locked_why")))
        card.add(plain_label(say("locked_instead"), "muted"))
        describe = secondary(say("describe_item"), icon="note")
        self._offers.only(describe, "add_evidence")
        describe.clicked.connect(self.describe_wanted)
        card.add(row(describe))
        card.hide()
        return card


def outcome_card(
    received: tuple[str, ...], refused: tuple[SafetyDeskError, ...], was_cancelled: bool, pasted: bool
) -> Card:
    """Which went in, which did not and why; and where the originals may still lie."""
    card = Card(say("outcome_title"), tone="ok" if received and not refused else "moderate")
    if received:
        went = say("outcome_in", count=wording.count_words(len(received), say("exhibit_one")))
        card.add(plain_label(f"{went}: {', '.join(received)}", "strong", selectable=True))
    for error in refused:
        card.add(plain_label(wording.sentence(error).whole(), selectable=True))
    if was_cancelled:
        card.add(plain_label(say("outcome_cancelled")))
    if received:
        card.add(plain_label(say("outcome_clipboard" if pasted else "outcome_originals"), "small"))
    if received and pasted:
        clear = quiet(say("clear_clipboard"))
        clear.clicked.connect(_clearing(clear.hide))
        card.add(row(clear))
    return card


def _clearing(then: Callable[[], None]) -> Callable[[], None]:
    def clear() -> None:
        QGuiApplication.clipboard().clear()
        then()

    return clear

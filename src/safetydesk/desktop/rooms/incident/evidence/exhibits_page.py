"""The exhibits in order, the one chosen with what can be done with it, and the ways in.

A picture is covered until asked for, and covered again on leaving it. Nothing offered is opened before the
question is answered: paths and pasted bytes are handed to the page, which asks first.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from safetydesk.desktop.kit.buttons import quiet
from safetydesk.desktop.kit.filmstrip import Filmstrip, Frame
from safetydesk.desktop.kit.flow import Flow
from safetydesk.desktop.kit.in_view import give_keys_once_laid_out
from safetydesk.desktop.kit.page import Columns, column
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.evidence.acts import ACTS
from safetydesk.desktop.rooms.incident.evidence.cards import CARDS
from safetydesk.desktop.rooms.incident.evidence.evidence_page import EvidencePage
from safetydesk.desktop.rooms.incident.evidence.looking import Looking
from safetydesk.desktop.rooms.incident.evidence.outcome_place import OutcomePlace
from safetydesk.desktop.rooms.incident.evidence.ways_in import WaysInCase
from safetydesk.desktop.rooms.incident.furniture import Room, emptied
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.ways_in.offering import ScreenPicture, ScreenWanted
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.media_kind import kind_named


class ExhibitsPage(EvidencePage):
    """The only page with ways in for files."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room, self._offers = room, room.surroundings.offers
        self._shown: Shown | None = None
        self._exhibits: dict[str, Exhibit] = {}
        self._film = Filmstrip(say("filmstrip"))
        self._film.chosen.connect(self._choose)
        self._film.add_wanted.connect(self.choose_files)
        self._looking = Looking(room)
        self._looking.shown_now.connect(
            lambda: QTimer.singleShot(0, self, lambda: self.view_wanted.emit(self._looking))
        )
        self._looking.found_damaged.connect(self._fill_strip)
        self._looking.thumbnails_changed.connect(self._fill_strip)
        self._cover_all = quiet(say("cover_all"), icon="cover")
        self._cover_all.clicked.connect(self._looking.cover_all)
        self._cover_all.hide()
        self._acts = QWidget()
        self._acts_flow = Flow(self._acts, gap=8)
        self.outcome = OutcomePlace()
        self._ways = WaysInCase(room)
        self._ways.offered.connect(self.offered)
        self._empty = plain_label(say("no_evidence"), "muted")
        self._cards = [make(room) for make in CARDS]
        self._chosen = column(self._looking, self._acts)
        left = column(self._film, self._cover_all, self._empty, self._chosen, self._ways)
        self._right = column(*(card.as_widget() for card in self._cards))
        self.column.addWidget(self.outcome)
        self.column.addWidget(Columns(left, self._right, share=(13, 8)))

    def count(self, shown: Shown) -> int:
        return len(shown.case.exhibits)

    def show_case(self, shown: Shown) -> None:
        """Show this reading; what was uncovered is covered again only where its exhibit has changed."""
        before, focus = self._current(), QApplication.focusWidget()
        had = next((one for one in self._made_anew() if focus and one.isAncestorOf(focus)), None)
        self._shown = shown
        case = shown.case
        self._exhibits = {str(exhibit.id): exhibit for exhibit in case.exhibits}
        if case.is_locked:
            self._ways.quieten()
        self._ways.setVisible(not case.is_locked and self._offers.may("add_evidence"))
        self._fill_strip()
        self._film.setVisible(bool(case.exhibits))
        self._empty.setVisible(not case.exhibits and not case.is_locked)
        self._chosen.setVisible(bool(case.exhibits))
        self._right.setVisible(bool(case.exhibits))
        chosen = self._film.current()
        if chosen is None and case.exhibits:
            self._film.choose(str(case.exhibits[0].id))
        elif chosen is not None and self._exhibits[chosen] != before:
            self._choose(chosen)
        elif chosen is not None:
            self._say_of(self._exhibits[chosen], shown)
        self.outcome.show_case(shown)
        self._keep_keys(focus, had, before)

    def choose_files(self) -> None:
        if self._takes_files():
            self._ways.choose_files()

    def paste(self) -> None:
        if self._takes_files():
            self._ways.drop.paste()

    def take(self, offered: QMimeData) -> bool:
        return self._takes_files() and self._ways.take(offered)

    def take_screen(self, wanted: ScreenWanted, taken: Callable[[list[ScreenPicture]], None]) -> None:
        if self._takes_files():
            self._ways.take_screen(wanted, taken)

    def focus_ways_in(self) -> QWidget:
        self._ways.drop.setFocus()
        return self._ways

    def choose_number(self, number: str) -> QWidget | None:
        for key, exhibit in self._exhibits.items():
            if exhibit.number == number:
                self._film.choose(key)
                self._film.focus_chosen()
                return self._film
        return None

    def show_outcome(self, *cards: QWidget) -> None:
        self._ways.hush()
        self.outcome.show_cards(*cards)

    def _made_anew(self) -> list[QWidget]:
        """The parts that each reading fills afresh, with all that stood in them gone."""
        return [*(card.as_widget() for card in self._cards), self._acts]

    def _keep_keys(self, focus: QWidget | None, had: QWidget | None, before: Exhibit | None) -> None:
        """They stay in the part that `had` them; where the same exhibit has another state by now, what says so first
        gets them. They are taken from nothing else."""
        now, looking = self._current(), self._looking
        if had is None and (focus is None or not (focus is looking or looking.isAncestorOf(focus))):
            return
        if before is not None and now is not None and before.id == now.id and before.state != now.state:
            give_keys_once_laid_out(*self._made_anew(), looking)
        elif had is not None and focus is not None:
            give_keys_once_laid_out(had, looking, named=focus.accessibleName())

    def _takes_files(self) -> bool:
        return self._shown is not None and not self._shown.case.is_locked

    def _current(self) -> Exhibit | None:
        return self._exhibits.get(self._film.current() or "")

    def _fill_strip(self) -> None:
        frames = [self._frame(exhibit) for exhibit in self._exhibits.values()]
        self._film.set_frames(frames, say("add_frame") if self._takes_files() else "")
        self._cover_all.setVisible(bool(self._looking.thumbnails))

    def _frame(self, exhibit: Exhibit) -> Frame:
        state = say(f"state_{exhibit.state}") if not exhibit.may_be_seen else ""
        if exhibit.id in self._looking.damaged:
            state = say("state_damaged")
        said = (exhibit.number, exhibit.card.description, kind_named(exhibit.sealed.kind).name, state)
        picture = kind_named(exhibit.sealed.kind).is_picture
        icon = "warning" if state else "cover" if picture else "file"
        pixels = self._looking.thumbnails.get(exhibit.id) if exhibit.may_be_seen else None
        described = ", ".join(part for part in said if part)
        return Frame(str(exhibit.id), exhibit.number, icon, pixels, described)

    def _choose(self, _key: str) -> None:
        exhibit = self._current()
        self._looking.choose(exhibit)
        if exhibit is None or self._shown is None:
            emptied(self._acts_flow)
        else:
            self._say_of(exhibit, self._shown)

    def _say_of(self, exhibit: Exhibit, shown: Shown) -> None:
        emptied(self._acts_flow)
        for make in ACTS:
            act = make(self._room, exhibit, shown)
            if act is not None:
                self._acts_flow.addWidget(act)
        for card in self._cards:
            card.show_exhibit(exhibit, shown)

"""What the chosen exhibit's file says of itself: read when asked for, under the line that none of it is a fact."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtWidgets import QApplication, QWidget

from safetydesk import wording
from safetydesk.desktop.kit.buttons import quiet, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.facts import Facts
from safetydesk.desktop.kit.in_view import give_keys_once_laid_out
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.forms.capture_card import CaptureCardSheet
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.presenter.cards import FileClaims, NoPreview
from safetydesk.domain.exhibit import Exhibit

_TAKEN = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d:\d\d)(:\d\d)?")


class FileSaysCard:
    """Covered again as soon as another exhibit is chosen; hidden for what may not be seen."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._card = Card(wording.label("says.title"))
        self._exhibit: Exhibit | None = None
        self._said: FileClaims | NoPreview | None = None
        self._with_place = False

    def as_widget(self) -> QWidget:
        return self._card

    def show_exhibit(self, exhibit: Exhibit, _shown: Shown) -> None:
        """Show this one: what was read of the same one stays, as long as it may be seen."""
        before = self._exhibit
        is_same = before is not None and before.id == exhibit.id and exhibit.may_be_seen
        self._exhibit = exhibit
        if not is_same:
            self._said, self._with_place = None, False
        self._card.setVisible(exhibit.may_be_seen)
        self._fill()

    def _fill(self) -> None:
        exhibit, card = self._exhibit, self._card
        card.clear()
        if exhibit is None or not exhibit.may_be_seen:
            return
        card.add(plain_label(wording.label("says.why"), "small"))
        modified = exhibit.sealed.file_modified
        if modified is not None:
            dated = Facts()
            said = wording.moment_words(modified)
            dated.add(wording.label("says.file_time"), said, note=wording.label("says.file_time_note"))
            card.add(dated)
        if self._said is None:
            read = secondary(wording.label("says.read"))
            self._room.surroundings.offers.only(read, "open_exhibit")
            read.clicked.connect(lambda: self._read(with_place=False))
            card.add(row(read))
        elif isinstance(self._said, NoPreview):
            card.add(plain_label(wording.words("no_preview", self._said.reason), "muted"))
        else:
            self._show(self._said)

    def _show(self, said: FileClaims) -> None:
        card = self._card
        if said.claims:
            card.add(Facts([(wording.label(f"claim.{one.name}"), one.value) for one in said.claims]))
        elif not said.damaged:
            card.add(plain_label(wording.label("says.nothing"), "muted"))
        if said.damaged:
            parts = ", ".join(wording.label(f"says_part.{part}") for part in said.damaged)
            line = plain_label(wording.label("says.damaged", parts=parts), "small")
            line.set_tone("moderate")
            card.add(line)
        if said.left_out:
            card.add(plain_label(wording.label("says.left_out", count=str(said.left_out)), "small"))
        if said.has_place and not self._with_place:
            card.add(plain_label(wording.label("says.place_why"), "small"))
            place = quiet(wording.label("says.place"))
            place.clicked.connect(lambda: self._read(with_place=True))
            card.add(row(place))
        self._offer_time(said)

    def _offer_time(self, said: FileClaims) -> None:
        """A way to the card with the time it names offered there: nothing is filled in by itself."""
        exhibit = self._exhibit
        found = next((_TAKEN.fullmatch(one.value) for one in said.claims if one.name == "taken"), None)
        if found is None or exhibit is None or exhibit.card.captured is not None:
            return
        year, month, day, clock = found.groups()[:4]
        use = quiet(wording.label("says.use_time"))
        self._room.surroundings.offers.only(use, "add_evidence")
        make = partial(_offering, exhibit=exhibit, time=f"{year}-{month}-{day} {clock}")
        use.clicked.connect(lambda: self._room.open_sheet(make))
        self._card.add(row(use))

    def _read(self, *, with_place: bool) -> None:
        exhibit = self._exhibit
        if exhibit is None:
            return
        identity = exhibit.id
        cards = self._room.presenter.cards

        def arrived(said: FileClaims | NoPreview) -> None:
            if self._exhibit is not None and self._exhibit.id == identity:
                focus = QApplication.focusWidget()
                had_keys = focus is not None and self._card.isAncestorOf(focus)
                self._said, self._with_place = said, with_place
                self._fill()
                if had_keys:  # the button that was pressed is gone
                    give_keys_once_laid_out(self._card)

        self._room.surroundings.tasks.run(
            wording.label("says.reading"),
            lambda _progress: cards.file_says(identity, with_place=with_place),
            arrived,
            self._room.surroundings.errors.show,
            owner=self._card,
        )


def _offering(room: Room, shown: Shown, *, exhibit: Exhibit, time: str) -> CaptureCardSheet:
    sheet = CaptureCardSheet(room, shown, exhibit)
    sheet.offer_time(time)
    return sheet

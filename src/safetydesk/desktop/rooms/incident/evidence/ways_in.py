"""The ways in of one incident, and what is said of what came no further."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from safetydesk import wording
from safetydesk.desktop import theme
from safetydesk.desktop.kit.buttons import quiet
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.forms.described import DescribedItemSheet
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.ways_in.offering import ScreenPicture, ScreenWanted, Thing, with_address
from safetydesk.desktop.ways_in.ways import WaysIn


class WaysInCase(QWidget):
    """`offered` carries list[Thing], unread: the question comes first."""

    offered = Signal(object)

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._address = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.scaled(12))
        self._ways = WaysIn(room.surroundings, room.presenter.moment, say("drop_here"))
        self.drop = self._ways.drop
        self._ways.offered.connect(self._offer)
        self._ways.address_wanted.connect(self._keep_address)
        self._said = plain_label("", "small")
        self._ways.nothing_offered.connect(lambda: self._say(say("nothing_to_paste"), "serious"))
        describe = quiet(say("describe_item"), icon="note")
        describe.clicked.connect(lambda: room.open_sheet(DescribedItemSheet))
        for part in (self._ways, self._said, row(describe)):
            column.addWidget(part)
        room.surroundings.offers.only(
            describe, "add_evidence"
        )  # once it has a parent: it would flash up otherwise
        self._said.hide()

    def choose_files(self) -> None:
        """Ask for files to add."""
        self._ways.choose_files()

    def take(self, offered: QMimeData) -> bool:
        """Take what was dropped; whether there was anything in it."""
        return self._ways.take(offered)

    def take_screen(self, wanted: ScreenWanted, taken: Callable[[list[ScreenPicture]], None]) -> None:
        """After a plain "no": take the picture of the screen."""
        self._ways.take_screen(wanted, taken)

    def quieten(self) -> None:
        """No image may be held any more: nothing that was begun here goes on."""
        self._ways.quieten()

    def hush(self) -> None:
        """Take away what was said here: another act has ended."""
        self._said.hide()

    def _offer(self, things: list[Thing]) -> None:
        address, self._address = self._address, ""
        self.offered.emit(with_address(things, address))

    def _keep_address(self, address: str) -> None:
        self._address = address
        self._say(wording.label("way_link_kept", address=address), "")

    def _say(self, words: str, tone: str) -> None:
        self._said.setText(words)
        self._said.set_tone(tone)
        self._said.show()

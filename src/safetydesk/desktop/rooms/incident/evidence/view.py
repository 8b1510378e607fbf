"""The tab of evidence: exhibits, held items, words and conversations; files may be dropped on all of it."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from safetydesk.desktop.kit.offered import is_taken
from safetydesk.desktop.rooms.incident.evidence.evidence_page import EvidencePage
from safetydesk.desktop.rooms.incident.evidence.locked_card import locked_card
from safetydesk.desktop.rooms.incident.evidence.pages import pages_of
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.pages_view import PagesView
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.ways_in.offering import ScreenPicture, ScreenWanted

EXHIBITS, HELD, WORDS = "exhibits", "held", "words"


class EvidenceView(PagesView[EvidencePage]):
    """`offered` carries list[Thing], unread."""

    offered = Signal(object)

    def __init__(self, room: Room) -> None:
        pages, self._locked = pages_of(room), locked_card(room)
        super().__init__("evidence", pages, self._locked)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        for page in pages.values():
            page.offered.connect(self.offered)
            page.view_wanted.connect(self.bring_into_view)

    def show_when_seen(self, shown: Shown) -> None:
        """Show this reading on every page."""
        is_locked, was_locked = shown.case.is_locked, self._shown is not None and self._shown.case.is_locked
        self._locked.setVisible(is_locked)
        super().show_when_seen(shown)
        if is_locked and not was_locked:
            self._pages[EXHIBITS].catch_up()  # seen or not: a picture of the screen may be about to be taken

    def begins_anew(self, before: Shown, shown: Shown) -> bool:
        """The lock closed, or opened, too."""
        return super().begins_anew(before, shown) or before.case.is_locked != shown.case.is_locked

    def first(self, shown: Shown) -> str:
        """Where no image is held, what there is stands in words."""
        return WORDS if shown.case.is_locked and not shown.case.exhibits else EXHIBITS

    def holds(self, numbers: Collection[str]) -> bool:
        """Whether the exhibits of these numbers are in what was read last."""
        read = {one.number for one in self._shown.case.exhibits} if self._shown is not None else set[str]()
        return read.issuperset(numbers)

    def choose_files(self) -> None:
        """Ask for files to add; nothing where no image may be held."""
        self.page(EXHIBITS).choose_files()

    def paste(self) -> None:
        """Offer what the clipboard holds."""
        self.page(EXHIBITS).paste()

    def take_screen(self, wanted: ScreenWanted, taken: Callable[[list[ScreenPicture]], None]) -> None:
        """After a plain "no": take a picture of the screen, and give it to `taken`."""
        self.page(EXHIBITS).take_screen(wanted, taken)

    def focus_ways_in(self) -> None:
        """Bring the place where evidence is added into view."""
        self.bring_into_view(self.page(EXHIBITS).focus_ways_in())

    def choose_number(self, number: str) -> None:
        """Mark the exhibit or held item with this number, if it is here."""
        held = self._shown is not None and number in {item.number for item in self._shown.case.held}
        self.bring_into_view(self.page(HELD if held else EXHIBITS).choose_number(number))

    def show_outcome(self, *cards: QWidget) -> None:
        """How the last act of adding ended, over the exhibits."""
        self.page(EXHIBITS).show_outcome(*cards)

    def _takes(self, offered: QMimeData) -> bool:
        return self._shown is not None and not self._shown.case.is_locked and is_taken(offered)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """The whole page takes a drop, not the marked area alone; a locked incident takes none."""
        event.setAccepted(self._takes(event.mimeData()))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setAccepted(self._takes(event.mimeData()))

    def dropEvent(self, event: QDropEvent) -> None:
        if self._takes(event.mimeData()) and self.page(EXHIBITS).take(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

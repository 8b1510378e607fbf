"""The page of evidence: its pages (exhibits, held items, words ...), one at a time, under one row of names."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from safetydesk.desktop.kit.offered import is_taken
from safetydesk.desktop.kit.plain_label import plain_caption
from safetydesk.desktop.kit.still_bar import StillBar
from safetydesk.desktop.rooms.incident.evidence.evidence_page import EvidencePage
from safetydesk.desktop.rooms.incident.evidence.locked_card import locked_card
from safetydesk.desktop.rooms.incident.evidence.pages import pages_of
from safetydesk.desktop.rooms.incident.filling import BREATH_MS
from safetydesk.desktop.rooms.incident.furniture import Room, Scroller
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.ways_in.offering import ScreenPicture, ScreenWanted

EXHIBITS, HELD, WORDS = "exhibits", "held", "words"


class EvidenceView(Scroller):
    """`offered` carries list[Thing], unread."""

    offered = Signal(object)

    def __init__(self, room: Room) -> None:
        super().__init__(say("tab_evidence"))
        self._room = room
        self._shown: Shown | None = None
        self._left: list[str] = []
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.setInterval(BREATH_MS)
        self._breath.timeout.connect(self._fill_next)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self._bar = StillBar()
        self._bar.setProperty("role", "inner")
        self._bar.setDrawBase(False)
        self._bar.setExpanding(False)
        self._bar.setElideMode(Qt.TextElideMode.ElideNone)
        self._bar.setAccessibleName(say("evidence_pages"))
        self._pages: dict[str, EvidencePage] = pages_of(room)
        self._keys = list(self._pages)
        for key, page in self._pages.items():
            self._bar.addTab(plain_caption(say(f"evidence_{key}")))
            page.offered.connect(self.offered)
            page.view_wanted.connect(self.bring_into_view)
        self._bar.currentChanged.connect(self._turn)
        self._locked = locked_card(room)
        self.body.addWidget(self._bar)
        self.body.addWidget(self._locked)
        for page in self._pages.values():
            self.body.addWidget(page)
        self.body.addStretch(1)
        self._turn(0)

    def show_case(self, shown: Shown) -> None:
        """Show this reading on every page."""
        before, case = self._shown, shown.case
        is_another = (
            before is None
            or before.case.incident.id != case.incident.id
            or before.case.is_locked
            != case.is_locked  # the lock closed, or opened: there is something else to do
        )
        self._shown = shown
        self._locked.setVisible(shown.case.is_locked)
        self._left = list(self._pages)
        self._fill(self._keys[self._bar.currentIndex()])
        self._breath.start()
        for place, (key, page) in enumerate(self._pages.items()):
            count, name = page.count(shown), say(f"evidence_{key}")
            self._bar.setTabText(place, plain_caption(f"{name} {count}" if count else name))
        if is_another:  # where no image is held, what there is stands in words
            self.page(WORDS if shown.case.is_locked and not shown.case.exhibits else EXHIBITS)

    def count(self, shown: Shown) -> int:
        """How many records there are on all its pages."""
        return sum(page.count(shown) for page in self._pages.values())

    def holds(self, numbers: Collection[str]) -> bool:
        """Whether the exhibits of these numbers are in what was read last."""
        read = {one.number for one in self._shown.case.exhibits} if self._shown is not None else set[str]()
        return read.issuperset(numbers)

    def page(self, key: str) -> EvidencePage:
        """The page of that name, brought forward."""
        self._bar.setCurrentIndex(self._keys.index(key))
        self._fill(key)
        return self._pages[key]

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

    def bring_into_view(self, part: QWidget | None) -> None:
        """Scroll to a part of a page."""
        if part is not None:
            self.ensureWidgetVisible(part, 0, 24)

    def _fill(self, key: str) -> None:
        """With the last reading, unless it was already: of hundreds of exhibits all pages at once hold up the keys."""
        if key in self._left and self._shown is not None:
            self._left.remove(key)
            self._pages[key].show_case(self._shown)

    def _fill_next(self) -> None:
        if self._left:
            self._fill(self._left[0])
        if self._left:
            self._breath.start()

    def _turn(self, place: int) -> None:
        """Another page begins at its top, however far down the last one was read."""
        self._fill(self._keys[place])
        for at, page in enumerate(self._pages.values()):
            page.setVisible(at == place)
        self.verticalScrollBar().setValue(0)

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

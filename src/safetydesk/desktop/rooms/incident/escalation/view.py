"""The page of escalation: its pages (contacts, decisions ...), one at a time, under one row of names."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from safetydesk.desktop.kit.plain_label import plain_caption
from safetydesk.desktop.kit.still_bar import StillBar
from safetydesk.desktop.rooms.incident.escalation.escalation_page import EscalationPage
from safetydesk.desktop.rooms.incident.escalation.pages import pages_of
from safetydesk.desktop.rooms.incident.filling import BREATH_MS
from safetydesk.desktop.rooms.incident.furniture import Room, Scroller
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say

_RECORDED = ("contacts", "decisions", "takedown")


class EscalationView(Scroller):
    """The page in front is filled at once, the others one at each turn of the loop."""

    def __init__(self, room: Room) -> None:
        super().__init__(say("tab_escalation"))
        self._shown: Shown | None = None
        self._left: list[str] = []
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.setInterval(BREATH_MS)
        self._breath.timeout.connect(self._fill_next)
        self._bar = StillBar()
        self._bar.setProperty("role", "inner")
        self._bar.setDrawBase(False)
        self._bar.setExpanding(False)
        self._bar.setElideMode(Qt.TextElideMode.ElideNone)
        self._bar.setAccessibleName(say("escalation_pages"))
        self._pages: dict[str, EscalationPage] = pages_of(room)
        self._keys = list(self._pages)
        for key in self._keys:
            self._bar.addTab(plain_caption(say(f"escalation_{key}")))
        self._bar.currentChanged.connect(self._turn)
        self.body.addWidget(self._bar)
        for page in self._pages.values():
            self.body.addWidget(page)
            page.page_wanted.connect(lambda key, what: self.page(key).choose(what))
        self.body.addStretch(1)
        self._turn(0)

    def show_case(self, shown: Shown) -> None:
        """Show this reading; another incident begins at the first page."""
        is_another = self._shown is None or self._shown.case.incident.id != shown.case.incident.id
        self._shown = shown
        self._left = list(self._keys)
        for place, (key, page) in enumerate(self._pages.items()):
            count, name = page.count(shown), say(f"escalation_{key}")
            self._bar.setTabText(place, plain_caption(f"{name} {count}" if count else name))
        if is_another:
            self._bar.setCurrentIndex(0)
        self._fill(self._keys[self._bar.currentIndex()])
        self._breath.start()

    def count(self, shown: Shown) -> int:
        """What was told, decided and asked for; what other pages count is still to do, or was counted already."""
        return sum(self._pages[key].count(shown) for key in _RECORDED)

    def page(self, key: str) -> EscalationPage:
        """The page of that name, brought forward."""
        self._bar.setCurrentIndex(self._keys.index(key))
        self._fill(key)
        return self._pages[key]

    def has_page(self, key: str) -> bool:
        return key in self._pages

    def bring_into_view(self, part: QWidget) -> None:
        """Scroll to a part of a page."""
        self.ensureWidgetVisible(part, 0, 24)

    def _fill(self, key: str) -> None:
        if self._shown is not None and key in self._left:
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

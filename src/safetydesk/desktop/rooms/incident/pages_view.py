"""Pages of one tab of an incident, one at a time, under one row of names: the evidence's and the escalation's."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from safetydesk.desktop import theme
from safetydesk.desktop.kit.plain_label import plain_caption
from safetydesk.desktop.kit.still_bar import StillBar
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.when_seen import Tab, WhenSeen
from safetydesk.desktop.rooms.incident.words import say


class InnerPage(WhenSeen, QWidget):
    """One of them. `column` is its layout, from top to bottom.

    Each says for itself how it shows a reading and counts: a widget's class cannot be abstract beside Qt's own.
    """

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.scaled(14))

    def count(self, shown: Shown) -> int:
        """How many records it holds, for its name in the row."""
        raise NotImplementedError


P = TypeVar("P", bound=InnerPage)


class PagesView(Tab, Generic[P]):
    """Its names and counts are always those of the last reading; a page is filled when it is seen.

    `tab` names it: its own name is `incident.tab_<tab>`, the row's `incident.<tab>_pages`, a page's
    `incident.<tab>_<key>`. `under_names` stands between the names and the pages.
    """

    def __init__(self, tab: str, pages: Mapping[str, P], under_names: QWidget | None = None) -> None:
        super().__init__(say(f"tab_{tab}"))
        self._tab, self._pages, self._keys = tab, pages, list(pages)
        self._shown: Shown | None = None
        self._bar = StillBar()
        self._bar.setProperty("role", "inner")
        self._bar.setDrawBase(False)
        self._bar.setExpanding(False)
        self._bar.setElideMode(Qt.TextElideMode.ElideNone)
        self._bar.setAccessibleName(say(f"{tab}_pages"))
        for key in self._keys:
            self._bar.addTab(plain_caption(say(f"{tab}_{key}")))
        self._bar.currentChanged.connect(self._turn)
        self.body.addWidget(self._bar)
        if under_names is not None:
            self.body.addWidget(under_names)
        for page in pages.values():
            self.body.addWidget(page)
        self.body.addStretch(1)
        self._turn(0)

    def show_when_seen(self, shown: Shown) -> None:
        """Show this reading; another incident begins at its first page."""
        begins = self._shown is None or self.begins_anew(self._shown, shown)
        self._shown = shown
        for page in self._pages.values():
            page.put_by(shown)
        for place, (key, page) in enumerate(self._pages.items()):
            count, name = page.count(shown), say(f"{self._tab}_{key}")
            self._bar.setTabText(place, plain_caption(f"{name} {count}" if count else name))
        if begins:
            self._bar.setCurrentIndex(self._keys.index(self.first(shown)))
        if self.isVisible():
            self._pages[self._keys[self._bar.currentIndex()]].catch_up()

    def begins_anew(self, before: Shown, shown: Shown) -> bool:
        """Whether there is something else to do than in the reading before."""
        return before.case.incident.id != shown.case.incident.id

    def first(self, _shown: Shown) -> str:
        """The key of the page that it begins at."""
        return self._keys[0]

    def counted(self) -> Collection[str]:
        """The pages whose records are counted in the name of the tab."""
        return self._keys

    def count(self, shown: Shown) -> int:
        """How many records there are, for the name of the tab."""
        return sum(self._pages[key].count(shown) for key in self.counted())

    def page(self, key: str) -> P:
        """The page of that name, brought forward."""
        self._bar.setCurrentIndex(self._keys.index(key))
        self._pages[key].catch_up()
        return self._pages[key]

    def has_page(self, key: str) -> bool:
        return key in self._pages

    def bring_into_view(self, part: QWidget | None) -> None:
        """Scroll to a part of a page."""
        if part is not None:
            self.ensureWidgetVisible(part, 0, 24)

    def _turn(self, place: int) -> None:
        """Another page begins at its top, however far down the last one was read."""
        if self.isVisible():
            self._pages[self._keys[place]].catch_up()  # before it is seen: with all that is on it at once
        for at, page in enumerate(self._pages.values()):
            page.setVisible(at == place)
        self.verticalScrollBar().setValue(0)

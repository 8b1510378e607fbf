"""The tabs of one reading: the one in front is filled at once, the others one at each turn of the loop.

Five hundred exhibits stand on several of them; filled in one go they would hold up the keys.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QTabWidget

from safetydesk.desktop.rooms.incident.presenter import Shown

BREATH_MS = 8
"""Between two of them: what was typed and what is to be painted goes first."""


class View(Protocol):
    """A tab that shows a reading of the incident."""

    def show_case(self, shown: Shown) -> None: ...


class Filling(QObject):
    """A tab brought forward before its turn is filled then."""

    def __init__(self, tabs: QTabWidget, views: Sequence[View]) -> None:
        super().__init__(tabs)
        self._tabs, self._views = tabs, tuple(views)
        self._left: list[View] = []
        self._shown: Shown | None = None
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._next)
        tabs.currentChanged.connect(lambda _place: self._fill_front())

    @property
    def is_filling(self) -> bool:
        """Whether tabs behind the one in front still show an earlier reading."""
        return bool(self._left)

    def fill(self, shown: Shown) -> None:
        """Show this reading; what was still to be filled with an earlier one takes this."""
        self._shown, self._left = shown, list(self._views)
        self._fill_front()
        self._turn.start(BREATH_MS)

    def _fill_front(self) -> None:
        front: object = self._tabs.currentWidget()  # a view is not known to be a widget here
        for view in self._left:
            if view is front:
                self._fill(view)
                return

    def _next(self) -> None:
        if self._left:
            self._fill(self._left[0])
        if self._left:
            self._turn.start(BREATH_MS)

    def _fill(self, view: View) -> None:
        self._left.remove(view)
        if self._shown is not None:
            view.show_case(self._shown)

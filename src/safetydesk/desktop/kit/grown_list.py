"""A column of widgets that may be long: drawn a few at a time, and changed in one place without drawing all anew."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from safetydesk.desktop import theme

_AT_ONCE = 4
"""So many are made between two turns of the window: it answers in the meantime."""


class GrownList(QWidget):
    """`make` gives the widget that stands at a place. Call what fits after the list behind it has changed."""

    def __init__(self, make: Callable[[int], QWidget]) -> None:
        super().__init__()
        self._make = make
        self._wanted = self._drawn = 0
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.scaled(6))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._grow)

    def fill(self, count: int) -> None:
        """So many, all of them anew."""
        while self._drawn:
            self._take(self._drawn - 1)
        self._wanted = count
        self._grow()

    def insert(self, place: int) -> None:
        """One more stands there now."""
        self._wanted += 1
        if place <= self._drawn:
            self._rows.insertWidget(place, self._make(place))
            self._drawn += 1

    def remove(self, place: int) -> None:
        """The one that stood there is gone."""
        self._wanted -= 1
        if place < self._drawn:
            self._take(place)

    def redraw(self, *places: int) -> None:
        """What stands there has changed."""
        for place in places:
            if 0 <= place < self._drawn:
                self._take(place)
                self._rows.insertWidget(place, self._make(place))
                self._drawn += 1

    def _take(self, place: int) -> None:
        item = self._rows.takeAt(place)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        self._drawn -= 1

    def _grow(self) -> None:
        for _ in range(min(_AT_ONCE, self._wanted - self._drawn)):
            self._rows.addWidget(self._make(self._drawn))
            self._drawn += 1
        if self._drawn < self._wanted:
            self._timer.start()

"""A part of the incident's page that shows a reading once it is seen: what stands behind is not drawn for nobody.

Ten readings while one tab is looked at are drawn ten times there, and once on each of the others, as it comes forward.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent

from safetydesk.desktop.rooms.incident.furniture import Scroller
from safetydesk.desktop.rooms.incident.presenter import Shown

if TYPE_CHECKING:  # a class of Qt's stands beside it, and no two of Qt's can be mixed
    from PySide6.QtWidgets import QWidget as _Beside
else:
    _Beside = object


class WhenSeen(_Beside):
    """Stands before a class of Qt's among the bases. The widget says in `show_case` how it shows a reading."""

    _unseen: Shown | None = None

    def show_case(self, shown: Shown) -> None:
        """Show this reading now."""
        raise NotImplementedError  # each says its own; an abstract class and one of Qt's cannot be mixed

    def show_when_seen(self, shown: Shown) -> None:
        """Show this reading, now or as soon as it is looked at; an earlier one that nobody saw is left out."""
        self.put_by(shown)
        if self.isVisible():
            self.catch_up()

    def put_by(self, shown: Shown) -> None:
        """Show this reading from the next time on that it comes into sight."""
        self._unseen = shown

    def catch_up(self) -> None:
        """Show the last reading, unless it is shown already."""
        shown, self._unseen = self._unseen, None
        if shown is not None:
            self.show_case(shown)

    def showEvent(self, event: QShowEvent) -> None:
        self.catch_up()
        super().showEvent(event)


class Tab(WhenSeen, Scroller):
    """A tab of the incident."""

"""What every page of the escalation can be asked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from safetydesk.desktop import theme
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown


class EscalationPage(QWidget):
    """`column` is its layout, from top to bottom. Forms are opened by `room.open_sheet`.

    `page_wanted` carries the key of another page that is to come forward, and what is to be chosen on it.
    """

    page_wanted = Signal(str, str)

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.scaled(14))

    def show_case(self, shown: Shown) -> None:
        """Show this reading."""
        raise NotImplementedError

    def choose(self, what: str) -> None:
        """Show that one of what it has; a page of one thing has nothing to choose."""

    def count(self, shown: Shown) -> int:
        """How many records it holds, for its name in the row."""
        raise NotImplementedError

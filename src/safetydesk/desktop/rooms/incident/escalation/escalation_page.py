"""What every page of the escalation can be asked."""

from __future__ import annotations

from PySide6.QtCore import Signal

from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.pages_view import InnerPage


class EscalationPage(InnerPage):
    """Forms are opened by `room.open_sheet`.

    `page_wanted` carries the key of another page that is to come forward, and what is to be chosen on it.
    """

    page_wanted = Signal(str, str)

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room

    def choose(self, what: str) -> None:
        """Show that one of what it has; a page of one thing has nothing to choose."""

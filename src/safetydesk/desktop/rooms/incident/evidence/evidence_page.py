"""What every page of the evidence can be asked. Most have no way in for files and do nothing of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QWidget

from safetydesk.desktop.rooms.incident.pages_view import InnerPage
from safetydesk.desktop.ways_in.offering import ScreenPicture, ScreenWanted


class EvidencePage(InnerPage):
    """`offered` carries list[Thing], unread; `view_wanted` a part of it that should be scrolled to."""

    offered = Signal(object)
    view_wanted = Signal(object)

    def choose_files(self) -> None:
        """Ask for files to add."""

    def paste(self) -> None:
        """Offer what the clipboard holds."""

    def take(self, _offered: QMimeData) -> bool:
        """Take what is dropped; whether it was taken."""
        return False

    def take_screen(self, _wanted: ScreenWanted, _taken: Callable[[list[ScreenPicture]], None]) -> None:
        """After a plain "no": take a picture of the screen, and give it to `taken`."""

    def focus_ways_in(self) -> QWidget | None:
        """Put the keys where evidence is added; what to bring into view."""
        return None

    def choose_number(self, _number: str) -> QWidget | None:
        """Mark that exhibit; what to bring into view."""
        return None

    def show_outcome(self, *cards: QWidget) -> None:
        """How the last act of adding ended."""

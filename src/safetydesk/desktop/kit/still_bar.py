"""A row of pages' names that a mouse wheel scrolls past: turned by chance, a page is a page lost."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QTabBar


class StillBar(QTabBar):
    """Leaves the wheel to the page it stands on."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

"""Where the services' announcements come ashore: told on any thread, heard on the window's own."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal


class Announcements(QObject):
    """`heard` carries one event of the domain at a time, in the order announced."""

    heard = Signal(object)
    _said = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._said.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    def announce(self, event: object) -> None:
        """Tell the window. May be called from any thread; returns at once."""
        self._said.emit(event)

    def _pass_on(self, event: object) -> None:
        self.heard.emit(event)

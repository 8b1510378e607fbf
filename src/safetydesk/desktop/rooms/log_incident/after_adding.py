"""What to know once files are sealed: which came before, which may do harm, and where the originals may still lie."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from safetydesk import wording
from safetydesk.desktop.kit.buttons import quiet
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.log_incident.presenter import Received
from safetydesk.desktop.ways_in.came_in_lines import came_in_lines
from safetydesk.domain.rows import HeldFile


class AfterAdding(QWidget):
    """Hidden until `show_for`."""

    def __init__(self, open_it: Callable[[HeldFile], None]) -> None:
        super().__init__()
        self._open_it = open_it
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._told = QVBoxLayout()
        self._told.setSpacing(4)
        column.addLayout(self._told)
        self._words = plain_label(wording.label("log_after_adding"), "small")
        self._clear = quiet(wording.label("log_clear_clipboard"))
        self._clear.clicked.connect(self._empty)
        column.addWidget(self._words)
        column.addWidget(row(self._clear))
        self.hide()

    def show_for(self, intake: Received) -> None:
        """Say what is to be said of that act of adding."""
        while self._told.count():
            item = self._told.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        for line in came_in_lines(intake.came, intake.left_out, None, self._open_it):
            self._told.addWidget(line)
        self._words.setText(wording.label("log_after_adding"))
        self._words.setVisible(bool(intake.came))
        self._clear.setVisible(bool(intake.came) and _clipboard_holds_something())
        self.setVisible(bool(intake.came or intake.left_out))

    def _empty(self) -> None:
        QGuiApplication.clipboard().clear()
        self._clear.hide()
        self._words.setText(wording.label("log_clipboard_cleared"))


def _clipboard_holds_something() -> bool:
    held: object = QGuiApplication.clipboard().mimeData()  # None for an empty one, whatever the stubs say
    return isinstance(held, QMimeData) and bool(held.formats())

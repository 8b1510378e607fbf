"""The ways in: where files are dropped, pasted and chosen, and how the last act of adding ended."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from safetydesk.desktop import theme
from safetydesk.desktop.kit.buttons import quiet
from safetydesk.desktop.kit.drop_area import DropArea
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.forms.described import DescribedItemSheet
from safetydesk.desktop.rooms.incident.furniture import Room, emptied
from safetydesk.desktop.rooms.incident.words import say


class WaysIn(QWidget):
    """`offered` carries list[Path | bytes], unread: the question comes first."""

    offered = Signal(object)

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.scaled(12))
        self.drop = DropArea(say("drop_here"), self._ask_for_files, say("drop_area"))
        self.drop.files_offered.connect(lambda files: self.offered.emit(list(files)))
        self.drop.image_offered.connect(lambda content: self.offered.emit([content]))
        self._nothing = plain_label(say("nothing_to_paste"), "problem")
        self.drop.nothing_offered.connect(self._nothing.show)
        self._outcome = QWidget()
        self._outcome_column = QVBoxLayout(self._outcome)
        self._outcome_column.setContentsMargins(0, 0, 0, 0)
        describe = quiet(say("describe_item"), icon="note")
        describe.clicked.connect(lambda: room.open_sheet(DescribedItemSheet))
        for part in (self.drop, self._nothing, self._outcome, row(describe)):
            column.addWidget(part)
        room.surroundings.offers.only(
            describe, "add_evidence"
        )  # once it has a parent: it would flash up otherwise
        self._nothing.hide()

    def choose_files(self) -> None:
        """Ask for files to add."""
        chosen = self._ask_for_files()
        if chosen:
            self.offered.emit(list(chosen))

    def take(self, offered: QMimeData) -> bool:
        """Take what was dropped; whether there was anything in it."""
        return self.drop.take(offered)

    def show_outcome(self, *cards: QWidget) -> None:
        """How the last act of adding ended."""
        emptied(self._outcome_column)
        self._nothing.hide()
        for card in cards:
            self._outcome_column.addWidget(card)

    def _ask_for_files(self) -> list[Path]:
        return self._room.surroundings.prompts.choose_files(say("choose_files"))

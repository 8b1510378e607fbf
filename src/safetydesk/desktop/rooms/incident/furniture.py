"""What the views of this room share: a body that scrolls down, and an emptied layout."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from safetydesk.desktop import theme
from safetydesk.desktop.rooms.incident.presenter import IncidentPresenter
from safetydesk.desktop.rooms.incident.said import Said
from safetydesk.desktop.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Room:
    """What every view and form of this room is handed."""

    surroundings: Surroundings
    presenter: IncidentPresenter
    said: Said


class Scroller(QScrollArea):
    """Scrolls down, never sideways; `body` is the layout of what it holds. Arrow keys scroll it."""

    def __init__(self, accessible: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(accessible)
        inside = QWidget()
        inside.setProperty("role", "page")
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(0, theme.scaled(14), theme.scaled(10), theme.scaled(20))
        self.body.setSpacing(theme.scaled(14))
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)


def emptied(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            return
        widget = item.widget()
        inner = item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            emptied(inner)

"""What the views of this room share: a body that scrolls down, and an emptied layout."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from safetydesk.desktop import theme
from safetydesk.desktop.kit.page import UpAndDown
from safetydesk.desktop.rooms.incident.presenter import IncidentPresenter, Shown
from safetydesk.desktop.rooms.incident.said import Said
from safetydesk.desktop.surroundings import Surroundings

EDGE = 24
"""The page's margin at its left and right, before scaling."""


@dataclass(frozen=True, slots=True)
class Room:
    """What every view and form of this room is handed. `open_sheet` opens the form that is made, on what is shown;
    `show_tab` brings a page of the incident forward, by its key."""

    surroundings: Surroundings
    presenter: IncidentPresenter
    said: Said
    open_sheet: Callable[[Callable[[Room, Shown], QWidget]], None]
    show_tab: Callable[[str], None] = lambda _tab: None


class Scroller(UpAndDown):
    """Scrolls down, never sideways; `body` is the layout of what it holds. Arrow keys scroll it.

    It reaches to the window's edge, so that its bar stands in the page's margin.
    """

    def __init__(self, accessible: str) -> None:
        inside = QWidget()
        inside.setProperty("role", "page")
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(0, theme.scaled(14), theme.scaled(EDGE), theme.scaled(20))
        self.body.setSpacing(theme.scaled(14))
        super().__init__(self.body)
        self.setAccessibleName(accessible)
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

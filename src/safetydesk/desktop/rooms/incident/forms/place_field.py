"""Where on a screenshot a line stands: clicked on the picture, or given in percent. Covered until asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from safetydesk.desktop import theme
from safetydesk.desktop.kit.buttons import secondary
from safetydesk.desktop.kit.fields import Field
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.percent_line import PercentLine
from safetydesk.desktop.kit.place_picture import PlacePicture
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.words import say

_HEIGHT = 430
_FINE = 10
"""Thousandths in a percent."""


class PlaceField(Field):
    """`value()` is the place in thousandths, as text; empty where none was chosen. `wanted` when the picture is.

    `pane` shows the picture; whoever makes the field places it, for it stands beside the form.
    """

    wanted = Signal()

    def __init__(self, key: str, label: str) -> None:
        super().__init__(key, label, needed=True)
        self._thousandths: int | None = None
        self._others: tuple[int, ...] = ()
        self.picture = PlacePicture()
        self.picture.placed.connect(self.set_place)
        self.spin = PercentLine()
        self.spin.valueChanged.connect(self._typed)
        self.ask = secondary(say("transcript_show"), icon="show")
        self.ask.clicked.connect(self.wanted)
        self.pane = QScrollArea()
        self.pane.setWidgetResizable(True)
        self.pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pane.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.picture)
        inside.addStretch(1)
        self.pane.setWidget(holder)
        body = QWidget()
        under = QVBoxLayout(body)
        under.setContentsMargins(0, 0, 0, 0)
        under.addWidget(row(plain_label(say("transcript_down"), "small", wrap=False), self.spin, self.ask))
        self._place(self.spin, outline=self.spin, body=body)
        self.cover()

    def value(self) -> str:
        return "" if self._thousandths is None else str(self._thousandths)

    def set_value(self, value: str) -> None:
        self.set_place(int(value) if str(value).isdecimal() else None)

    def _typed(self, percent: int | None) -> None:
        self.set_place(None if percent is None else percent * _FINE)

    def set_place(self, thousandths: int | None) -> None:
        """That place, or none yet; the number says it in percent."""
        self._thousandths = thousandths
        self.spin.blockSignals(True)
        self.spin.set_value(None if thousandths is None else round(thousandths / _FINE))
        self.spin.blockSignals(False)
        self.picture.mark(thousandths, self._others)
        if thousandths is not None and self.picture.has_picture():
            self.pane.ensureVisible(0, self.picture.row_of(thousandths), 0, 80)
        self.set_problem(None)
        self.changed.emit()

    def mark_others(self, places: list[int]) -> None:
        """Where the lines typed before stand on the same picture."""
        self._others = tuple(places)
        self.picture.mark(self._thousandths, self._others)

    def show_picture(self, picture: QImage, described: str) -> None:
        """Uncovered, until another exhibit is chosen."""
        self.picture.show_picture(picture, described)
        self.pane.setVisible(True)
        self.pane.setMinimumHeight(theme.scaled(_HEIGHT))
        self.ask.setVisible(False)

    def cover(self) -> None:
        """Hold no picture."""
        self.picture.show_picture(QImage(), "")
        self.pane.setMinimumHeight(0)
        self.pane.setVisible(False)
        self.ask.setVisible(True)

"""The line beneath a box for facts that points out what will read unclear years later. It holds nothing up."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from safetydesk import wording
from safetydesk.desktop import theme
from safetydesk.desktop.kit.fields import TextArea
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.domain.pointing_out import Point, PointingOut
from safetydesk.domain.vocabulary import Vocabulary

BREATH_MS = 500
"""After the last key: while somebody types, half a word is no initial."""


class PointingLine(QWidget):
    """Stands beneath `area`; put it into the form's layout after it. `set_on(False)` for a box of one's own words."""

    def __init__(self, area: TextArea, vocabulary: Callable[[], Vocabulary]) -> None:
        super().__init__()
        self._area, self._vocabulary = area, vocabulary
        self._of: Vocabulary | None = None
        self._is_on = True
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.scaled(2))
        self._words = plain_label("", "small", selectable=True)
        column.addWidget(self._words)
        self.setAccessibleName(wording.label("pointing_out.line"))
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.setInterval(BREATH_MS)
        self._breath.timeout.connect(self.look)
        area.changed.connect(self._breath.start)
        self.hide()

    def set_on(self, is_on: bool) -> None:
        """Whether anything is pointed out at all."""
        self._is_on = is_on
        self.look()

    def look(self) -> None:
        """Look at the words as they stand."""
        self._breath.stop()
        points = self._points() if self._is_on else ()
        self._words.setText("\n".join(wording.pointed_out_lines(points)))
        self.setVisible(bool(points))

    def _points(self) -> tuple[Point, ...]:
        """By the vocabulary in force, whose lists are made ready once."""
        vocabulary = self._vocabulary()
        if vocabulary is not self._of:
            self._of, self._pointing = vocabulary, PointingOut(vocabulary)
        return self._pointing.points(self._area.value())

    def text(self) -> str:
        """What is pointed out now, a line each."""
        return self._words.text()

"""Words from outside, to be read: plain characters, never markup, not to be changed, never dragged anywhere."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from safetydesk.visible import visible


class TextPane(QPlainTextEdit):
    """Scrolls down, never sideways. Its letters can be made larger and smaller."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._steps = 0

    def show_text(self, text: str, described: str) -> None:
        """Show these characters, hidden ones written out, from the beginning."""
        self.setAccessibleName(described)
        self.setPlainText(visible(text))
        self.verticalScrollBar().setValue(0)

    def larger(self) -> None:
        self._zoom_by(1)

    def smaller(self) -> None:
        self._zoom_by(-1)

    def usual(self) -> None:
        """Letters of the usual size."""
        self.zoomOut(self._steps)
        self._steps = 0

    def _zoom_by(self, steps: int) -> None:
        wanted = min(20, max(-4, self._steps + steps))
        self.zoomIn(wanted - self._steps)
        self._steps = wanted

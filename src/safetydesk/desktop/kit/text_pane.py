"""Words from outside, to be read: plain characters, never markup, not to be changed, and never carried elsewhere.

Nothing in it can be chosen: what is chosen is on the clipboard of some systems at once, and a clipboard's history, or
the one that a cloud keeps, would hold an exhibit's words in plain with nobody told. A copy out is the recorded way.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeyEvent, QTextOption
from PySide6.QtWidgets import QAbstractSlider, QFrame, QPlainTextEdit

from safetydesk.visible import visible

_WHY_NOT_COPIED = (
    "Not copied from here: a clipboard keeps what it is given. Take a copy out where the words are needed."
)
_Step = QAbstractSlider.SliderAction
_SCROLLS = {
    Qt.Key.Key_Up: _Step.SliderSingleStepSub,
    Qt.Key.Key_Down: _Step.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: _Step.SliderPageStepSub,
    Qt.Key.Key_PageDown: _Step.SliderPageStepAdd,
    Qt.Key.Key_Space: _Step.SliderPageStepAdd,
    Qt.Key.Key_Home: _Step.SliderToMinimum,
    Qt.Key.Key_End: _Step.SliderToMaximum,
}


class TextPane(QPlainTextEdit):
    """Scrolls down, never sideways. Its letters can be made larger and smaller."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(_WHY_NOT_COPIED)
        self.setAccessibleDescription(_WHY_NOT_COPIED)
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """With nothing to choose in it, it would not scroll by keys."""
        step = _SCROLLS.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.verticalScrollBar().triggerAction(step)
        else:
            event.ignore()  # the view around it knows the keys for size and cover

    def createMimeDataFromSelection(self) -> QMimeData:
        """Nothing, whoever asks."""
        return QMimeData()

    def _zoom_by(self, steps: int) -> None:
        wanted = min(20, max(-4, self._steps + steps))
        self.zoomIn(wanted - self._steps)
        self._steps = wanted

"""A text with a word too long to wrap (an address, a handle): it breaks anywhere, and all of it can be copied."""

from __future__ import annotations

import re
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.visible import visible

LONGEST_WORD = 25
_MOST_HIGH = 480
_BREAKS = re.compile(r"[\s/-]+")


def copyable(value: str, accessible: str) -> QWidget:
    """A label whose words can be copied; where one is too long to wrap, a `LongText`."""
    return LongText(accessible, value) if is_long(value) else plain_label(value, selectable=True)


def is_long(value: str) -> bool:
    """Whether a label would have to cut it: labels break at spaces, hyphens and slashes only."""
    return any(len(word) >= LONGEST_WORD for word in _BREAKS.split(value))


class LongText(QPlainTextEdit):
    """A text that cannot be edited, as high as its lines at the width it is given."""

    def __init__(self, label: str, value: str) -> None:
        super().__init__(visible(value))
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(0)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(1)
        self.setAccessibleName(label)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = min(_MOST_HIGH, self._height_at(self.contentsRect().width()))
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if wanted == _MOST_HIGH else policy.ScrollBarAlwaysOff
        )
        if wanted != self.height():
            self.setFixedHeight(wanted)

    def _height_at(self, width: int) -> int:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        height = 0.0
        for paragraph in self.toPlainText().split("\n"):
            layout = QTextLayout(paragraph, self.font())
            layout.setTextOption(option)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(max(1, width))
                height += line.height()
            layout.endLayout()
        return ceil(height) + 2

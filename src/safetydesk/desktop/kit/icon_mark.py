"""A small icon standing by itself: drawn at painting time, so it follows the theme."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from safetydesk.desktop import icons, theme


class IconMark(QWidget):
    """Icon `name` in the colour of `tint`; `size` in pixels at 100 % text."""

    def __init__(self, name: str, tint: str = "ink", size: int = 18) -> None:
        super().__init__()
        self._name, self._tint, self._size = name, tint, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, tint: str) -> None:
        """Show another."""
        self._name, self._tint = name, tint
        self.update()

    def sizeHint(self) -> QSize:
        side = theme.scaled(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = self.sizeHint().width()
        painter = QPainter(self)
        icons.paint(painter, self._name, QRectF(0, 0, side, side), theme.tone(self._tint))

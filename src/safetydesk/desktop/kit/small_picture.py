"""A small picture in a line of a list: there once it was asked for, and gone as soon as it is covered."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from safetydesk.desktop import theme

_WIDE, _HIGH = 240, 180


class SmallPicture(QWidget):
    """Takes no room while it is covered. `high` and `wide`: the most pixels it takes at 100 % text."""

    def __init__(self, wide: int = _WIDE, high: int = _HIGH) -> None:
        super().__init__()
        self._picture = QImage()
        self._most = (wide, high)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_picture(self, picture: QImage, described: str) -> None:
        """Uncover it; `described` is read aloud."""
        self._picture = picture
        self.setAccessibleName(described)
        self.updateGeometry()
        self.show()
        self.update()

    def cover(self) -> None:
        """Hold no picture."""
        self._picture = QImage()
        self.hide()
        self.updateGeometry()

    def is_covered(self) -> bool:
        return self._picture.isNull()

    def sizeHint(self) -> QSize:
        if self._picture.isNull():
            return QSize(0, 0)
        most = QSize(*(theme.scaled(length) for length in self._most))
        size = self._picture.size()
        fits = size.width() <= most.width() and size.height() <= most.height()
        return size if fits else size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._picture.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(self.rect()), self._picture)
        painter.setPen(QPen(theme.tone("line"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

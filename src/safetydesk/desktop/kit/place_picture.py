"""A picture on which a place is marked: by a click, or by the number beside it. Other lines have their marks too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from safetydesk.desktop import theme

WHOLE = 1000


class PlacePicture(QWidget):
    """`placed` carries the place clicked, in thousandths of the height."""

    placed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._picture = QImage()
        self._place: int | None = None
        self._marks: tuple[int, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.CrossCursor)
        theme.restyled.changed.connect(self.update)

    def show_picture(self, picture: QImage, described: str) -> None:
        """Show it; a null picture takes it away."""
        self._picture = picture
        self.setAccessibleName(described)
        self._fit()
        self.update()

    def has_picture(self) -> bool:
        return not self._picture.isNull()

    def mark(self, place: int | None, others: Sequence[int] = ()) -> None:
        """The place meant now, if one is, and those of lines typed before."""
        self._place, self._marks = place, tuple(others)
        self.update()

    def row_of(self, place: int) -> int:
        """Where that place is on this widget, in pixels from its top."""
        return self.height() * place // WHOLE

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(320), theme.scaled(60))

    def resizeEvent(self, _event: QEvent) -> None:
        self._fit()

    def _fit(self) -> None:
        if self._picture.isNull():
            self.setFixedHeight(theme.scaled(60))
        else:
            self.setFixedHeight(max(1, round(self.width() * self._picture.height() / self._picture.width())))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.has_picture() and event.button() == Qt.MouseButton.LeftButton:
            self.placed.emit(min(WHOLE, max(0, round(event.position().y() * WHOLE / max(1, self.height())))))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._picture.isNull():
            painter.fillRect(self.rect(), theme.tone("bg"))
            return
        painter.drawImage(QRectF(self.rect()), self._picture)
        for place in self._marks:
            row, high = self.row_of(place), theme.scaled(6)
            painter.fillRect(QRectF(0, row - high / 2, theme.scaled(14), high), theme.tone("accent"))
        if self._place is None:
            return
        row = self.row_of(self._place)
        for colour, width in ((QColor("white"), 4), (theme.tone("accent"), 2)):
            painter.setPen(QPen(colour, width))
            painter.drawLine(0, row, self.width(), row)

"""A picture at any size and turned as one likes, panned by dragging. Only what is seen is turned, never a file."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_STEP = 1.25
_READABLE = 0.6
"""A picture that would be smaller than this share of its readable size is shown to its width, and scrolls."""
_LEAST, _MOST = 0.05, 8.0


class _Pixels(QWidget):
    """The picture itself, drawn at whatever size it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.picture = QImage()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.picture.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(self.rect()), self.picture)


class PicturePane(QScrollArea):
    """`page_wanted` is -1 or 1 where Page Up or Page Down came to the edge of what can be scrolled."""

    page_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._zoom: float | None = None
        self._is_chosen = False
        self._quarters = 0
        self._upright = QImage()
        self._grabbed: QPointF | None = None
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Picture, arrows scroll")
        self._pixels = _Pixels()
        self.setWidget(self._pixels)

    def show_picture(self, picture: QImage, described: str, *, keep: bool = False) -> None:
        """Show it upright, as large as can be read; with `keep` as large and as turned as the one before."""
        self._upright = picture
        self._pixels.setAccessibleName(described)
        if not keep:
            self._quarters, self._is_chosen = 0, False
        self._turn_pixels()
        self._size_picture()
        self.verticalScrollBar().setValue(0)

    def clear(self) -> None:
        """Hold no picture."""
        self._upright = self._pixels.picture = QImage()
        self._grabbed = None

    def has_picture(self) -> bool:
        return not self._upright.isNull()

    def zoom(self, factor: float | None) -> None:
        """Screen pixels for one of the picture's; None fits it to the room. What is in the middle stays there."""
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        sides = (self.viewport().width(), self.viewport().height())
        before = [
            (bar.value() + side / 2) / max(1, bar.maximum() + side)
            for bar, side in zip(bars, sides, strict=True)
        ]
        self._zoom, self._is_chosen = None if factor is None else min(_MOST, max(_LEAST, factor)), True
        self._size_picture()
        for bar, side, share in zip(bars, sides, before, strict=True):
            bar.setValue(round(share * (bar.maximum() + side) - side / 2))

    def larger(self) -> None:
        self.zoom(self.factor() * _STEP)

    def smaller(self) -> None:
        self.zoom(self.factor() / _STEP)

    def factor(self) -> float:
        """Screen pixels for one of the picture's, as it is shown now."""
        return self._fitting() if self._zoom is None else self._zoom

    def turn(self, quarters: int) -> None:
        """Turn what is seen by quarters of a circle, to the right."""
        self._quarters = (self._quarters + quarters) % 4
        self._turn_pixels()
        self._size_picture()

    def _turn_pixels(self) -> None:
        turned = QTransform().rotate(90 * self._quarters)
        self._pixels.picture = self._upright.transformed(turned) if self._quarters else self._upright

    def _fitting(self) -> float:
        picture, room = self._pixels.picture, self.viewport()
        if picture.isNull():
            return 1.0
        return min(1.0, room.width() / picture.width(), room.height() / picture.height())

    def _to_width(self) -> float:
        if self._pixels.picture.isNull():
            return 1.0
        # The bar that scrolls it down stands beside it, so that it does not scroll sideways too.
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        return min(1.0, room / self._pixels.picture.width())

    def _size_picture(self) -> None:
        picture = self._pixels.picture
        if not self._is_chosen:  # as large as can be read, until somebody wants it otherwise
            whole, wide = self._fitting(), self._to_width()
            self._zoom = None if whole >= wide * _READABLE else wide
        if not picture.isNull():
            factor = self.factor()
            self._pixels.resize(
                QSize(max(1, int(picture.width() * factor)), max(1, int(picture.height() * factor)))
            )
            self._pixels.update()
            self._show_hand()

    def _can_pan(self) -> bool:
        return self.horizontalScrollBar().maximum() > 0 or self.verticalScrollBar().maximum() > 0

    def _show_hand(self) -> None:
        shape = Qt.CursorShape.OpenHandCursor if self._can_pan() else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_picture()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.larger() if event.angleDelta().y() > 0 else self.smaller()
            event.accept()
            return
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.LeftButton and self._can_pan():
            self._grabbed = event.globalPosition()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is None:
            return
        moved = event.globalPosition() - self._grabbed
        self._grabbed = event.globalPosition()
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - round(moved.x()))
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() - round(moved.y()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._grabbed = None
        self._show_hand()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        at_edge = {Qt.Key.Key_PageDown: bar.maximum(), Qt.Key.Key_PageUp: bar.minimum()}
        key = Qt.Key(event.key())
        if key in at_edge and bar.value() == at_edge[key]:
            self.page_wanted.emit(1 if key == Qt.Key.Key_PageDown else -1)
            return
        super().keyPressEvent(event)

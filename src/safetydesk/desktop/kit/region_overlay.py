"""A frozen picture of a monitor, dimmed, over that whole monitor: a part of it is chosen by mouse or keys."""

from __future__ import annotations

from PySide6.QtCore import QChildEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

STEP, FINE = 10, 1
"""How far an arrow moves the frame, in points; with Ctrl held, the second."""
LEAST = 4
"""A smaller frame is a slip of the hand."""
_DIM = QColor(0, 0, 0, 130)
_EDGE, _BESIDE = QColor("#ffffff"), QColor("#000000")
_ARROWS = {
    Qt.Key.Key_Left: QPoint(-1, 0),
    Qt.Key.Key_Right: QPoint(1, 0),
    Qt.Key.Key_Up: QPoint(0, -1),
    Qt.Key.Key_Down: QPoint(0, 1),
}


class RegionOverlay(QWidget):
    """`taken` carries what is inside the frame (QImage, in the monitor's own pixels); `left` that nothing is.

    Drag a frame; arrows move it, Shift and arrows change its size, Ctrl makes the steps fine; Enter takes it, Escape
    leaves. `words` says so on the screen. `area` is the monitor's, in points.
    """

    taken = Signal(object)
    left = Signal()

    def __init__(self, picture: QImage, area: QRect, words: str, accessible: str) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
        self._picture, self._words = picture, words
        self._is_over = False
        self._from: QPoint | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAccessibleName(accessible)
        self.setAccessibleDescription(words)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setGeometry(area)
        self._frame = QRect(area.width() // 4, area.height() // 4, area.width() // 2, area.height() // 2)

    def frame(self) -> QRect:
        """What would be taken, in points of the monitor."""
        return self._frame.normalized().intersected(self.rect())

    def take(self) -> None:
        """Take what is inside the frame."""
        frame = self.frame()
        if self._is_over or frame.width() < LEAST or frame.height() < LEAST:
            return
        self._is_over = True
        across, down = self._picture.width() / self.width(), self._picture.height() / self.height()
        left, top = round(frame.left() * across), round(frame.top() * down)
        width, height = round(frame.width() * across), round(frame.height() * down)
        self.taken.emit(self._picture.copy(QRect(left, top, max(1, width), max(1, height))))

    def leave(self) -> None:
        """Take nothing."""
        if not self._is_over:
            self._is_over = True
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _ARROWS.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif way is not None:
            keys = event.modifiers()
            by = way * (FINE if keys & Qt.KeyboardModifier.ControlModifier else STEP)
            self._move(by, sizes=bool(keys & Qt.KeyboardModifier.ShiftModifier))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = event.position().toPoint()
        elif event.button() == Qt.MouseButton.RightButton:
            self.leave()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            self._frame = QRect(self._from, event.position().toPoint()).normalized()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._from is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self.mouseMoveEvent(event)
        self._from = None
        self.take()

    def childEvent(self, event: QChildEvent) -> None:
        """The only thing ever laid over it is the cover: then nothing is chosen any more."""
        if event.added():
            QTimer.singleShot(0, self, self.leave)
        super().childEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawImage(self.rect(), self._picture)
        frame = self.frame()
        painter.setClipRegion(self.rect())
        for beside in _around(self.rect(), frame):
            painter.fillRect(beside, _DIM)
        for pen, grown in ((QPen(_BESIDE, 1), 2), (QPen(_EDGE, 2), 1)):
            painter.setPen(pen)
            painter.drawRect(frame.adjusted(-grown, -grown, grown - 1, grown - 1))
        self._paint_words(painter, frame)

    def _paint_words(self, painter: QPainter, frame: QRect) -> None:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() + 2)
        painter.setFont(font)
        room = self.rect().adjusted(24, 24, -24, -24)
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter)
        box = painter.boundingRect(room, flags, self._words).adjusted(-16, -10, 16, 10)
        if box.intersects(frame) and frame.bottom() + box.height() + 8 < self.height():
            box.moveTop(self.height() - box.height() - 24)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 215))
        painter.drawRoundedRect(box, 8, 8)
        painter.setPen(_EDGE)
        painter.drawText(box.adjusted(16, 10, -16, -10), flags, self._words)

    def _move(self, by: QPoint, sizes: bool) -> None:
        frame = self.frame()
        if sizes:
            frame.setBottomRight(frame.bottomRight() + by)
            frame.setWidth(max(LEAST, frame.width()))
            frame.setHeight(max(LEAST, frame.height()))
        else:
            frame.translate(by)
            frame.moveLeft(max(0, min(frame.left(), self.width() - frame.width())))
            frame.moveTop(max(0, min(frame.top(), self.height() - frame.height())))
        self._frame = frame.intersected(self.rect())
        self.update()


def _around(whole: QRect, frame: QRect) -> list[QRect]:
    """What lies outside the frame."""
    return [
        QRect(whole.left(), whole.top(), whole.width(), frame.top() - whole.top()),
        QRect(whole.left(), frame.bottom() + 1, whole.width(), whole.bottom() - frame.bottom()),
        QRect(whole.left(), frame.top(), frame.left() - whole.left(), frame.height()),
        QRect(frame.right() + 1, frame.top(), whole.right() - frame.right(), frame.height()),
    ]

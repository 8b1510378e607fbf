"""A frozen picture of a monitor, dimmed, over that whole monitor, with a frame around what would be taken."""

from __future__ import annotations

from PySide6.QtCore import QChildEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

LEAST = 4
"""A smaller frame is a slip of the hand."""
_DIM = QColor(0, 0, 0, 130)
_EDGE, _BESIDE = QColor("#ffffff"), QColor("#000000")


class FrozenMonitor(QWidget):
    """`taken` carries what is inside the frame (QImage, in the monitor's own pixels); `left` that nothing is.

    Enter takes it, Escape and the right button leave; what the frame is, whoever derives from this says. `words` says
    so on the screen. `area` is the monitor's, in points.
    """

    taken = Signal(object)
    left = Signal()

    def __init__(self, picture: QImage, area: QRect, words: str, accessible: str) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
        self._picture, self._words = picture, words
        self._is_over = False
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAccessibleName(accessible)
        self.setAccessibleDescription(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setGeometry(area)

    def frame(self) -> QRect:
        """What would be taken, in points of the monitor; empty for nothing."""
        raise NotImplementedError

    def pixels(self) -> QRect:
        """The same in the picture's own pixels."""
        frame = self.frame()
        across, down = self._scale()
        left, top = round(frame.left() * across), round(frame.top() * down)
        width, height = round(frame.width() * across), round(frame.height() * down)
        return QRect(left, top, max(1, width), max(1, height))

    def take(self) -> None:
        """Take what is inside the frame."""
        frame = self.frame()
        if self._is_over or frame.width() < LEAST or frame.height() < LEAST:
            return
        self._is_over = True
        self.taken.emit(self._picture.copy(self.pixels()))

    def leave(self) -> None:
        """Take nothing."""
        if not self._is_over:
            self._is_over = True
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            self.leave()

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

    def _scale(self) -> tuple[float, float]:
        """Pixels to a point, across and down."""
        return self._picture.width() / self.width(), self._picture.height() / self.height()


def _around(whole: QRect, frame: QRect) -> list[QRect]:
    """What lies outside the frame."""
    return [
        QRect(whole.left(), whole.top(), whole.width(), frame.top() - whole.top()),
        QRect(whole.left(), frame.bottom() + 1, whole.width(), whole.bottom() - frame.bottom()),
        QRect(whole.left(), frame.top(), frame.left() - whole.left(), frame.height()),
        QRect(frame.right() + 1, frame.top(), whole.right() - frame.right(), frame.height()),
    ]

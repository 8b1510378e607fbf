"""A frozen picture of a monitor of which any part is chosen, by mouse or keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent

from safetydesk.desktop.kit.frozen_monitor import LEAST, FrozenMonitor

STEP, FINE = 10, 1
"""How far an arrow moves the frame, in points; with Ctrl held, the second."""
_ARROWS = {
    Qt.Key.Key_Left: QPoint(-1, 0),
    Qt.Key.Key_Right: QPoint(1, 0),
    Qt.Key.Key_Up: QPoint(0, -1),
    Qt.Key.Key_Down: QPoint(0, 1),
}


class RegionOverlay(FrozenMonitor):
    """Drag a frame; arrows move it, Shift and arrows change its size, Ctrl makes the steps fine."""

    def __init__(self, picture: QImage, area: QRect, words: str, accessible: str) -> None:
        super().__init__(picture, area, words, accessible)
        self._from: QPoint | None = None
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._frame = QRect(area.width() // 4, area.height() // 4, area.width() // 2, area.height() // 2)

    def frame(self) -> QRect:
        return self._frame.normalized().intersected(self.rect())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _ARROWS.get(Qt.Key(event.key()))
        if way is not None:
            keys = event.modifiers()
            by = way * (FINE if keys & Qt.KeyboardModifier.ControlModifier else STEP)
            self._move(by, sizes=bool(keys & Qt.KeyboardModifier.ShiftModifier))
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = event.position().toPoint()
        super().mousePressEvent(event)

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

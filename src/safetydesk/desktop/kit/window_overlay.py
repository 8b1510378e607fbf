"""A frozen picture of a monitor of which one window is chosen, by mouse or keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent

from safetydesk.desktop.kit.frozen_monitor import FrozenMonitor

_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class WindowOverlay(FrozenMonitor):
    """The window under the pointer is framed, and a click takes it; arrows and Tab go from one to the next.

    `windows` are their edges in the picture's own pixels, the front one first. What lies over a window is in its
    picture too: it is a picture of the screen.
    """

    def __init__(
        self, picture: QImage, area: QRect, words: str, accessible: str, windows: Sequence[QRect]
    ) -> None:
        super().__init__(picture, area, words, accessible)
        self._windows = [cut for one in windows if not (cut := one.intersected(picture.rect())).isEmpty()]
        self._chosen = 0 if self._windows else None
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def frame(self) -> QRect:
        pixels, (across, down) = self.pixels(), self._scale()
        return QRect(
            round(pixels.left() / across),
            round(pixels.top() / down),
            round(pixels.width() / across),
            round(pixels.height() / down),
        )

    def pixels(self) -> QRect:
        return QRect() if self._chosen is None else self._windows[self._chosen]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _ARROWS.get(Qt.Key(event.key()))
        if step is not None:
            self._step(step)
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab has nothing else to go to here."""
        self._step(1 if forward else -1)
        return True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(event.position().toPoint())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._point_at(event.position().toPoint())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Not on the press: the release would go to whatever comes back in its place."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._point_at(event.position().toPoint())
            self.take()

    def _point_at(self, point: QPoint) -> None:
        across, down = self._scale()
        pixel = QPoint(int(point.x() * across), int(point.y() * down))
        under = (place for place, one in enumerate(self._windows) if one.contains(pixel))
        self._choose(next(under, None))

    def _step(self, step: int) -> None:
        if self._windows:
            here = self._chosen if self._chosen is not None else (-1 if step > 0 else 0)
            self._choose((here + step) % len(self._windows))

    def _choose(self, place: int | None) -> None:
        if place != self._chosen:
            self._chosen = place
            self.update()

"""A picture on which areas are drawn, moved and sized, by mouse or keys. It draws; what areas mean, others say.

Keys: Tab to the next area, arrows move it (with Ctrl by one pixel), Shift and arrows size it, Insert adds one, Delete
takes it out.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from safetydesk.desktop import theme

_BLACK = QColor(0, 0, 0)
_LEAST, _GRIP = 4, 14
"""Pixels of the picture that an area has at the least; of the screen, that a corner is gripped by."""
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(frozen=True, slots=True)
class Drag:
    """What the mouse does: `at` is where it went down; `rect` what the area was; `sizes` that its corner is held."""

    at: QPointF
    rect: QRect
    sizes: bool


class AreaEditor(QWidget):
    """Areas in pixels of the picture's own size, whatever size it is shown at.

    `changed` when an area was; `removed` carries the place of one taken out, before that; `chosen` that of the current
    one, or -1.
    """

    changed = Signal()
    removed = Signal(int)
    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._picture = QImage()
        self._whole = QSize(1, 1)
        self._areas: list[QRect] = []
        self._current = -1
        self._drag: Drag | None = None
        self.keeps_one = False
        self.is_preview = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.restyled.changed.connect(self.update)

    def show_picture(self, picture: QImage, whole: QSize, described: str) -> None:
        """Show it; `whole` is its own size in pixels, of which `picture` may be a smaller likeness."""
        self._picture, self._whole = picture, whole
        self.setAccessibleName(described)
        self._fit()
        self.update()

    def areas(self) -> tuple[QRect, ...]:
        return tuple(self._areas)

    def set_areas(self, areas: list[QRect]) -> None:
        """Put these there, the first of them current. Says nothing."""
        self._areas = list(areas)
        self._current = 0 if areas else -1
        self.update()

    def choose(self, place: int) -> None:
        """Make that one current."""
        if 0 <= place < len(self._areas) and place != self._current:
            self._current = place
            self.chosen.emit(place)
            self.update()

    def current(self) -> int:
        return self._current

    def add(self) -> None:
        """A new area in the middle of the picture; where only one is kept, in its place."""
        wide, high = self._whole.width() // 3, min(self._whole.height() // 8, self._whole.width() // 3)
        left, top = (self._whole.width() - wide) // 2, (self._whole.height() - high) // 2
        self._begin(QRect(left, top, max(_LEAST, wide), max(_LEAST, high)))
        self.changed.emit()

    def remove(self, place: int) -> None:
        """Take it out; the one before it is current then."""
        if 0 <= place < len(self._areas):
            del self._areas[place]
            self.removed.emit(place)
            self._current = min(max(0, place - 1), len(self._areas) - 1)
            self.chosen.emit(self._current)
            self._tell()

    def _begin(self, area: QRect) -> None:
        if self.keeps_one:
            self._areas.clear()
        self._areas.append(area)
        self._current = len(self._areas) - 1
        self.chosen.emit(self._current)
        self.update()

    def _tell(self) -> None:
        self.changed.emit()
        self.update()

    def _scale(self) -> float:
        return self.width() / max(1, self._whole.width())

    def _fit(self) -> None:
        if not self._picture.isNull():
            wide = self.width() or self.sizeHint().width()
            self.setFixedHeight(max(1, round(wide * self._whole.height() / self._whole.width())))

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(420), theme.scaled(420))

    def resizeEvent(self, _event: QEvent) -> None:
        self._fit()

    def on_screen(self, area: QRect) -> QRectF:
        """Where that area is shown now, in pixels of this widget."""
        scale = self._scale()
        return QRectF(area.x() * scale, area.y() * scale, area.width() * scale, area.height() * scale)

    def _on_picture(self, at: QPointF) -> QPointF:
        scale = self._scale()
        return QPointF(
            min(max(0.0, at.x() / scale), float(self._whole.width())),
            min(max(0.0, at.y() / scale), float(self._whole.height())),
        )

    def _within(self, area: QRect) -> QRect:
        """The same area, moved and cut so that all of it lies on the picture."""
        wide = min(max(_LEAST, area.width()), self._whole.width())
        high = min(max(_LEAST, area.height()), self._whole.height())
        left = min(max(0, area.x()), self._whole.width() - wide)
        top = min(max(0, area.y()), self._whole.height() - high)
        return QRect(left, top, wide, high)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._picture.isNull() or event.button() != Qt.MouseButton.LeftButton:
            return
        at = event.position()
        for place in reversed(range(len(self._areas))):
            shown = self.on_screen(self._areas[place])
            held = shown.adjusted(-_GRIP / 2, -_GRIP / 2, _GRIP / 2, _GRIP / 2)
            if held.contains(at):
                self.choose(place)
                corner = shown.bottomRight() - at
                self._drag = Drag(
                    at, self._areas[place], sizes=max(abs(corner.x()), abs(corner.y())) <= _GRIP
                )
                return
        start = self._on_picture(at)
        fresh = QRect(int(start.x()), int(start.y()), 0, 0)
        self._begin(self._within(fresh))
        self._drag = Drag(at, fresh, sizes=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is None or self._current < 0:
            return
        moved = self._on_picture(event.position()) - self._on_picture(self._drag.at)
        rect = self._drag.rect
        if self._drag.sizes:
            corner = QPointF(rect.x() + rect.width() + moved.x(), rect.y() + rect.height() + moved.y())
            left, right = sorted((rect.x(), round(corner.x())))
            top, bottom = sorted((rect.y(), round(corner.y())))
            rect = QRect(left, top, right - left, bottom - top)
        else:
            rect = rect.translated(round(moved.x()), round(moved.y()))
        self._areas[self._current] = self._within(rect)
        self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        if self._drag is not None:
            self._drag = None
            self._tell()

    def event(self, event: QEvent) -> bool:
        """Tab goes from area to area, and on from the last: Qt would take it before a key is heard of."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(event.key()), 0)
            if step and 0 <= self._current + step < len(self._areas):
                self.choose(self._current + step)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, with_keys = Qt.Key(event.key()), event.modifiers()
        if key == Qt.Key.Key_Insert:
            self.add()
        elif self._current < 0:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove(self._current)
        elif key in _ARROWS:
            step = (
                1 if with_keys & Qt.KeyboardModifier.ControlModifier else max(1, self._whole.width() // 100)
            )
            across, down = (part * step for part in _ARROWS[key])
            rect = self._areas[self._current]
            if with_keys & Qt.KeyboardModifier.ShiftModifier:
                rect = QRect(rect.x(), rect.y(), rect.width() + across, rect.height() + down)
            else:
                rect = rect.translated(across, down)
            self._areas[self._current] = self._within(rect)
            self._tell()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._picture.isNull():
            painter.fillRect(self.rect(), theme.tone("bg"))
            return
        painter.drawImage(QRectF(self.rect()), self._picture)
        for place, area in enumerate(self._areas):
            self._paint_area(painter, place, self.on_screen(area))
        if self.hasFocus():
            painter.setPen(QPen(theme.tone("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _paint_area(self, painter: QPainter, place: int, shown: QRectF) -> None:
        if self.keeps_one:
            self._paint_left_out(painter, shown)
        else:
            shade = QColor(_BLACK)
            shade.setAlpha(255 if self.is_preview else 130)
            painter.fillRect(shown, shade)
        if self.is_preview:
            return
        is_current = place == self._current
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor("white"), 3 if is_current else 1.5))
        painter.drawRect(shown)
        painter.setPen(QPen(theme.tone("accent"), 3 if is_current else 1.5, Qt.PenStyle.DashLine))
        painter.drawRect(shown)
        side = theme.scaled(20)
        mark = QRectF(shown.x(), shown.y(), side, side)
        painter.fillRect(mark, theme.tone("accent"))
        painter.setPen(theme.tone("on_accent"))
        painter.drawText(mark, int(Qt.AlignmentFlag.AlignCenter), str(place + 1))
        if is_current:
            painter.fillRect(
                QRectF(shown.right() - _GRIP / 2, shown.bottom() - _GRIP / 2, _GRIP, _GRIP),
                theme.tone("accent"),
            )

    def _paint_left_out(self, painter: QPainter, shown: QRectF) -> None:
        whole = QRectF(self.rect())
        shade = theme.tone("bg") if self.is_preview else QColor(_BLACK)
        if not self.is_preview:
            shade.setAlpha(150)
        for part in (
            QRectF(0, 0, whole.width(), shown.top()),
            QRectF(0, shown.bottom(), whole.width(), whole.height() - shown.bottom()),
            QRectF(0, shown.top(), shown.left(), shown.height()),
            QRectF(shown.right(), shown.top(), whole.width() - shown.right(), shown.height()),
        ):
            painter.fillRect(part, shade)

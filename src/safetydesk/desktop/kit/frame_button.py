"""One frame of a filmstrip: covered unless a picture is handed in."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QImage, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from safetydesk.desktop import icons, theme
from safetydesk.visible import visible_line

_FAR = 1_000_000
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Home: -_FAR,
    Qt.Key.Key_End: _FAR,
}


def steps_of(event: QKeyEvent) -> int:
    """How many frames a key goes; 0 for any other key."""
    return _STEPS.get(Qt.Key(event.key()), 0)


def size_of(widget: QWidget) -> QSize:
    """How large a frame with its words is, in the font of `widget`."""
    return QSize(theme.scaled(92), theme.scaled(112) + widget.fontMetrics().height() + 6)


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame: its key, the words under it, an icon for what it is, and pixels where they may be seen."""

    key: str
    caption: str
    icon: str = "cover"
    picture: QImage | None = None
    described: str = ""


class FrameButton(QAbstractButton):
    """A frame that is drawn and pressed. `walked` (int) when an arrow, Home or End is pressed on it: how many frames
    to go. `dashed` for the one that stands for something to come."""

    walked = Signal(int)

    def __init__(self, frame: Frame, parent: QWidget | None = None, dashed: bool = False) -> None:
        super().__init__(parent)
        self.frame_shown = frame
        self._dashed = dashed
        self.setCheckable(not dashed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.stand_for(frame)

    def stand_for(self, frame: Frame) -> None:
        """Show this one from now on."""
        self.frame_shown = frame
        self.setAccessibleName(frame.described or frame.caption)
        self.update()

    def sizeHint(self) -> QSize:
        return size_of(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = steps_of(event)
        if steps:
            self.walked.emit(steps)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words = self.fontMetrics().height() + 4
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -words - 1.5)
        marked = self.isChecked() or self.hasFocus()
        edge = QPen(theme.tone("accent" if marked else "line"), 2 if marked else 1)
        if self._dashed:
            edge.setStyle(Qt.PenStyle.DashLine)
            edge.setColor(theme.tone("accent" if self.hasFocus() else "field_line"))
        painter.setPen(edge)
        painter.setBrush(theme.tone("bg" if self._dashed else "low_soft"))
        painter.drawRoundedRect(box, 6, 6)
        self._fill(painter, box)
        font = QFont(self.font())
        font.setPointSizeF(theme.points(9))
        font.setWeight(QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(theme.tone("ink" if self.isChecked() else "muted"))
        said = painter.fontMetrics().elidedText(
            visible_line(self.frame_shown.caption), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(
            QRectF(0, self.height() - words, self.width(), words), int(Qt.AlignmentFlag.AlignLeft), said
        )

    def _fill(self, painter: QPainter, box: QRectF) -> None:
        picture = self.frame_shown.picture
        if picture is None or picture.isNull():
            side = theme.scaled(22)
            middle = box.center()
            where = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
            icons.paint(painter, self.frame_shown.icon, where, theme.tone("muted"))
            return
        inner = box.adjusted(2, 2, -2, -2)
        clip = QPainterPath()
        clip.addRoundedRect(inner, 4, 4)
        painter.save()
        painter.setClipPath(clip)
        scale = max(inner.width() / picture.width(), inner.height() / picture.height())
        width, height = picture.width() * scale, picture.height() * scale
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(inner.center().x() - width / 2, inner.top(), width, height), picture)
        painter.restore()

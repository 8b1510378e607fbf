"""Small frames in a row, in order; covered unless a picture is handed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QImage, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from safetydesk.desktop import icons, theme
from safetydesk.desktop.kit.flow import Flow
from safetydesk.visible import visible_line

AT_ONCE, A_TURN = 30, 25
"""Frames that are there when they are handed in, and that each turn of the window's life adds: hundreds at one stroke
would hold it up."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame: its key, the words under it, an icon for what it is, and pixels where they may be seen."""

    key: str
    caption: str
    icon: str = "cover"
    picture: QImage | None = None
    described: str = ""


class _FrameButton(QAbstractButton):
    def __init__(self, frame: Frame, dashed: bool = False) -> None:
        super().__init__()
        self.frame_shown = frame
        self._dashed = dashed
        self.setCheckable(not dashed)
        self.setAccessibleName(frame.described or frame.caption)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(92), theme.scaled(112) + self.fontMetrics().height() + 6)

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


class Filmstrip(QWidget):
    """`chosen(key)` when a frame is picked by mouse, Space or arrows; `add_wanted` for the dashed frame."""

    chosen = Signal(str)
    add_wanted = Signal()

    def __init__(self, accessible: str = "Exhibits in order") -> None:
        super().__init__()
        self.setAccessibleName(accessible)
        self._flow = Flow(self, gap=12)
        self._frames: Sequence[Frame] = ()
        self._buttons: list[_FrameButton] = []
        self._chosen: str | None = None
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(lambda: self._make(len(self._buttons) + A_TURN))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_frames(self, frames: Sequence[Frame], add_label: str = "") -> None:
        """Show these, keeping the mark where it was if that frame is still there; of many, the later ones follow."""
        while self._flow.count():
            item = self._flow.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._turn.stop()
        self._frames, self._buttons = frames, []
        if all(frame.key != self._chosen for frame in frames):
            self._chosen = None
        if add_label:
            add = _FrameButton(Frame("", add_label, "add"), dashed=True)
            add.clicked.connect(lambda _on=False: self.add_wanted.emit())
            self._flow.addWidget(add)
            add.show()
        self._make(AT_ONCE)
        if len(self._buttons) < len(frames):
            self._turn.start()
        self.updateGeometry()

    def current(self) -> str | None:
        """The key of the marked frame."""
        return self._chosen

    def choose(self, key: str) -> None:
        """Mark a frame and say so."""
        self._chosen = key
        for button in self._buttons:
            button.setChecked(button.frame_shown.key == key)
        self.chosen.emit(key)

    def _make(self, count: int) -> None:
        # Each thing that comes into sight by itself would have every layout above it settled anew.
        self._flow.setEnabled(False)
        for place in range(len(self._buttons), min(count, len(self._frames))):
            button = _FrameButton(self._frames[place])
            button.clicked.connect(lambda _on=False, key=button.frame_shown.key: self.choose(key))
            button.setChecked(button.frame_shown.key == self._chosen)
            self._flow.insert(place, button)
            button.show()
            self._buttons.append(button)
        self._flow.setEnabled(True)
        self._flow.invalidate()
        if len(self._buttons) == len(self._frames):
            self._turn.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        keys = [frame.key for frame in self._frames]
        if step is None or not keys:
            super().keyPressEvent(event)
            return
        here = self.current()
        place = keys.index(here) + step if here in keys else 0
        place = max(0, min(len(keys) - 1, place))
        self._make(place + 1)
        self._buttons[place].setFocus()
        self.choose(keys[place])

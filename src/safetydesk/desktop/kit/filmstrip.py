"""Small frames in one row, in order, that scrolls sideways; the chosen one is always in sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from safetydesk.desktop import theme
from safetydesk.desktop.kit.frame_button import Frame, FrameButton, size_of, steps_of

__all__ = ["Filmstrip", "Frame"]
GAP = 12
BESIDE = 20
"""Frames that are made on either side of what is in sight. Of hundreds the others are made when they come near it."""


class Filmstrip(QWidget):
    """`chosen(key)` when a frame is picked by mouse, Space or arrows; `add_wanted` for the dashed frame."""

    chosen = Signal(str)
    add_wanted = Signal()

    def __init__(self, accessible: str = "Exhibits in order") -> None:
        super().__init__()
        self.setAccessibleName(accessible)
        self._frames: Sequence[Frame] = ()
        self._places: dict[str, int] = {}
        self._made: dict[int, FrameButton] = {}
        self._chosen: str | None = None
        self._inside = QWidget()
        self._area = _Sideways(self._inside)
        self._area.setAccessibleName(accessible)
        self._area.horizontalScrollBar().valueChanged.connect(lambda _value: self._make())
        self._add = FrameButton(Frame("", "", "add"), dashed=True)
        self._add.clicked.connect(lambda _on=False: self.add_wanted.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._area, 1)
        row.addWidget(self._add, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(0)
        self._add.hide()
        self._area.resized.connect(self._settle)

    def set_frames(self, frames: Sequence[Frame], add_label: str = "") -> None:
        """Show these, keeping the mark where it was if that frame is still there, and the keys where they are."""
        is_longer = len(frames) != len(self._frames)
        self._frames = frames
        self._places = {frame.key: place for place, frame in enumerate(frames)}
        if self._chosen not in self._places:
            self._chosen = None
        for place in [place for place in self._made if place >= len(frames)]:
            button = self._made.pop(place)
            button.hide()
            button.deleteLater()
        for place, button in self._made.items():
            button.stand_for(frames[place])
        self._add.stand_for(Frame("", add_label, "add"))
        self._add.setVisible(bool(add_label))
        if is_longer:
            self._lay_out()
        self._mark()

    def current(self) -> str | None:
        """The key of the marked frame."""
        return self._chosen

    def choose(self, key: str) -> None:
        """Mark a frame, bring it into sight and say so."""
        self._chosen = key
        self._settle()
        self._mark()
        self.chosen.emit(key)

    def focus_chosen(self) -> None:
        """Give the keys to the marked frame."""
        button = self._made.get(self._places.get(self._chosen or "", 0))
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = steps_of(event)
        if steps:
            self._walk(steps)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Larger words make larger frames."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._lay_out()
        super().changeEvent(event)

    def _walk(self, steps: int) -> None:
        if not self._frames:
            return
        here = self._places.get(self._chosen or "", -1)
        place = max(0, min(len(self._frames) - 1, here + steps))
        self.choose(self._frames[place].key)
        self._made[place].setFocus()

    def _where(self, place: int) -> QRect:
        size = size_of(self)
        return QRect(place * (size.width() + GAP), 0, size.width(), size.height())

    def _lay_out(self) -> None:
        wide = max(0, self._where(len(self._frames)).left() - GAP)
        self._inside.setFixedSize(wide, size_of(self).height())
        self._area.setMaximumWidth(wide)
        for place, button in self._made.items():
            button.setGeometry(self._where(place))
        self._settle()

    def _settle(self) -> None:
        """After anything has another size or place: as high as it must be, the chosen one in sight, all made there."""
        bar = self._area.horizontalScrollBar()
        needed = self._inside.width() > self._area.width()
        self._area.setFixedHeight(self._inside.height() + (bar.sizeHint().height() + 4 if needed else 0))
        place = self._places.get(self._chosen or "")
        if place is not None:
            middle = self._where(place).center()
            self._area.ensureVisible(middle.x(), 0, self._where(0).width() // 2 + theme.scaled(GAP), 0)
        self._make(place)

    def _make(self, besides: int | None = None) -> None:
        """Every frame in sight or near it, and the one `besides`."""
        step, first = self._where(1).left(), self._area.horizontalScrollBar().value()
        begin = max(0, first // step - BESIDE)
        end = min(len(self._frames), (first + self._area.width()) // step + 1 + BESIDE)
        wanted = {*range(begin, end)} | ({besides} if besides is not None else set())
        for place in sorted(wanted - self._made.keys()):
            button = FrameButton(self._frames[place], self._inside)
            button.setGeometry(self._where(place))
            button.clicked.connect(lambda _on=False, made=button: self.choose(made.frame_shown.key))
            button.walked.connect(self._walk)
            self._made[place] = button
            self._mark_one(place, button)
            button.show()

    def _mark(self) -> None:
        for place, button in self._made.items():
            self._mark_one(place, button)

    def _mark_one(self, place: int, button: FrameButton) -> None:
        """Tab stops at one frame alone: the marked one, or the first; arrows go on from there."""
        button.setChecked(button.frame_shown.key == self._chosen)
        stops = place == self._places.get(self._chosen or "", 0)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus)


class _Sideways(QScrollArea):
    """Scrolls by its bar, a wheel that goes sideways, or Shift and the wheel: up and down is the page's. `resized`."""

    resized = Signal()

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - (turned.y() or turned.x()))
            event.accept()
        elif abs(turned.x()) > abs(turned.y()):
            super().wheelEvent(event)
        else:
            event.ignore()

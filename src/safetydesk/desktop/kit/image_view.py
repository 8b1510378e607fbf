"""One picture, large, and covered until it is asked for. It shows pixels it is handed; it reads no file."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from safetydesk.desktop import theme
from safetydesk.desktop.kit.buttons import icon_only, secondary
from safetydesk.desktop.kit.plain_label import plain_label

_STEP = 1.25
_READABLE = 0.6
"""A picture that would be smaller than this share of its readable size is shown to its width, and scrolls."""


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


class ImageView(QFrame):
    """`cover` hides, `show_picture` shows. `show_wanted`: the user asks; the room decides and records."""

    show_wanted = Signal()
    cover_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(theme.scaled(200))
        self.setAccessibleName("Picture")
        self._zoom: float | None = None
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._make_cover())
        self._stack.addWidget(self._make_shown())

    def cover(self, title: str = "Covered", reason: str = "", button: str = "Show") -> None:
        """Hide the picture and say why. An empty `button` offers no way to show it."""
        had_focus = self._has_focus()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # before what has it is hidden
        self._pixels.picture = QImage()
        self._title.setText(title)
        self._reason.setText(reason)
        self._show.set_words(button)
        self._show.setVisible(bool(button))
        self._stack.setCurrentIndex(0)
        self.setAccessibleName(f"{title}. {reason}")
        if had_focus and button:
            self._show.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_picture(self, picture: QImage, described: str = "Picture") -> None:
        """Show pixels already checked. `described` is read aloud. The keys that were here now scroll it."""
        had_focus = self._has_focus()
        self._pixels.picture = picture
        self._pixels.setAccessibleName(described)
        self.setAccessibleName(described)
        self._stack.setCurrentIndex(1)
        self._shown_layout.activate()  # the room there is, now and not at the next turn of the loop
        whole, wide = self._fitting(), self._to_width()
        self._zoom = None if whole >= wide * _READABLE else wide
        self._size_picture()
        if had_focus:
            self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Hold no picture."""
        self.cover("No picture", "", "")

    def is_covered(self) -> bool:
        """Whether nothing of the picture can be seen."""
        return self._stack.currentIndex() == 0

    def zoom(self, factor: float | None) -> None:
        """Screen pixels for one of the picture's; None fits it to the room."""
        self._zoom = None if factor is None else min(8.0, max(0.05, factor))
        self._size_picture()

    def _make_cover(self) -> QWidget:
        held = QWidget()
        column = QVBoxLayout(held)
        column.addStretch(1)
        self._title = plain_label("Covered", "word")
        self._reason = plain_label("", "muted")
        self._show = secondary("Show")
        self._show.clicked.connect(self.show_wanted)
        for label in (self._title, self._reason):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addSpacing(8)
        column.addWidget(self._show, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return held

    def _make_shown(self) -> QWidget:
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(1, 1, 1, 6)
        self._shown_layout = column
        self._scroll = QScrollArea()
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setAccessibleName("Picture, arrows scroll")
        self._pixels = _Pixels()
        self._scroll.setWidget(self._pixels)
        column.addWidget(self._scroll, 1)
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 0, 8, 0)
        for icon, name, act in (
            ("minus", "Smaller", lambda: self.zoom(self._factor() / _STEP)),
            ("fit", "Fit to the room", lambda: self.zoom(None)),
            ("add", "Larger", lambda: self.zoom(self._factor() * _STEP)),
        ):
            button = icon_only(icon, name)
            button.clicked.connect(act)
            bar.addWidget(button)
        bar.addStretch(1)
        hide = secondary("Cover", "Cover this picture", "cover")
        hide.clicked.connect(self.cover_wanted)
        bar.addWidget(hide)
        column.addLayout(bar)
        return held

    def _fitting(self) -> float:
        picture, room = self._pixels.picture, self._scroll.viewport()
        if picture.isNull():
            return 1.0
        return min(1.0, room.width() / picture.width(), room.height() / picture.height())

    def _to_width(self) -> float:
        if self._pixels.picture.isNull():
            return 1.0
        # The bar that scrolls it down stands beside it, so that it does not scroll sideways too.
        room = self._scroll.width() - self._scroll.verticalScrollBar().sizeHint().width()
        return min(1.0, room / self._pixels.picture.width())

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))

    def _factor(self) -> float:
        return self._fitting() if self._zoom is None else self._zoom

    def _size_picture(self) -> None:
        if not self._pixels.picture.isNull():
            self._pixels.resize(self._pixels.picture.size() * self._factor())
            self._pixels.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_picture()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and not self.is_covered():
            self.zoom(self._factor() * (_STEP if event.angleDelta().y() > 0 else 1 / _STEP))
            event.accept()
            return
        super().wheelEvent(event)

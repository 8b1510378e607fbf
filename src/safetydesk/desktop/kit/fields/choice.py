"""One of a few, and yes or no."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from safetydesk.desktop import icons, theme
from safetydesk.desktop.kit.combo import Combo
from safetydesk.desktop.kit.fields.field import Field
from safetydesk.desktop.kit.plain_label import plain_caption, set_plain_tooltip


class Choice(Field):
    """One of `choices`, (code, label) each. `value()` is the code, or None for the `empty` line."""

    def __init__(
        self,
        key: str,
        label: str,
        choices: Sequence[tuple[str, str]] = (),
        hint: str = "",
        needed: bool = False,
        empty: str | None = "Choose …",
    ) -> None:
        super().__init__(key, label, hint, needed)
        self.combo = Combo(choices, empty)
        self.combo.currentIndexChanged.connect(self._chosen)
        self._place(self.combo)

    def value(self) -> str | None:
        return self.combo.code()

    def set_value(self, value: str | None) -> None:
        self.combo.set_code(value)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer others; what was chosen stays if it is still among them."""
        self.combo.set_choices(choices)

    def _chosen(self, _row: int) -> None:
        if self.problem() is not None:
            self.set_problem(None)
        self.changed.emit()


_WIDEST = 270
"""Pixels at 100 % text that words beside a box always get: a name is no reason for a form wider than the window."""


class TickBox(QCheckBox):
    """A check box that draws its own tick in the theme's colours, and wraps nothing: words that have no room are cut
    as they are drawn, and its tooltip has them all."""

    def sizeHint(self) -> QSize:
        room = self.fontMetrics().boundingRect(self.text().replace("&&", "&"))
        return QSize(room.width() + theme.scaled(34), max(room.height() + 8, theme.scaled(26)))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), theme.scaled(_WIDEST)), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_cut = self.width() < self.sizeHint().width()
        set_plain_tooltip(self, self.text().replace("&&", "&") if is_cut else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.scaled(18)
        box = QRectF(3, (self.height() - side) / 2, side, side)
        if self.hasFocus():
            painter.setPen(QPen(theme.tone("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 6, 6)
        checked = self.isChecked()
        painter.setPen(QPen(theme.tone("accent" if checked else "field_line"), 1.4))
        painter.setBrush(theme.tone("accent" if checked else "surface"))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        if checked:
            icons.paint(painter, "ok", box, theme.tone("on_accent"))
        painter.setPen(theme.tone("ink" if self.isEnabled() else "muted"))
        words = QRectF(box.right() + theme.scaled(8), 0, self.width() - box.right() - 8, self.height())
        said = self.text().replace("&&", "&")
        if self.width() < self.sizeHint().width():
            said = self.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), said)

    def hitButton(self, _where: object) -> bool:
        return True


class Tick(Field):
    """Yes or no. The label stands beside the box; `value()` is a bool."""

    def __init__(self, key: str, label: str, hint: str = "", needed: bool = False) -> None:
        super().__init__(key, label, hint, needed)
        self.box = TickBox(plain_caption(label))
        self.box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.box.toggled.connect(self._ticked)
        self.label = ""
        self._place(self.box)
        self.label = label
        self._name_control()
        if hint:
            self._note_words.setWordWrap(True)
            self._note_words.setContentsMargins(theme.scaled(29), 0, 0, 0)
            self._column.addWidget(self._note_words)

    def value(self) -> bool:
        return self.box.isChecked()

    def set_value(self, value: bool | None) -> None:
        self.box.setChecked(bool(value))

    def set_label(self, label: str) -> None:
        self.box.setText(plain_caption(label))
        super().set_label(label)

    def _show_note(self) -> None:
        """Beneath the box and its label, not after them: no dot before it."""
        self._note_words.setText(self.hint)

    def _ticked(self, _on: bool) -> None:
        if self.problem() is not None:
            self.set_problem(None)
        self.changed.emit()

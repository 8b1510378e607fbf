"""A drop-down list that draws its own arrow in the theme's ink and never scrolls by accident."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
)

from safetydesk.desktop import icons, theme
from safetydesk.visible import visible_line

CODE = Qt.ItemDataRole.UserRole
_AT_ONCE = 14
_BREATH_MS = 1500
"""A pause of so long begins another word."""
_NOT_TYPED = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class Combo(QComboBox):
    """Choices are (code, label); `empty` is the label of "nothing chosen", None where something always is."""

    def __init__(self, choices: Sequence[tuple[str, str]] = (), empty: str | None = None) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setItemDelegate(QStyledItemDelegate(self))  # the plain one knows nothing of the theme's padding
        self.setMaxVisibleItems(_AT_ONCE)
        self._empty = empty
        self._typed, self._since = "", QElapsedTimer()
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer others, keeping what is chosen if it is still among them."""
        before = self.code()
        self.blockSignals(True)
        self.clear()
        if self._empty is not None:
            self.addItem(self._empty, None)
        for code, label in choices:
            self.addItem(visible_line(label), code)
        self.set_code(before)
        self.blockSignals(False)

    def code(self) -> str | None:
        """The code chosen."""
        found = self.currentData(CODE)
        return None if found is None else str(found)

    def set_code(self, code: str | None) -> None:
        """Choose by code; an unknown one chooses the first."""
        for row in range(self.count()):
            if self.itemData(row, CODE) == code:
                self.setCurrentIndex(row)
                return
        self.setCurrentIndex(0 if self.count() else -1)

    def showPopup(self) -> None:
        """Open the list as wide as its longest line: a choice cut short cannot be judged."""
        view = self.view()
        beside = view.verticalScrollBar().sizeHint().width() if self.count() > self.maxVisibleItems() else 0
        view.setMinimumWidth(max(self.width(), view.sizeHintForColumn(0) + beside + theme.scaled(16)))
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters choose by what is typed, the space between two words and a later word too: "Year 8", or "8".

        Qt's own takes that space for "open the list", and leaves Year 1 chosen.
        """
        letter = event.text()
        goes_on = bool(self._typed) and self._since.elapsed() < _BREATH_MS
        is_letter = bool(letter) and letter.isprintable() and not event.modifiers() & _NOT_TYPED
        if not is_letter or (letter == " " and not goes_on):
            self._typed = ""
            super().keyPressEvent(event)
            return
        self._typed = (self._typed if goes_on else "") + letter
        self._since.start()
        row = self._row_of(self._typed.casefold())
        if row >= 0 and row != self.currentIndex():
            self.setCurrentIndex(row)
            self.activated.emit(row)
        event.accept()

    def _row_of(self, typed: str) -> int:
        """The next that begins so, or has a word that does; -1 for none. One letter again and again goes round."""
        is_one = len(set(typed)) == 1
        labels = [self.itemText(row).casefold() for row in range(self.count())]
        for sought, after in ((typed, 1 if len(typed) == 1 else 0), *([(typed[0], 1)] if is_one else [])):
            first = self.currentIndex() + after
            rows = [(first + n) % len(labels) for n in range(len(labels))]
            begins = (row for row in rows if labels[row].startswith(sought))
            within = (row for row in rows if f" {sought}" in labels[row])
            found = next(begins, next(within, -1))
            if found >= 0:
                return found
        return -1

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # a page scrolled past must not change what was chosen

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = theme.scaled(16)
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        words = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = option.fontMetrics.elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, words.width() - theme.scaled(6)
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        where = QRectF(self.width() - side - 8, (self.height() - side) / 2, side, side)
        icons.paint(painter, "chevron", where, theme.tone("ink" if self.isEnabled() else "muted"))

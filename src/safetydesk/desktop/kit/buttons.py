"""The buttons: one primary act a page, secondary ones beside it, quiet ones in text, danger for the final."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from safetydesk.desktop import icons, theme
from safetydesk.desktop.kit.plain_label import plain_caption, set_plain_tooltip

_WIDEST = 400
"""Pixels at 100 % text: a name in a button must not make a page wider than the window."""
_WITH_ENTER = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class Button(QPushButton):
    """A push button whose words are plain, whose name is set, and whose icon follows the theme.

    Words that would make it wider than `_WIDEST` are cut as it is drawn; its tooltip has them all.
    """

    def __init__(
        self,
        text: str,
        accessible: str = "",
        kind: str = "secondary",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(plain_caption(text), parent)
        self.setProperty("kind", kind)
        self.setAccessibleName(accessible or text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self._is_allowed, self._was_hidden = True, False
        self._icon = ""
        self._icon_tint = {
            "primary": "on_accent",
            "danger": "critical",
            "quiet": "accent",
            "link": "accent",
        }.get(kind, "ink")
        theme.restyled.changed.connect(self._tint)
        if icon:
            self.set_icon(icon)
        self._say_whole()

    def allow(self, is_allowed: bool) -> None:
        """Not allowed, it stays hidden whoever shows it; allowed again, it is as it would have been."""
        if is_allowed != self._is_allowed:
            self._is_allowed = is_allowed
            super().setVisible(is_allowed and not self._was_hidden)

    def setVisible(self, visible: bool) -> None:
        self._was_hidden = not visible
        super().setVisible(visible and self._is_allowed)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._tint()
        self._say_whole()

    def _say_whole(self) -> None:
        text = self.text()
        if super().sizeHint().width() > theme.scaled(_WIDEST):
            set_plain_tooltip(self, text.replace("&&", "&"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it too: Qt leaves that to a dialog's default button, and most of ours stand in no dialog."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _WITH_ENTER:
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(min(hint.width(), theme.scaled(_WIDEST)), hint.height())

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), theme.scaled(_WIDEST)), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        whole = super().sizeHint().width()
        if whole <= max(self.width(), theme.scaled(_WIDEST)):
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        metrics = self.fontMetrics()
        words = self.text().replace("&&", "&")
        room = metrics.horizontalAdvance(words) - (whole - self.width())
        option.text = plain_caption(metrics.elidedText(words, Qt.TextElideMode.ElideRight, room))
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def set_words(self, text: str, accessible: str = "") -> None:
        """Change what it says."""
        self.setText(plain_caption(text))
        self.setAccessibleName(accessible or text)

    def set_icon(self, name: str, tint: str = "") -> None:
        """Show icon `name` in the colour of `tint` (the button's own words where left out)."""
        self._icon = name
        self._icon_tint = tint or self._icon_tint
        self._tint()

    def _tint(self) -> None:
        if self._icon:
            side = theme.scaled(18)
            # Qt leaves four pixels between icon and words whatever the size of text.
            gap = theme.scaled(10) - 8 if self.text() else 0
            self.setIcon(icons.icon(self._icon, self._icon_tint, side, gap))
            self.setIconSize(QSize(side + gap, side))


def primary(text: str, accessible: str = "", icon: str = "") -> Button:
    """The one act the page is for."""
    return Button(text, accessible, "primary", icon)


def secondary(text: str, accessible: str = "", icon: str = "") -> Button:
    """An ordinary act."""
    return Button(text, accessible, "secondary", icon)


def quiet(text: str, accessible: str = "", icon: str = "") -> Button:
    """An act that reads like a link."""
    return Button(text, accessible, "quiet", icon)


def link(text: str, accessible: str = "", icon: str = "") -> Button:
    """A quiet act among words: it begins where they begin, without air of its own at the sides."""
    return Button(text, accessible, "link", icon)


def danger(text: str, accessible: str = "", icon: str = "") -> Button:
    """An act that takes something away."""
    return Button(text, accessible, "danger", icon)


def icon_only(icon: str, accessible: str) -> Button:
    """A small button of one icon; its name is read aloud and shown as a tooltip."""
    button = Button("", accessible, "icon", icon)
    set_plain_tooltip(button, accessible)
    return button

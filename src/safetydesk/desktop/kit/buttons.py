"""The buttons: one primary act a page, secondary ones beside it, quiet ones in text, danger for the final."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from safetydesk.desktop import icons, theme
from safetydesk.desktop.kit.plain_label import plain_caption, set_plain_tooltip


class Button(QPushButton):
    """A push button whose words are plain, whose name is set, and whose icon follows the theme."""

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
        self._icon = ""
        self._icon_tint = {"primary": "on_accent", "danger": "critical", "quiet": "accent"}.get(kind, "ink")
        theme.restyled.changed.connect(self._tint)
        if icon:
            self.set_icon(icon)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._tint()

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


def danger(text: str, accessible: str = "", icon: str = "") -> Button:
    """An act that takes something away."""
    return Button(text, accessible, "danger", icon)


def icon_only(icon: str, accessible: str) -> Button:
    """A small button of one icon; its name is read aloud and shown as a tooltip."""
    button = Button("", accessible, "icon", icon)
    set_plain_tooltip(button, accessible)
    return button

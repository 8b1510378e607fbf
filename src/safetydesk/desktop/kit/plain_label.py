"""The only label of the window. What a pupil typed is shown as typed, never read as markup."""

from __future__ import annotations

import html
import re
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from safetydesk.visible import visible, visible_line

ROLES = ("body", "title", "heading", "strong", "muted", "small", "label", "problem", "mono", "word")
_TOO_LONG = re.compile("[!-\u024f]{25,}")
"""A word that a narrow column would cut: an address, a handle, a name without a hyphen."""
_MAY_BREAK = "\u200b"


class PlainLabel(QLabel):
    """A label that shows its text letter for letter. `text()` is what was set.

    Where it wraps, a very long Latin word may break anywhere. Then nothing can be copied from it by mouse: the
    invisible marks that let it break must not get into somebody's evidence.
    """

    def __init__(self, text: str = "", role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = self._whole = ""
        self._most_lines = 0
        self._wished = self.textInteractionFlags()
        self._heights: dict[tuple[int, float], int] = {}
        if role not in ROLES:
            raise ValueError(f"no such role: {role}")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setOpenExternalLinks(False)
        self.setProperty("role", role)
        self.setText(text)

    def text(self) -> str:
        return self._words

    def setText(self, text: str) -> None:
        self._words = text
        self._heights.clear()
        seen = visible(text)
        breaks = self.wordWrap() and _TOO_LONG.search(seen) is not None
        self._whole = _TOO_LONG.sub(lambda word: _MAY_BREAK.join(word[0]), seen) if breaks else seen
        self._show_what_fits()
        super().setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction if breaks else self._wished)
        if breaks and not self.accessibleName():
            self.setAccessibleName(text)

    def set_most_lines(self, most: int) -> None:
        """Take at most so many lines; what is left out ends in "…", and the tooltip and a screen reader have it all."""
        self._most_lines = most
        self._heights.clear()
        self._show_what_fits()

    def _show_what_fits(self) -> None:
        shown = self._whole
        if self._most_lines and self.contentsRect().width() > 1:
            self.ensurePolished()
            shown = _first_lines(self._whole, self.font(), self.contentsRect().width(), self._most_lines)
            is_cut = shown != self._whole
            set_plain_tooltip(self, self._words if is_cut else "")
            if is_cut:
                self.setAccessibleName(self._words)
        if shown != super().text():
            self._heights.clear()
            super().setText(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._most_lines:
            self._show_what_fits()

    def heightForWidth(self, width: int) -> int:
        """Laid out once for each width: a page asks its labels dozens of times for one picture of it."""
        asked = width, self.devicePixelRatio()
        known = self._heights.get(asked)
        if known is None:
            known = self._heights[asked] = self._height_for(width)
        return known

    def changeEvent(self, event: QEvent) -> None:
        self._heights.clear()  # another type, or another look
        super().changeEvent(event)

    def setContentsMargins(self, *margins: Any) -> None:
        """Left, top, right and bottom, or all of them in one."""
        super().setContentsMargins(*margins)
        self._heights.clear()

    def _height_for(self, width: int) -> int:
        wanted = super().heightForWidth(width)
        if not self._most_lines or wanted < 0:
            return wanted
        around = self.contentsMargins().top() + self.contentsMargins().bottom()
        return min(wanted, self._most_lines * self.fontMetrics().lineSpacing() + around + 2)

    def setWordWrap(self, on: bool) -> None:
        super().setWordWrap(on)
        self.setText(self._words)

    def setTextInteractionFlags(self, flags: Qt.TextInteractionFlag) -> None:
        self._wished = flags
        self.setText(self._words)

    def set_tone(self, tone: str | None) -> None:
        """Colour the words with a tone ("critical", "accent", "muted" ...); None for the ordinary ink."""
        self.setProperty("tone", tone or "")
        repolish(self)

    def minimumSizeHint(self) -> QSize:
        # Qt would ask for the height of one word a line; a page of that would scroll for nothing.
        if self.wordWrap():
            return QSize(1, self.fontMetrics().height())
        return super().minimumSizeHint()

    def setTextFormat(self, text_format: Qt.TextFormat) -> None:
        """Only plain text. Raises ValueError for any other."""
        if text_format != Qt.TextFormat.PlainText:
            raise ValueError("labels are plain text")
        super().setTextFormat(text_format)


def _first_lines(text: str, font: QFont, width: int, most: int) -> str:
    """As much of `text` as stands on `most` lines of `width` pixels, with "…" where there is more."""
    shown = text.replace("\n", "\u2028")
    layout = QTextLayout(shown, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    if len(starts) <= most:
        return text
    kept, last = text[: starts[most - 1]], text[starts[most - 1] :].replace("\n", " ")
    metrics = QFontMetrics(font)
    return kept + metrics.elidedText(last, Qt.TextElideMode.ElideRight, width - metrics.averageCharWidth())


def plain_label(
    text: str = "", role: str = "body", selectable: bool = False, wrap: bool = True
) -> PlainLabel:
    """A label with the type of `role` (see ROLES). `selectable` lets the mouse take a copy of the words."""
    label = PlainLabel(text, role)
    label.setWordWrap(wrap)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        label.setSizePolicy(policy)
    if selectable:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def plain_tooltip(text: str) -> str:
    """`text` as a tooltip that shows it letter for letter, and wraps."""
    return f'<p style="white-space: pre-wrap">{html.escape(visible(text))}</p>' if text else ""


def set_plain_tooltip(widget: QWidget, text: str) -> None:
    """A tooltip that shows `text` letter for letter, and wraps."""
    widget.setToolTip(plain_tooltip(text))
    if not widget.accessibleDescription():
        widget.setAccessibleDescription(text)


def plain_caption(text: str) -> str:
    """`text` for a button, tab or menu, where Qt would take "&" for the mark of a shortcut letter."""
    return visible_line(text).replace("&", "&&")


def repolish(widget: QWidget) -> None:
    """Let the stylesheet look again, after a property it asks about has changed."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()

"""An empty page says what will be here and offers the first step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from safetydesk.desktop import theme
from safetydesk.desktop.kit.buttons import Button, primary
from safetydesk.desktop.kit.icon_mark import IconMark
from safetydesk.desktop.kit.plain_label import plain_label

_WIDEST = 560


class EmptyState(QWidget):
    """An icon, a title, a sentence, and perhaps a button (`acted`)."""

    acted = Signal()

    def __init__(self, icon: str, title: str, text: str = "", button: str = "") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, theme.scaled(32), 24, theme.scaled(32))
        column.setSpacing(theme.scaled(8))
        column.addStretch(1)
        column.addWidget(IconMark(icon, "muted", 36), 0, Qt.AlignmentFlag.AlignHCenter)
        self.title = plain_label(title, "word")
        self.title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.text = plain_label(text, "muted")
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._act: Button | None = None
        column.addWidget(self.title)
        # No wider than can be read at ease: a column of words, not a line across the window.
        middle = QHBoxLayout()
        middle.addStretch(1)
        self.text.setMaximumWidth(theme.scaled(_WIDEST))
        middle.addWidget(self.text, 1000)
        middle.addStretch(1)
        column.addLayout(middle)
        if button:
            self._act = primary(button)
            self._act.clicked.connect(self.acted)
            column.addSpacing(theme.scaled(6))
            column.addWidget(self._act, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.setAccessibleName(title)

    def allow(self, is_allowed: bool) -> None:
        """Whether its button may be offered at all."""
        if self._act is not None:
            self._act.allow(is_allowed)

"""A line across a room that says something about the room: for information, a warning, or a trouble."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from safetydesk.desktop import theme
from safetydesk.desktop.kit.buttons import icon_only, secondary
from safetydesk.desktop.kit.icon_mark import IconMark
from safetydesk.desktop.kit.plain_label import plain_label, repolish

_MARKS = {"info": ("info", "accent"), "warning": ("warning", "moderate"), "trouble": ("warning", "critical")}


class Banner(QFrame):
    """Hidden until it has something to say. `acted` fires for its button, `dismissed` for its cross."""

    acted = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        across = QHBoxLayout(self)
        across.setContentsMargins(theme.scaled(14), theme.scaled(10), theme.scaled(8), theme.scaled(10))
        across.setSpacing(theme.scaled(10))
        self._mark = IconMark("info", "accent", 18)
        across.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._text = plain_label("", "strong", selectable=True)
        self._remedy = plain_label("", "body", selectable=True)
        words.addWidget(self._text)
        words.addWidget(self._remedy)
        across.addLayout(words, 1)
        self._button = secondary("")
        self._button.clicked.connect(self.acted)
        across.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._cross = icon_only("close", "Dismiss this message")
        self._cross.clicked.connect(self._crossed)
        across.addWidget(self._cross, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def say(
        self, text: str, tone: str = "info", remedy: str = "", button: str = "", can_dismiss: bool = True
    ) -> None:
        """Show `text`, what to do about it, and perhaps a button. Tones: info, warning, trouble."""
        mark, tint = _MARKS[tone]
        self._mark.set_icon(mark, tint)
        self.setProperty("tone", tone)
        self._text.setText(text)
        self._remedy.setText(remedy)
        self._remedy.setVisible(bool(remedy))
        self._button.set_words(button)
        self._button.setVisible(bool(button))
        self._cross.setVisible(can_dismiss)
        self.setAccessibleName(f"{text} {remedy}".strip())
        repolish(self)
        self.show()

    def text(self) -> str:
        """What it says now; empty when hidden."""
        return "" if self.isHidden() else self._text.text()

    def dismiss(self) -> None:
        """Go away."""
        self.hide()

    def _crossed(self) -> None:
        self.hide()
        self.dismissed.emit()

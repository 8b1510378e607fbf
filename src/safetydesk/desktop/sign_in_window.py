"""The window before a store is open: first run, or sign in. It holds no key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from safetydesk.desktop import theme
from safetydesk.desktop.kit.plain_label import plain_label

_WIDTH = 680


class SignInWindow(QWidget):
    """One page in the middle, the trial line across the top."""

    def __init__(self, trial: str) -> None:
        super().__init__()
        self.setWindowTitle(f"SafetyDesk · {trial}" if trial else "SafetyDesk")
        self.resize(1366, 768)
        self.setMinimumSize(480, 400)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QFrame()
        line.setObjectName("trial_line")
        across = QHBoxLayout(line)
        across.setContentsMargins(theme.scaled(24), theme.scaled(4), theme.scaled(24), theme.scaled(4))
        words = plain_label(trial)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        across.addWidget(words)
        column.addWidget(line)
        self._middle = QHBoxLayout()
        self._middle.addStretch(1)
        column.addLayout(self._middle, 1)

    def show_page(self, page: QWidget) -> None:
        """Set the one page there."""
        page.setMaximumWidth(theme.scaled(_WIDTH * theme.current().scale ** 0.3))
        self._middle.addWidget(page, 20)
        self._middle.addStretch(1)

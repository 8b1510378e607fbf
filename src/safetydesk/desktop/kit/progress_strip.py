"""What is being done, how far it is, and Cancel."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from safetydesk.desktop import theme
from safetydesk.desktop.kit.buttons import secondary
from safetydesk.desktop.kit.plain_label import plain_label

_PARTS = 1_000


class ProgressStrip(QFrame):
    """Hidden until shown. `cancel_wanted` fires once a task; then it says that it is stopping."""

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        across = QHBoxLayout(self)
        across.setContentsMargins(theme.scaled(16), theme.scaled(10), theme.scaled(10), theme.scaled(10))
        across.setSpacing(theme.scaled(16))
        words = QVBoxLayout()
        words.setSpacing(6)
        self._label = plain_label("")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        words.addWidget(self._label)
        words.addWidget(self._bar)
        across.addLayout(words, 1)
        self._cancel = secondary("Cancel", "Cancel what is being done")
        self._cancel.clicked.connect(self._stop)
        across.addWidget(self._cancel)
        self.hide()

    def begin(self, label: str) -> None:
        """A new task: nothing known of how far it is."""
        self._label.setText(label)
        self.setAccessibleName(label)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(label)
        self._cancel.setEnabled(True)

    def step(self, done: int, total: int, label: str) -> None:
        """How far it is, in bytes or pages or whatever is counted; `total` 0 where that is not known."""
        parts = min(total, _PARTS)  # the bar counts no further than 2 GiB
        self._bar.setRange(0, parts)
        self._bar.setValue(min(done, total) * parts // total if total else 0)
        if label and self._cancel.isEnabled():
            self._label.setText(label)

    def text(self) -> str:
        """What it says."""
        return self._label.text()

    def _stop(self) -> None:
        self._cancel.setEnabled(False)
        self._label.setText("Stopping at the next step …")
        self.cancel_wanted.emit()

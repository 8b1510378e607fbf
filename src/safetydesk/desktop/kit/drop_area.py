"""Where files and pictures are brought in: dropped, pasted, or chosen. It opens nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from safetydesk.desktop import theme
from safetydesk.desktop.kit.buttons import quiet
from safetydesk.desktop.kit.offered import files_in, image_in, is_offered
from safetydesk.desktop.kit.plain_label import plain_label, repolish


class DropArea(QFrame):
    """`files_offered` (list[Path]), `image_offered` (PNG bytes), `nothing_offered` for any other paste.

    `choose` is asked for paths when the button is pressed (`prompts.choose_files` fits).
    """

    files_offered = Signal(object)
    image_offered = Signal(object)
    nothing_offered = Signal()

    def __init__(
        self,
        text: str = "Drop files here, or paste with Ctrl+V",
        choose: Callable[[], list[Path]] | None = None,
        accessible: str = "Add evidence: drop, paste or choose files",
    ) -> None:
        super().__init__()
        self._choose = choose
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(accessible)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.scaled(14), theme.scaled(14), theme.scaled(14), theme.scaled(10))
        column.setSpacing(4)
        self.words = plain_label(text, "muted")
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.words)
        self.choose_button = quiet("Choose files …", icon="file")
        self.paste_button = quiet("Paste", "Paste from the clipboard", icon="copy")
        self.choose_button.clicked.connect(self._ask)
        if choose is None:
            self.choose_button.hide()
        self.paste_button.clicked.connect(self.paste)
        acts = QHBoxLayout()
        acts.setSpacing(2)
        acts.addStretch(1)
        acts.addWidget(self.choose_button)
        acts.addWidget(self.paste_button)
        acts.addStretch(1)
        column.addLayout(acts)

    def paste(self) -> None:
        """Take what the clipboard holds."""
        if not self.take(QGuiApplication.clipboard().mimeData()):
            self.nothing_offered.emit()

    def take(self, offered: QMimeData | None) -> bool:
        """Say what is offered; False where there is neither a file nor a picture."""
        if offered is None:
            return False
        files = files_in(offered)
        if files:
            self.files_offered.emit(files)
            return True
        picture = image_in(offered)
        if picture is not None:
            self.image_offered.emit(picture)
            return True
        return False

    def _ask(self) -> None:
        chosen = self._choose() if self._choose is not None else []
        if chosen:
            self.files_offered.emit(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._ask()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if is_offered(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._mark("true")

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._mark("false")

    def dropEvent(self, event: QDropEvent) -> None:
        self._mark("false")
        if self.take(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def _mark(self, over: str) -> None:
        self.setProperty("over", over)
        repolish(self)

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
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from safetydesk.desktop import theme
from safetydesk.desktop.kit.buttons import quiet
from safetydesk.desktop.kit.flow import Flow
from safetydesk.desktop.kit.offered import DRAGGED, PASTED, address_in, files_in, is_taken, picture_in
from safetydesk.desktop.kit.plain_label import plain_label, repolish


class DropArea(QFrame):
    """`files_offered` (list[Path]), `image_offered` (OfferedPicture), `nothing_offered` for any other paste.

    `link_offered` (str) where nothing but a web address came: nobody goes there.

    `choose` is asked for paths when the button is pressed (`prompts.choose_files` fits).
    """

    files_offered = Signal(object)
    image_offered = Signal(object)
    link_offered = Signal(str)
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
        acts = QWidget()
        self._acts = Flow(acts, gap=2)
        self._acts.addWidget(self.choose_button)
        self._acts.addWidget(self.paste_button)
        column.addWidget(acts)

    def add_act(self, button: QWidget) -> None:
        """One more way in, beside choosing and pasting."""
        self._acts.addWidget(button)

    def paste(self) -> None:
        """Take what the clipboard holds."""
        if not self.take(QGuiApplication.clipboard().mimeData(), PASTED):
            self.nothing_offered.emit()

    def take(self, offered: QMimeData | None, came_by: str = DRAGGED) -> bool:
        """Say what is offered; False where there is neither a file nor a picture nor a link."""
        if offered is None:
            return False
        files = files_in(offered)
        if files:
            self.files_offered.emit(files)
            return True
        picture = picture_in(offered, came_by)
        if picture is not None:
            self.image_offered.emit(picture)
            return True
        link = address_in(offered)
        if link:
            self.link_offered.emit(link)
        return bool(link)

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
        if is_taken(event.mimeData()):
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

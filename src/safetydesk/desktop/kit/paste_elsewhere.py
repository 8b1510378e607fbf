"""A single line cannot hold a picture or a file: such a paste goes on to whoever on the page takes it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from safetydesk.desktop.kit.offered import files_in, is_offered


class PasteElsewhere(QObject):
    """Watches every line of text that `page` holds now. A clipboard of words is pasted as ever."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        for line in page.findChildren(QLineEdit):
            line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Paste)
            and _is_no_text()
        ):
            event.ignore()  # the line would claim the keys for itself and then paste nothing
            return True
        return super().eventFilter(watched, event)


def _is_no_text() -> bool:
    held: object = QGuiApplication.clipboard().mimeData()  # None for an empty one, whatever the stubs say
    if not isinstance(held, QMimeData):
        return False
    return bool(files_in(held)) or (is_offered(held) and not held.hasText())

"""What was shown before it had its place: without a parent it flashes up as a window, and takes the focus."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget


class _Watch(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if is_shown and not isinstance(watched, QDialog | QMenu):
            self.seen.append(f"{type(watched).__name__} {watched.property('accessibleName')}".strip())
        return False


@contextmanager
def stray_windows() -> Iterator[list[str]]:
    """Fills the list while it is open."""
    app, watch = QApplication.instance(), _Watch()
    assert app is not None
    app.installEventFilter(watch)
    try:
        yield watch.seen
    finally:
        app.removeEventFilter(watch)

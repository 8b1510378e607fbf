"""The keys of the window, the list of them, and the two that work even over a dialog."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from safetydesk.desktop import theme
from safetydesk.desktop.kit.facts import Facts
from safetydesk.desktop.kit.question import Question, ask_all

KEYS = (
    ("Ctrl+K", "Find anything"),
    ("Ctrl+N", "Log an incident"),
    ("Ctrl+S", "Save the page, where there is something to save"),
    ("Alt+1, Alt+2 …", "Go to a room of the rail"),
    ("Alt+Left, Alt+Right", "Back and forward"),
    ("F5", "Read the page afresh"),
    ("F12", "Cover the screen at once"),
    ("Ctrl+L", "Lock"),
    ("Ctrl+V", "In evidence: paste a picture or files"),
    ("+, -, 0, 1", "On an exhibit that is shown: larger, smaller, fitted, its real size"),
    ("L, R", "On an exhibit that is shown: turn it left, right"),
    ("Page Up, Page Down", "On an exhibit that is shown: scroll; the page before, the next page"),
    ("Tab, Shift+Tab", "To the next field, and back"),
    ("Enter", "Open the marked line of a list"),
    ("Esc", "Close a list or a question; leave a form; cover an exhibit that is shown"),
    ("? or F1", "This list"),
)


def show_shortcuts(parent: QWidget | None) -> None:
    """Open the list of keys."""
    asked = Question(parent, "Keys", "Everything here can be done without a mouse.", tone="info")
    asked.add(_scrolling(Facts(KEYS), parent))
    ask_all(asked, [("Close", True, "primary")])


def _scrolling(words: QWidget, window: QWidget | None) -> QScrollArea:
    """As high as the words, or as much of the window as there is."""
    area = QScrollArea()
    area.setAccessibleName("Keys")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(words)
    most = round((window.height() if window is not None else 768) * 0.62)
    area.setMinimumHeight(min(words.sizeHint().height() + theme.scaled(12), most))
    area.setMaximumHeight(most)  # the dialog would rather show all of it, beyond the window's edges
    area.viewport().setAutoFillBackground(False)
    words.setAutoFillBackground(False)
    return area


class UrgentKeys(QObject):
    """F12 covers and Ctrl+L locks, whatever dialog is open and whatever has the cursor.

    They hear every key of the program, so they must not outlive `owner`, the window that they cover and lock.
    """

    def __init__(
        self, app: QApplication, owner: QObject, cover: Callable[[], None], lock: Callable[[], None]
    ) -> None:
        super().__init__(owner)
        self._app, self._cover, self._lock = app, cover, lock
        app.installEventFilter(self)

    def stop(self) -> None:
        """Listen no more."""
        self._app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # By its class first: every event of the program comes by here, and its type is slow to ask for.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
            if event.key() == Qt.Key.Key_F12:
                self._cover()
                return True
            control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if control and event.key() == Qt.Key.Key_L:
                self._lock()
                return True
        return False

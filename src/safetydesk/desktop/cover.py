"""The cover: a blank sheet over every window of ours, at once. After a short grace the desk locks."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from safetydesk.desktop.kit.brief_clipboard import brief_clipboard
from safetydesk.desktop.kit.buttons import secondary
from safetydesk.desktop.kit.icon_mark import IconMark
from safetydesk.desktop.kit.plain_label import plain_label

GRACE_SECONDS = 60
_COMES_FORWARD = (QEvent.Type.Show, QEvent.Type.ZOrderChange)


class CoverSheet(QWidget):
    """One sheet over one window."""

    lifted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.covered = window
        self.setObjectName("cover")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Covered")
        column = QVBoxLayout(self)
        column.addStretch(1)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(IconMark("cover", "muted", 40), 0, centre)
        title = plain_label("Covered", "title")
        self.words = plain_label("", "muted")
        for label in (title, self.words):
            label.setAlignment(centre)
            column.addWidget(label)
        button = secondary("Take the cover off")
        button.clicked.connect(self.lifted)
        column.addSpacing(12)
        column.addWidget(button, 0, centre)
        column.addStretch(1)
        window.installEventFilter(self)
        for one in window.children():
            if isinstance(one, QWidget) and one is not self:
                one.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        button.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As large as the window, and over whatever is shown or raised in it meanwhile: names that were being looked
        for, the strip of work under way."""
        kind = event.type()
        if watched is self.covered and kind == QEvent.Type.Resize:
            self.setGeometry(self.covered.rect())
        elif isinstance(event, QChildEvent):  # made since; not yet shown
            if kind == QEvent.Type.ChildPolished and event.child() is not self:
                event.child().installEventFilter(self)
        elif watched is not self.covered and kind in _COMES_FORWARD:
            self.raise_()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.lifted.emit()
        event.accept()  # nothing typed at a cover reaches what is under it


class Cover(QObject):
    """`put_on` and `take_off`. `grace_over` fires when it has been on for the grace; the lock follows."""

    grace_over = Signal()

    def __init__(self, grace_seconds: int = GRACE_SECONDS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sheets: list[CoverSheet] = []
        self._focus: QWidget | None = None
        self._is_for_good = False
        self._left = self._grace = grace_seconds
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self._count)

    @property
    def is_on(self) -> bool:
        """Whether the windows are covered."""
        return bool(self._sheets) or self._is_for_good

    def lay_over_new(self) -> None:
        """A window has come back into sight: while the cover is on, it is covered as well."""
        if self.is_on:
            self.put_on(self._is_for_good)

    def put_on(self, for_good: bool = False) -> None:
        """Cover every window now. `for_good` while locking: there is no grace and no way back."""
        self._is_for_good = for_good or self._is_for_good
        brief_clipboard().clear()
        popup = QApplication.activePopupWidget()
        while popup is not None:
            popup.close()
            again = QApplication.activePopupWidget()
            popup = again if again is not popup else None
        if not self._sheets:
            self._focus = QApplication.focusWidget()
        self._sheets = self._there()
        covered = [sheet.covered for sheet in self._sheets]
        for window in QApplication.topLevelWidgets():
            if window.isVisible() and window not in covered:
                sheet = CoverSheet(window)
                sheet.lifted.connect(self.take_off)
                self._sheets.append(sheet)
        self._left = self._grace
        if for_good:
            self._tick.stop()
            self._say("Locking …")
            for sheet in self._sheets:
                sheet.setEnabled(False)
        else:
            self._tick.start()
            self._say(f"SafetyDesk locks in {self._left} seconds.")

    def take_off(self) -> None:
        """Show the windows again, the cursor where it was."""
        self._tick.stop()
        for sheet in self._there():
            sheet.hide()
            sheet.deleteLater()
        self._sheets = []
        if self._focus is not None and shiboken6.isValid(self._focus):
            self._focus.setFocus()
        self._focus = None

    def _count(self) -> None:
        self._left -= 1
        self._say(f"SafetyDesk locks in {self._left} seconds.")
        if self._left <= 0:
            self._tick.stop()
            self.grace_over.emit()

    def _there(self) -> list[CoverSheet]:
        """The sheets whose windows are still there: work that ends under the cover may take its dialog away."""
        return [sheet for sheet in self._sheets if shiboken6.isValid(sheet)]

    def _say(self, words: str) -> None:
        for sheet in self._there():
            sheet.words.setText(words)

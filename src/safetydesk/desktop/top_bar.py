"""The bar at the top: find anything, log an incident, cover, lock, and who is signed in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout

from safetydesk.desktop import theme
from safetydesk.desktop.kit.buttons import Button, primary, secondary
from safetydesk.desktop.kit.plain_label import plain_label, set_plain_tooltip

_FIND = "Find a name, handle, reference, word …"
_SHARE_OF_NAME = 0.24


class TopBar(QFrame):
    """`find_wanted(words)` on Enter; `log`, `cover`, `lock` for the buttons."""

    find_wanted = Signal(str)
    log = Signal()
    cover = Signal()
    lock = Signal()

    def __init__(self, member: str, job: str) -> None:
        super().__init__()
        self.setObjectName("top_bar")
        across = QHBoxLayout(self)
        across.setContentsMargins(theme.scaled(20), theme.scaled(9), theme.scaled(20), theme.scaled(9))
        across.setSpacing(theme.scaled(12))
        self.line = QLineEdit()
        self.line.setPlaceholderText(f"{_FIND}   Ctrl+K")
        self.line.setObjectName("search_line")
        self.line.setAccessibleName("Find a name, handle, reference or word")
        self.line.setMaximumWidth(theme.scaled(480))
        self.line.setMinimumWidth(120)
        self.line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.line.returnPressed.connect(self._entered)
        across.addWidget(self.line, 4)
        self._log = primary("Log incident", "Log incident, Ctrl+N", "add")
        self._cover = secondary("Cover", "Cover the screen, F12", "cover")
        self._lock = secondary("Lock", "Lock SafetyDesk, Ctrl+L", "lock")
        self._buttons: list[tuple[Button, str, str]] = [
            (self._log, "Log incident", "Ctrl+N"),
            (self._cover, "Cover", "F12"),
            (self._lock, "Lock", "Ctrl+L"),
        ]
        for (button, words, keys), pressed in zip(
            self._buttons, (self.log, self.cover, self.lock), strict=True
        ):
            button.clicked.connect(lambda _on=False, signal=pressed: signal.emit())
            set_plain_tooltip(button, f"{words} ({keys})")
            across.addWidget(button)
        across.addStretch(1)
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addStretch(1)
        right = Qt.AlignmentFlag.AlignRight
        self._member = plain_label(member, "label", wrap=False)
        self._job = plain_label(job, "small", wrap=False)
        for label in (self._member, self._job):
            label.setAlignment(right)
            label.setMinimumWidth(1)  # cut to its share of the bar, it never asks for more
            who.addWidget(label)
        who.addStretch(1)
        across.addLayout(who)
        self._who = (member, job)
        self._may_find = True

    def set_who(self, member: str, job: str) -> None:
        """Who is signed in, and as what."""
        self._who = (member, job)
        self._show_who()

    @property
    def log_button(self) -> Button:
        """To be shown only to whom logging is open."""
        return self._log

    def allow(self, is_allowed: bool) -> None:
        """Whether there is anything to be found for this member."""
        self._may_find = is_allowed
        self.line.setVisible(is_allowed)

    def start_finding(self) -> None:
        """Put the cursor into the line."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def _entered(self) -> None:
        if self.line.text().strip():
            self.find_wanted.emit(self.line.text().strip())

    def _show_who(self) -> None:
        """A very long name is shortened here; it is read aloud whole."""
        room = round(self.width() * _SHARE_OF_NAME)
        for label, words in zip((self._member, self._job), self._who, strict=True):
            label.ensurePolished()
            label.setText(label.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room))
            label.setAccessibleName(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        scale = theme.current().scale
        tight = self.width() < 820 * scale
        for button, words, _keys in self._buttons[1:]:
            button.setText("" if tight else words)
        self._job.setVisible(self.width() >= 700 * scale)
        self._log.setText("Log" if self.width() < 640 * scale else "Log incident")
        self._member.setVisible(self.width() >= 600 * scale)
        self._show_who()

"""The line at the foot: when something was last saved, whether a call holds the lock off, backups and evidence."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from safetydesk.desktop import theme
from safetydesk.desktop.kit.icon_mark import IconMark
from safetydesk.desktop.kit.plain_label import PlainLabel, plain_label, set_plain_tooltip

_MARKS = {"ok": ("ok", "ok"), "warning": ("warning", "serious"), "waiting": ("clock", "muted")}


class _State(QWidget):
    def __init__(self, accessible: str) -> None:
        super().__init__()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.scaled(6))
        self._mark = IconMark("ok", "ok", 14)
        self._words: PlainLabel = plain_label("", "small", wrap=False)
        self._words.setMinimumWidth(1)
        self._accessible, self._whole = accessible, ""
        across.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        across.addWidget(self._words)
        self.hide()

    def say(self, words: str, state: str) -> None:
        icon, tint = _MARKS[state]
        self._mark.set_icon(icon, tint)
        self._whole = words
        self._words.setText(words)
        self._words.set_tone("serious" if state == "warning" else None)
        self.setAccessibleName(f"{self._accessible}: {words}")
        self.setVisible(bool(words))

    def wished(self) -> int:
        """Pixels across that it takes whole."""
        self._words.ensurePolished()
        beside = self._mark.sizeHint().width() + theme.scaled(6)
        return self._words.fontMetrics().horizontalAdvance(self._whole) + beside + 2 if self._whole else 0

    def show_within(self, room: int) -> None:
        """Cut to that many pixels; the tooltip and a screen reader have all of it."""
        beside = self.wished() - self._words.fontMetrics().horizontalAdvance(self._whole)
        cut = self._words.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, max(0, room - beside)
        )
        shown = self._whole if room >= self.wished() else cut
        self._words.setText(shown)
        set_plain_tooltip(self, "" if shown == self._whole else self._whole)


class StatusBar(QFrame):
    """`say_saved`, `say_backup` and `say_evidence` take words and a state: ok, warning, or waiting. Nothing leaves."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("status_bar")
        across = QHBoxLayout(self)
        across.setContentsMargins(theme.scaled(24), theme.scaled(4), theme.scaled(24), theme.scaled(4))
        across.setSpacing(theme.scaled(24))
        self._saved, self._backup, self._evidence = _State("Saving"), _State("Backup"), _State("Evidence")
        self._call = _State("Lock")
        for state in (self._saved, self._call, self._backup, self._evidence):
            across.addWidget(state)
        across.addStretch(1)
        self._promise = plain_label("Nothing leaves this computer", "small", wrap=False)
        across.addWidget(self._promise)

    def say_saved(self, words: str, state: str = "ok") -> None:
        """ "Saved 14:32"."""
        self._saved.say(words, state)
        self._share()

    def say_call(self, words: str) -> None:
        """ "Not locking itself before 10:42: a call is open"; "" where none is."""
        self._call.say(words, "waiting")
        self._share()

    def say_backup(self, words: str, state: str = "ok") -> None:
        """ "Backup verified today 12:05"."""
        self._backup.say(words, state)
        self._share()

    def say_evidence(self, words: str, state: str = "ok") -> None:
        """ "Evidence: 214 of 214 checked, 20 Nov 2026 14:20"."""
        self._evidence.say(words, state)
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._promise.setVisible(self.width() > 1080 * theme.current().scale)
        self._share()

    def _share(self) -> None:
        """Each whole where all fit; otherwise what is short stays whole, and the rest share what is left."""
        promise = self._promise.sizeHint().width() if not self._promise.isHidden() else 0
        states = sorted((self._saved, self._call, self._backup, self._evidence), key=_State.wished)
        states = [each for each in states if each.wished()]
        left = self.width() - 2 * theme.scaled(24) - promise - theme.scaled(24) * len(states)
        for place, state in enumerate(states):
            room = min(state.wished(), max(0, left) // (len(states) - place))
            state.show_within(room)
            left -= room

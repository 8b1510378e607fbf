"""An open call of mine keeps the desk from locking itself, for half an hour at most, and says so at the foot."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from safetydesk import wording
from safetydesk.domain.clock import Moment
from safetydesk.domain.events import CallAmended, CallBegan, CallEnded, CallRecorded, Event

_CALLS = (CallBegan, CallEnded, CallAmended, CallRecorded)


class _Calls(Protocol):
    def seconds_held(self) -> float: ...


class _Idle(Protocol):
    def hold_off(self, seconds: float) -> None: ...


class CallHolding(QObject):
    """`told` carries what is to stand at the foot of the window, "" for nothing."""

    told = Signal(str)

    def __init__(self, calls: _Calls, idle: _Idle, now: Callable[[], Moment], parent: QObject) -> None:
        super().__init__(parent)
        self._calls, self._idle, self._now = calls, idle, now
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.timeout.connect(self._end)

    def heard(self, event: Event) -> None:
        """What was announced."""
        if isinstance(event, _CALLS):
            self.look()

    def look(self) -> None:
        """Ask afresh whether a call is open: one may have been left open by a crash, too."""
        seconds = self._calls.seconds_held()
        self._over.stop()
        if not seconds:
            self._end()
            return
        self._idle.hold_off(seconds)
        until = self._now().plus(timedelta(seconds=seconds))
        self.told.emit(wording.label("lock_waits_for_call", time=wording.time_words(until)))
        self._over.start(int(seconds * 1000) + 1)

    def _end(self) -> None:
        """Its time is up. Not asked again: a clock set back meanwhile would give it another half hour."""
        self._idle.hold_off(0)
        self.told.emit("")

    def stop(self) -> None:
        """The desk is being left: nothing is read any more."""
        self._over.stop()

"""Leaving the desk: how the keys are let go. The process that held them is gone five seconds later, whatever runs."""

from __future__ import annotations

import faulthandler
import os
import threading
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

PATIENCE = 5.0
"""Seconds from the asking to the end."""
_TO_STOP = 0.7
_TO_LET_GO = 0.9
"""Which part of them work has to stop in, and after which part nothing is waited for any more."""


class _Work(Protocol):
    @property
    def is_busy(self) -> bool: ...

    def cancel_current(self) -> None: ...


def end_by_force(seconds: float) -> None:
    """Ends this process then, by a watch that needs nothing of Python: code that never lets it run cannot stop it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)


class LockSequence(QObject):
    """Cover at once, let work stop at its next step, start a process without keys, leave by `os._exit`.

    `let_go` gives up the keys, `relaunch` starts the process that holds none, on whichever thread comes first; they and
    `leave` are handed in, so that tests count calls. A dialog, a print or a blocked window cannot hold it open: a
    thread of its own lets go when work had its time, another leaves when letting go had its own, and `last_resort` is
    asked at the start to end the process whatever happens.
    """

    _asked = Signal()

    def __init__(
        self,
        let_go: Callable[[], None],
        relaunch: Callable[[], None],
        tasks: _Work,
        cover: Callable[[], None],
        leave: Callable[[int], object],
        keep_drafts: Callable[[], None] | None = None,
        patience: float = PATIENCE,
        last_resort: Callable[[float], None] | None = None,
    ) -> None:
        super().__init__()
        self._let_go, self._relaunch, self._leave = let_go, relaunch, leave
        self._tasks, self._cover, self._keep_drafts = tasks, cover, keep_drafts
        self._patience, self._last_resort = patience, last_resort
        self._letting_go, self._going, self._setting = threading.Lock(), threading.Lock(), threading.Lock()
        self._deadlines: list[threading.Timer] = []
        self._begun = False
        self._poll = QTimer(self)
        self._poll.setInterval(25)
        self._poll.timeout.connect(self._look)
        self._asked.connect(self.start, Qt.ConnectionType.QueuedConnection)

    @property
    def under_way(self) -> bool:
        """Whether it has begun."""
        return bool(self._deadlines)

    def ask(self) -> None:
        """Begin, from any thread. Time runs from now on, whether the window can still be covered or not."""
        self._set_deadlines()
        self._asked.emit()

    def start(self) -> None:
        """Begin, on the window's thread; a second call changes nothing."""
        self._set_deadlines()
        if self._begun:
            return
        self._begun = True
        try:
            self._cover()
            self._tasks.cancel_current()
            if self._keep_drafts is not None:
                self._keep_drafts()
        finally:
            self._poll.start()

    def _set_deadlines(self) -> None:
        with self._setting:
            if self._deadlines:
                return
            self._deadlines = [
                threading.Timer(self._patience * _TO_STOP, self._finish),
                threading.Timer(self._patience * _TO_LET_GO, self._go),
            ]
            for deadline in self._deadlines:
                deadline.daemon = True
                deadline.start()
            if self._last_resort is not None:
                self._last_resort(self._patience)

    def _look(self) -> None:
        if not self._tasks.is_busy:
            self._poll.stop()
            self._finish()

    def _finish(self) -> None:
        """Let go, once, from whichever thread comes first; then go."""
        if not self._letting_go.acquire(blocking=False):
            return
        try:
            self._let_go()
        finally:
            self._go()

    def _go(self) -> None:
        """Once."""
        if not self._going.acquire(blocking=False):
            return
        for deadline in self._deadlines:
            deadline.cancel()
        try:
            self._relaunch()
        finally:
            self._leave(0)

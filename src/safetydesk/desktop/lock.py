"""Leaving the desk: when it has been quiet too long, and how the keys are let go."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

CHECK_MS = 5_000
_SLEPT = 60.0
_ACTS = frozenset(
    {
        QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
        QEvent.Type.TouchBegin, QEvent.Type.TabletPress,
    }
)  # fmt: skip


def awake_seconds() -> float:
    """Seconds that only go up and, where the system can say so, count sleep too."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.clock_gettime(boot) if boot is not None else time.monotonic()


class IdleWatch(QObject):
    """Calls `on_idle` once after `minutes` without a key or the mouse, and after the machine has slept."""

    def __init__(
        self,
        app: QApplication,
        minutes: float,
        on_idle: Callable[[], None],
        seconds: Callable[[], float] = awake_seconds,
    ) -> None:
        super().__init__(app)
        self._app, self._minutes, self._on_idle, self._seconds = app, minutes, on_idle, seconds
        self._acted = self._looked = seconds()
        self._over = False
        self._timer = QTimer(self)
        self._timer.setInterval(CHECK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        app.installEventFilter(self)

    def set_minutes(self, minutes: float) -> None:
        """Another patience."""
        self._minutes = minutes

    def stop(self) -> None:
        """Watch no more: the window is gone."""
        self._over = True
        self._timer.stop()
        self._app.removeEventFilter(self)

    def look(self) -> None:
        """Judge now; called every five seconds."""
        now = self._seconds()
        slept = now - self._looked > _SLEPT
        self._looked = now
        quiet = now - self._acted >= self._minutes * 60
        if (slept or quiet) and not self._over:
            self._over = True
            self._timer.stop()
            self._on_idle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _ACTS:
            self._acted = self._seconds()
        return super().eventFilter(watched, event)


class _Work(Protocol):
    @property
    def is_busy(self) -> bool: ...

    def cancel_current(self) -> None: ...


class LockSequence(QObject):
    """Cover at once, let work stop at its next step, start a process without keys, leave by `os._exit`.

    `let_go` gives up the keys and starts the process that holds none, on whichever thread comes first; it and `leave`
    are handed in, so that tests count calls. A dialog, a print or a blocked window
    cannot hold it open: a thread of its own leaves when the time is up.
    """

    def __init__(
        self,
        let_go: Callable[[], None],
        tasks: _Work,
        cover: Callable[[], None],
        leave: Callable[[int], object],
        keep_drafts: Callable[[], None] | None = None,
        patience: float = 5.0,
    ) -> None:
        super().__init__()
        self._let_go, self._tasks, self._cover, self._leave = let_go, tasks, cover, leave
        self._keep_drafts, self._patience = keep_drafts, patience
        self._once = threading.Lock()
        self._deadline: threading.Timer | None = None
        self._poll = QTimer(self)
        self._poll.setInterval(25)
        self._poll.timeout.connect(self._look)

    @property
    def under_way(self) -> bool:
        """Whether it has begun."""
        return self._deadline is not None

    def start(self) -> None:
        """Begin; a second call changes nothing."""
        if self._deadline is not None:
            return
        self._deadline = threading.Timer(self._patience, self._finish)
        self._deadline.daemon = True
        self._deadline.start()
        try:
            self._cover()
            self._tasks.cancel_current()
            if self._keep_drafts is not None:
                self._keep_drafts()
        finally:
            self._poll.start()

    def _look(self) -> None:
        if not self._tasks.is_busy:
            self._poll.stop()
            self._finish()

    def _finish(self) -> None:
        """Go, once, from whichever thread comes first."""
        if not self._once.acquire(blocking=False):
            return
        if self._deadline is not None:
            self._deadline.cancel()
        try:
            self._let_go()
        finally:
            self._leave(0)

"""Nobody at the desk: no key and no mouse for some minutes, or a machine that has slept."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QInputEvent
from PySide6.QtWidgets import QApplication

CHECK_MS = 5_000
_SLEPT = 60.0
_STUCK = 3 * CHECK_MS / 1000
_ACTS = frozenset(
    {
        QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
        QEvent.Type.TouchBegin, QEvent.Type.TabletPress,
    }
)  # fmt: skip


def awake_seconds() -> float:
    """Seconds that only go up and, where the system can say so, count sleep too."""
    if sys.platform == "darwin":
        return time.clock_gettime(
            time.CLOCK_MONOTONIC
        )  # this one counts sleep there; `time.monotonic` does not
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.clock_gettime(boot) if boot is not None else time.monotonic()


class IdleWatch(QObject):
    """Calls `on_idle` once after `minutes` without a key or the mouse, and after the machine has slept.

    `on_stuck` is called instead, on another thread, where the window hangs and cannot look for itself.
    """

    def __init__(
        self,
        app: QApplication,
        minutes: float,
        on_idle: Callable[[], None],
        seconds: Callable[[], float] = awake_seconds,
        on_stuck: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(app)
        self._app, self._minutes, self._on_idle, self._seconds = app, minutes, on_idle, seconds
        self._acted = self._looked = seconds()
        self._held_to = self._acted
        self._over = threading.Event()
        self._timer = QTimer(self)
        self._timer.setInterval(CHECK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        app.installEventFilter(self)
        if on_stuck is not None:
            threading.Thread(
                target=self._guard, args=(on_stuck,), name="safetydesk-idle", daemon=True
            ).start()

    def set_minutes(self, minutes: float) -> None:
        """Another patience."""
        self._minutes = minutes

    def hold_off(self, seconds: float) -> None:
        """Quiet counts for nothing for so long; 0 ends that. Sleep counts all the same."""
        self._held_to = self._seconds() + seconds

    def quiet_seconds(self) -> float:
        """Since the last key or mouse; from any thread."""
        return self._seconds() - self._acted

    def stop(self) -> None:
        """Watch no more: the window is gone."""
        self._over.set()
        self._timer.stop()
        self._app.removeEventFilter(self)

    def look(self) -> None:
        """Judge now; called every five seconds."""
        now = self._seconds()
        slept = now - self._looked > _SLEPT
        self._looked = now
        if (slept or self._is_quiet(now)) and not self._over.is_set():
            self._over.set()
            self._timer.stop()
            self._on_idle()

    def look_from_outside(self, on_stuck: Callable[[], None]) -> None:
        """Judge for a window that has not looked itself for a while; from any thread."""
        now = self._seconds()
        if now - self._looked > _STUCK and self._is_quiet(now) and not self._over.is_set():
            self._over.set()
            on_stuck()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # By its class first: every event of the program comes by here, and its type is slow to ask for.
        if isinstance(event, QInputEvent) and event.type() in _ACTS:
            self._acted = self._seconds()
        return False

    def _is_quiet(self, now: float) -> bool:
        return now - self._acted >= self._minutes * 60 and now >= self._held_to

    def _guard(self, on_stuck: Callable[[], None]) -> None:
        while not self._over.wait(CHECK_MS / 1000):
            self.look_from_outside(on_stuck)

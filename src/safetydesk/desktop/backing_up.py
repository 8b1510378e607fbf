"""Backups while the window is open: daily, by hand, and what the foot of the window says of them.

On a thread of its own, not the one worker: a backup of much evidence takes minutes, and nobody's saving waits for it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from safetydesk.domain.errors import Cancelled, SafetyDeskError
from safetydesk.domain.events import BackupFailed, BackupMade, SchoolAmended, StoreRestored
from safetydesk.domain.progress import Progress

FIRST_MS = 3_000
EVERY_MS = 10 * 60 * 1000
_ASK_MS = 100
_ABOUT_BACKUPS = (BackupMade, BackupFailed, SchoolAmended, StoreRestored)


class Backups(Protocol):
    """What this asks of the office of backups."""

    def make(self, progress: Progress) -> object: ...

    def make_if_due(self, progress: Progress, *, at_sign_in: bool = False) -> object: ...

    def said(self) -> tuple[str, str]: ...


class BackingUp(QObject):
    """`told(words, tone)` for the foot of the window; `stepped(percent, words)` and `ended(error or None)` of a backup.

    What was asked for by hand and failed is carried by `ended`; that the daily one could not be made shows at the foot
    and on Today. `broken(error)` is a fault of the program itself, which is told whoever asked.
    """

    told = Signal(str, str)
    stepped = Signal(int, str)
    ended = Signal(object)
    broken = Signal(object)

    def __init__(self, backups: Backups, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backups = backups
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._by_hand = False
        self._reads = 0
        # The threads know no window: what they have to say lies here until the window's thread asks.
        self._said: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._ask = QTimer(self)
        self._ask.setInterval(_ASK_MS)
        self._ask.timeout.connect(self._hear)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(lambda: self._look(at_sign_in=False))

    @property
    def is_busy(self) -> bool:
        """Whether one is being made."""
        return self._thread is not None

    def begin(self, first_ms: int = FIRST_MS) -> None:
        """Say how it stands, look once soon after the sign-in, then now and again."""
        self.tell()
        QTimer.singleShot(first_ms, self, lambda: self._look(at_sign_in=True))
        self._timer.start()

    def make(self) -> None:
        """By hand; nothing happens while one is being made."""
        self._start(self._backups.make, by_hand=True)

    def heard(self, event: object) -> None:
        """An event of the store: what is said of backups may have changed."""
        if isinstance(event, _ABOUT_BACKUPS):
            self.tell()

    def tell(self) -> None:
        """Say how it stands, read off the window's thread: asking a share that is gone may take a while."""
        if self._stop.is_set():
            return
        self._reads += 1
        self._ask.start()
        threading.Thread(target=self._read, name="safetydesk-backup-words", daemon=True).start()

    def stop(self, wait: float = 2.0) -> None:
        """No more, and no longer than `wait` seconds for the one under way; from any thread."""
        self._stop.set()
        thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join(wait)

    def _look(self, *, at_sign_in: bool) -> None:
        def make(progress: Progress) -> object:
            return self._backups.make_if_due(progress, at_sign_in=at_sign_in)

        self._start(make, by_hand=False)

    def _start(self, make: Callable[[Progress], object], *, by_hand: bool) -> None:
        if self._thread is not None or self._stop.is_set():
            return
        self._by_hand = by_hand
        self._thread = threading.Thread(target=self._run, args=(make,), name="safetydesk-backup", daemon=True)
        self._thread.start()
        self._ask.start()

    def _run(self, make: Callable[[Progress], object]) -> None:
        error: Exception | None = None
        try:
            make(
                _Steps(self._stop, lambda done, words: self._said.put(lambda: self.stepped.emit(done, words)))
            )
        except Exception as fault:  # noqa: BLE001 - carried to the window's thread and told there
            error = fault
        self._said.put(lambda: self._landed(error))

    def _read(self) -> None:
        try:
            words, tone = self._backups.said()
        except SafetyDeskError:
            words, tone = "", ""  # a store that is damaged: whoever asks for anything is told
        except Exception as fault:  # noqa: BLE001 - carried to the window's thread and told there
            words, tone, error = "", "", fault
            self._said.put(lambda: self._tell_broken(error))
        self._said.put(lambda: self._tell(words, tone))

    def _hear(self) -> None:
        while not self._said.empty():
            self._said.get()()
        if self._thread is None and not self._reads:
            self._ask.stop()

    def _landed(self, error: Exception | None) -> None:
        self._thread = None
        self.ended.emit(error if self._by_hand and not isinstance(error, Cancelled) else None)
        if error is not None and not self._by_hand and not isinstance(error, SafetyDeskError | Cancelled):
            self._tell_broken(error)

    def _tell_broken(self, error: Exception) -> None:
        if not self._stop.is_set():  # a store that is being closed answers nobody
            self.broken.emit(error)

    def _tell(self, words: str, tone: str) -> None:
        self._reads -= 1
        if words:
            self.told.emit(words, tone)


class _Steps:
    def __init__(self, stop: threading.Event, tell: Callable[[int, str], None]) -> None:
        self._stop, self._tell, self._told = stop, tell, -1

    def step(self, done: int, total: int, label: str) -> None:
        """At most once a hundredth. Raises Cancelled once the desk is to be left."""
        if self._stop.is_set():
            raise Cancelled
        if done != self._told:
            self._told = done
            self._tell(done, label)

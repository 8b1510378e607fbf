"""The check of all evidence while nobody works: a file at a time on a thread of its own, let go of at the first touch.

Nobody's work waits for it: it runs at the lowest rank where the system has one for threads, and stops in the middle of
a file as soon as a key or the mouse is used. Where it stood is kept, and it goes on from there.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from safetydesk.domain.errors import Cancelled, SafetyDeskError
from safetydesk.domain.events import (
    EvidenceChecked,
    ExhibitDestroyed,
    ExhibitFoundDamaged,
    ExhibitFoundWhole,
    ExhibitReceived,
    StoreRestored,
)
from safetydesk.domain.progress import Progress

LOOK_MS = 15_000
QUIET = 60.0
"""Seconds without a key or the mouse before it begins."""
TOUCHED = 2.0
"""Seconds since the last touch under which somebody is at work."""
_ASK_MS = 200
_SOON_MS = 1_000
_ABOUT = (
    EvidenceChecked, ExhibitFoundDamaged, ExhibitFoundWhole, ExhibitReceived, ExhibitDestroyed, StoreRestored,
)  # fmt: skip
_LOWEST = 19


class Evidence(Protocol):
    """What this asks of the office that checks evidence."""

    def is_due(self) -> bool: ...

    def step(self, progress: Progress) -> bool: ...

    def said(self) -> tuple[str, str]: ...


class ScrubbingBeside(QObject):
    """`told(words, tone)` for the foot of the window; `broken(error)` is a fault of the program itself.

    `quiet` gives the seconds since somebody last touched a key or the mouse; it is asked from the thread too.
    """

    told = Signal(str, str)
    broken = Signal(object)

    def __init__(self, evidence: Evidence, quiet: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._evidence, self._quiet = evidence, quiet
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        # The thread knows no window: what it has to say lies here until the window's thread asks.
        self._said: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._ask = QTimer(self)
        self._ask.setInterval(_ASK_MS)
        self._ask.timeout.connect(self._hear)
        self._soon = QTimer(self)  # of two hundred files that come in, the last one tells
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.tell)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def is_busy(self) -> bool:
        """Whether files are being read, or words about them."""
        return self._thread is not None

    def begin(self) -> None:
        """Say how it stands, and look now and again whether nobody works."""
        self.tell()
        self._timer.start()

    def look(self) -> None:
        """Go on with the round, where one is due and nobody has touched anything for a while."""
        if self._quiet() >= QUIET:
            self._start(self._check)

    def heard(self, event: object) -> None:
        """An event of the store: what is said of the evidence may have changed."""
        if isinstance(event, _ABOUT):
            self._soon.start()

    def tell(self) -> None:
        """Say how it stands; read off the window's thread."""
        self._start(lambda: None)

    def stop(self, wait: float = 2.0) -> None:
        """No more, and no longer than `wait` seconds for the file being read; from any thread."""
        self._stop.set()
        thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join(wait)

    def step(self, done: int, total: int, label: str) -> None:
        """The progress that a file is read with. Raises Cancelled once somebody works, or the desk is to be left."""
        if self._stop.is_set() or self._quiet() < TOUCHED:
            raise Cancelled

    def _start(self, work: Callable[[], None]) -> None:
        if self._thread is not None or self._stop.is_set():
            return
        self._thread = threading.Thread(target=self._run, args=(work,), name="safetydesk-scrub", daemon=True)
        self._thread.start()
        self._ask.start()

    def _check(self) -> None:
        _lower_this_thread()
        if not self._evidence.is_due():
            return
        while self._evidence.step(self):
            self.step(0, 0, "")

    def _run(self, work: Callable[[], None]) -> None:
        words, tone = "", ""
        try:
            with suppress(Cancelled):  # it goes on another time
                work()
            words, tone = self._evidence.said()
        except SafetyDeskError:
            pass  # a store that is damaged, or a role that may not ask: whoever asks for anything is told
        except Exception as fault:  # noqa: BLE001 - carried to the window's thread and told there
            error = fault
            self._said.put(lambda: self._tell_broken(error))
        self._said.put(lambda: self._landed(words, tone))

    def _hear(self) -> None:
        while not self._said.empty():
            self._said.get()()
        if self._thread is None:
            self._ask.stop()

    def _landed(self, words: str, tone: str) -> None:
        self._thread = None
        if words and not self._stop.is_set():
            self.told.emit(words, tone)

    def _tell_broken(self, error: Exception) -> None:
        if not self._stop.is_set():  # a store that is being closed answers nobody
            self.broken.emit(error)


def _lower_this_thread() -> None:
    """On Linux a thread has a rank of its own; elsewhere it would lower the whole program."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _LOWEST)

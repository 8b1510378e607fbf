"""Long work, off the window's thread: one worker, one thing after another, a strip with Cancel after 400 ms.

The store is written by one hand, so there is one worker; a second one beside it does only what is short and must not
wait, and is never cancelled. Outcomes are delivered on the window's thread, and dropped where the page that asked has
gone.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from safetydesk.desktop.kit.progress_strip import ProgressStrip
from safetydesk.domain.errors import Cancelled
from safetydesk.domain.progress import Progress

Outcome = TypeVar("Outcome")
STRIP_AFTER_MS = 400
_TELL_EVERY = 0.05
_TO_END_AT_ONCE = 0.5
"""Seconds that the end waits for what is done at once: part of the lock's five."""


@dataclass(slots=True, eq=False)
class _Task:
    """What was asked for, and what became of it.

    A worker holds its last task until the next one comes. So what belongs to the window is taken out of it, on the
    window's thread, as soon as it is delivered: a widget whose last hold is a worker's would be taken down there.
    """

    label: str
    asked: _Asked | None
    cancelled: threading.Event
    outcome: Any = None
    error: BaseException | None = None


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    work: Callable[[Progress], Any]
    done: Callable[[Any], None]
    failed: Callable[[BaseException], None] | None
    owner: QWidget | None


class _Steps:
    """The Progress handed to the work: passes steps on, at most twenty a second, and stops it when asked."""

    def __init__(self, task: _Task, tell: Callable[[int, int, str], None]) -> None:
        self._task, self._tell, self._told = task, tell, 0.0

    def step(self, done: int, total: int, label: str) -> None:
        if self._task.cancelled.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._told >= _TELL_EVERY or (total and done >= total):
            self._told = now
            self._tell(done, total, label)


class Tasks(QObject):
    """Runs work. `unheard(error)` carries a failure that no `failed` took; `idle` fires when all is done."""

    unheard = Signal(object)
    idle = Signal()
    _started = Signal(object)
    # Objects, since Qt's own int ends at 2 GiB and files do not.
    _stepped = Signal(object, object, object, str)
    _landed = Signal(object)

    def __init__(self, parent_window: QWidget | None = None) -> None:
        super().__init__(parent_window)
        self._window = parent_window
        self._waiting: SimpleQueue[_Task | None] = SimpleQueue()
        self._urgent: SimpleQueue[_Task | None] = SimpleQueue()
        self._unfinished: list[_Task] = []
        self._at_once: list[_Task] = []
        self._is_over = False
        self._ending: list[Tasks] = []
        self._worker: threading.Thread | None = None
        self._worker_at_once: threading.Thread | None = None
        self._strip = ProgressStrip(parent_window)
        self._strip.cancel_wanted.connect(self.cancel_current)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(STRIP_AFTER_MS)
        self._patience.timeout.connect(self._show_strip)
        queued = Qt.ConnectionType.QueuedConnection
        self._started.connect(self._on_started, queued)
        self._stepped.connect(self._on_stepped, queued)
        self._landed.connect(self._on_landed, queued)
        if parent_window is not None:
            parent_window.installEventFilter(self)

    @property
    def is_busy(self) -> bool:
        """Whether anything is being done or waits."""
        return bool(self._unfinished or self._at_once)

    @property
    def would_wait(self) -> bool:
        """Whether what is handed to `run` now would wait for something else first."""
        return bool(self._unfinished)

    @property
    def is_over(self) -> bool:
        """Whether it was ended: what lands now was done while the store was being closed."""
        return self._is_over

    @property
    def strip(self) -> ProgressStrip:
        """The strip at the foot of the window."""
        return self._strip

    def run(
        self,
        label: str,
        work: Callable[[Progress], Outcome],
        done: Callable[[Outcome], None],
        failed: Callable[[BaseException], None] | None = None,
        owner: QWidget | None = None,
    ) -> None:
        """Do `work` on the worker after what already waits, then `done` (or `failed`) on this thread.

        `label` says what is being done, in words. With an `owner`, the outcome is dropped once the owner is
        deleted. `failed` gets `Cancelled` too; without a `failed`, a cancelled task says nothing.
        """
        self.begin(label, work, done, failed, owner)

    def begin(
        self,
        label: str,
        work: Callable[[Progress], Outcome],
        done: Callable[[Outcome], None],
        failed: Callable[[BaseException], None] | None = None,
        owner: QWidget | None = None,
    ) -> Callable[[], None]:
        """As `run`; gives what asks this one task to stop, whether it is under way or waits."""
        task = _Task(label, _Asked(work, done, failed, owner), threading.Event())
        if self._is_over:
            return task.cancelled.set
        self._unfinished.append(task)
        if self._worker is None:
            self._worker = self._begun("safetydesk-worker", self._waiting)
        self._waiting.put(task)
        return task.cancelled.set

    def run_at_once(
        self,
        work: Callable[[], Outcome],
        done: Callable[[Outcome], None],
        failed: Callable[[BaseException], None] | None = None,
        owner: QWidget | None = None,
    ) -> None:
        """As `run`, but now, whatever is under way or waits: for what is short and must not wait for minutes.

        Several are done in the order in which they were asked for. No Cancel, no lock and no leaving takes one back.
        """
        if self._is_over:
            return
        task = _Task("", _Asked(lambda _progress: work(), done, failed, owner), threading.Event())
        self._at_once.append(task)
        if self._worker_at_once is None:
            self._worker_at_once = self._begun("safetydesk-at-once", self._urgent)
        self._urgent.put(task)

    def cancel_current(self) -> None:
        """Ask the task under way to stop at its next step. What waits behind it goes on."""
        if self._unfinished:
            self._unfinished[0].cancelled.set()

    def cancel_all(self) -> None:
        """Ask the task under way, and all that wait, to stop; not what is done at once."""
        for task in list(self._unfinished):
            task.cancelled.set()

    def ends_with(self, other: Tasks) -> None:
        """`other` ends when this ends."""
        self._ending.append(other)

    def end(self) -> None:
        """Begin nothing more, whoever asks: the store is about to be closed. From any thread.

        What is still at work meets a store without its keys; that it fails then says nothing and is not told.
        """
        self._is_over = True
        self.cancel_all()
        for other in self._ending:
            other.end()
        self._urgent.put(None)
        if self._worker_at_once is not None:
            self._worker_at_once.join(_TO_END_AT_ONCE)

    def drain(self, timeout_ms: int = 5000) -> bool:
        """Wait, with the window alive, until all is done and delivered. False where time ran out."""
        end = QDeadlineTimer(timeout_ms)
        # Again where what was delivered, or an event behind it, has begun something new meanwhile.
        while self.is_busy and not end.hasExpired():
            loop = QEventLoop()
            self.idle.connect(loop.quit)
            QTimer.singleShot(end.remainingTime(), loop, loop.quit)
            loop.exec()
            self.idle.disconnect(loop.quit)
        return not self.is_busy

    def close(self) -> None:
        """Let the worker go after what it is doing. Nothing can be run afterwards."""
        self.cancel_all()
        for queue, worker in ((self._urgent, self._worker_at_once), (self._waiting, self._worker)):
            queue.put(None)
            if worker is not None:
                worker.join(5.0)

    def _begun(self, name: str, queue: SimpleQueue[_Task | None]) -> threading.Thread:
        worker = threading.Thread(target=self._serve, args=(queue,), name=name, daemon=True)
        worker.start()
        return worker

    def _serve(self, queue: SimpleQueue[_Task | None]) -> None:
        """A worker's life. Where the window went, and this object with it, there is nobody left to tell."""
        is_at_once, is_told = queue is self._urgent, True
        while (task := queue.get()) is not None:
            try:
                if is_told and not is_at_once:
                    self._started.emit(task)
                self._try(task)
                if is_told:
                    self._landed.emit(task)
            except RuntimeError:
                if not is_at_once:
                    return
                is_told = False  # what was promised is done all the same

    def _try(self, task: _Task) -> None:
        def tell(done: int, total: int, label: str) -> None:
            self._stepped.emit(task, done, total, label)

        if task.cancelled.is_set():
            task.error = Cancelled()
            return
        try:
            if task.asked is not None:
                task.outcome = task.asked.work(_Steps(task, tell))
        except BaseException as error:  # noqa: BLE001 - carried to the window's thread and told there
            task.error = error

    def _on_started(self, task: _Task) -> None:
        self._strip.begin(task.label)
        if not self._strip.isVisible():
            self._patience.start()

    def _on_stepped(self, task: _Task, done: int, total: int, label: str) -> None:
        if self._unfinished and self._unfinished[0] is task:
            self._strip.step(done, total, label or task.label)

    def _on_landed(self, task: _Task) -> None:
        (self._at_once if task in self._at_once else self._unfinished).remove(task)
        if not self._unfinished:
            self._patience.stop()
            self._strip.hide()
        asked, outcome, error = task.asked, task.outcome, task.error
        task.asked = task.outcome = task.error = None
        try:
            if asked is not None and (asked.owner is None or shiboken6.isValid(asked.owner)):
                self._deliver(asked, outcome, error)
        finally:
            if not self.is_busy:
                self.idle.emit()

    def _deliver(self, asked: _Asked, outcome: Any, error: BaseException | None) -> None:
        if error is None:
            asked.done(outcome)
        elif self._is_over and not isinstance(error, Cancelled):
            return
        elif asked.failed is not None:
            asked.failed(error)
        elif not isinstance(error, Cancelled):
            self.unheard.emit(error)

    def _show_strip(self) -> None:
        if self._window is not None and self._unfinished:
            self._place_strip()
            self._strip.show()
            self._strip.raise_()
        elif self._unfinished and self._strip.parentWidget() is not None:
            self._strip.show()  # a page that has taken it says where it stands

    def _place_strip(self) -> None:
        if self._window is None:
            return
        width = min(620, self._window.width() - 32)
        height = self._strip.sizeHint().height()
        left = (self._window.width() - width) // 2
        self._strip.setGeometry(left, self._window.height() - height - 44, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # While the window is taken down, Python may have let go of our attributes before Qt is done with us.
        if (
            watched is self.__dict__.get("_window")
            and event.type() == QEvent.Type.Resize
            and self._strip.isVisible()
        ):
            self._place_strip()
        return super().eventFilter(watched, event)

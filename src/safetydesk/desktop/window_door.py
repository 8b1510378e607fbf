"""The window's door: joins the app, the sign-in and the main window, and leaves without keys."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from safetydesk import wording
from safetydesk.bootstrap import Desk, front_door
from safetydesk.desktop.announcements import Announcements
from safetydesk.desktop.backing_up import BackingUp
from safetydesk.desktop.call_holding import CallHolding
from safetydesk.desktop.dressing import dress
from safetydesk.desktop.errors import ErrorDesk
from safetydesk.desktop.floor_plan import FIND, LOG, RECOVERY, TODAY, rooms
from safetydesk.desktop.idle import IdleWatch, awake_seconds
from safetydesk.desktop.leaving.signals import LeavingSignals, NoSignals
from safetydesk.desktop.lock import LockSequence
from safetydesk.desktop.main_window import MainWindow
from safetydesk.desktop.navigation import Navigator
from safetydesk.desktop.offers import Offers
from safetydesk.desktop.over_the_sign_in import show_manual, show_recovery, show_restore
from safetydesk.desktop.prompts import Prompts
from safetydesk.desktop.rooms.first_run.page import FirstRunPage
from safetydesk.desktop.rooms.first_run.presenter import FirstRunPresenter
from safetydesk.desktop.rooms.today.page import TodayPage
from safetydesk.desktop.rooms.unlock.page import UnlockPage
from safetydesk.desktop.rooms.unlock.presenter import UnlockPresenter
from safetydesk.desktop.scrubbing import ScrubbingBeside
from safetydesk.desktop.sign_in_window import SignInWindow
from safetydesk.desktop.surroundings import Surroundings
from safetydesk.desktop.tasks import Tasks
from safetydesk.desktop.trial_line import trial_words
from safetydesk.desktop.verifying_beside import tasks_beside, verify_soon
from safetydesk.domain.carried_draft import from_carried
from safetydesk.domain.errors import SafetyDeskError, Trouble
from safetydesk.domain.events import BackupFailed, BackupMade, SchoolAmended


class WindowDoor(QObject):
    """`relaunch` starts a process without keys and `leave` ends this one; both are handed in, so tests count calls.
    `signals` is how this system says that somebody left, `last_resort` what ends the process when all else hangs.

    `seconds` is what idleness is measured with; `carried` are the words of a draft for a store that is yet to be made.
    """

    def __init__(
        self,
        app: QApplication,
        store: Path,
        relaunch: Callable[[], None],
        leave: Callable[[int], object] = os._exit,
        seconds: Callable[[], float] = awake_seconds,
        show: Callable[[QWidget], None] = QWidget.show,
        carried: bytes = b"",
        signals: LeavingSignals | None = None,
        last_resort: Callable[[float], None] | None = None,
    ) -> None:
        super().__init__()
        self._signals, self._last_resort = signals or NoSignals(), last_resort
        self._carried = carried
        self._is_new = False
        self._seconds = seconds
        self._show = show
        self._app, self._store, self._relaunch, self._leave = app, store, relaunch, leave
        self._desk: Desk | None = None
        self._tasks: Tasks | None = None
        self._lock: LockSequence | None = None
        self._idle: IdleWatch | None = None
        self._backing: BackingUp | None = None
        self._scrubbing: ScrubbingBeside | None = None
        self._holding: CallHolding | None = None
        self.sign_in: SignInWindow | None = None
        self.window: MainWindow | None = None

    @property
    def store(self) -> Path:
        """The folder of the store that this door leads to now."""
        return self._store

    def start(self) -> ErrorDesk:
        """Show first run where there is no store, else sign in. Gives what tells of faults there."""
        door = front_door(self._store)
        window = SignInWindow(trial_words(door.allows_test_keys))
        tasks = Tasks(window)
        prompts = Prompts(window)
        errors = ErrorDesk(prompts, window)
        tasks.unheard.connect(errors.show)
        window.other_wanted.connect(lambda: None if tasks.is_busy else self._open_other(prompts))
        window.restore_wanted.connect(
            lambda: show_restore(self._store, window, tasks, errors, prompts, self._go_to)
        )
        window.manual_wanted.connect(lambda: show_manual(window, tasks, errors, prompts))
        if door.exists:
            forgotten = partial(show_recovery, window, door, tasks, errors, self._open)
            window.show_page(UnlockPage(UnlockPresenter(door), tasks, errors, self._open, forgotten))
        else:
            presenter = FirstRunPresenter(self._store)
            window.show_page(FirstRunPage(presenter, tasks, errors, prompts, self._open_new))
        self.sign_in = window
        self._show(window)
        return errors

    def _open_other(self, prompts: Prompts) -> None:
        """A sign-in to another folder's store. Which one it was is kept nowhere."""
        chosen = prompts.choose_folder(wording.label("sign_other_title"), remembered=False)
        if chosen is None:
            return
        if not front_door(chosen).exists:
            prompts.tell(
                wording.label("sign_no_store"), wording.label("sign_no_store_remedy"), tone="warning"
            )
            return
        self._go_to(chosen)

    def _go_to(self, store: Path) -> None:
        """A fresh sign-in to that store in the place of this one."""
        begun_at, self._store, self._carried = self.sign_in, store, b""
        self.start()  # before the other goes: the program ends with its last window
        if begun_at is not None:
            begun_at.hide()
            begun_at.deleteLater()

    def _open_new(self, desk: Desk) -> None:
        """The store was just made: its recovery sheets are offered first of all."""
        self._is_new = True
        self._open(desk)

    def _open(self, desk: Desk) -> None:
        """The store is open: the main window takes the place of the sign-in, or the store is closed again."""
        try:
            errors, unread = self._come_in(desk)
        except Exception as fault:  # noqa: BLE001 - whatever it is, told once the keys are gone and one can sign in
            self._back_out(desk, fault)
            return
        if unread is not None:
            errors.show(unread)

    def _come_in(self, desk: Desk) -> tuple[ErrorDesk, Trouble | None]:
        """Show the main window. Gives what tells of faults there, and the first one to tell."""
        self._desk = desk
        self._store = desk.store_path
        unread = dress(self._app, desk)
        school = desk.school()
        window = MainWindow(school.name, *_who(desk), trial_words(desk.has_test_keys, school.is_demo))
        around = self._surroundings(window, desk)
        self.window, self._tasks = window, around.tasks
        window.furnish(rooms(), around)
        window.find_wanted.connect(lambda words: around.navigator.go(FIND, words=words))
        window.log_wanted.connect(lambda: around.navigator.go(LOG))
        window.lock_wanted.connect(self.lock)
        window.leaving.connect(desk.batches.leave)
        window.left.connect(self._left)
        self._lock = LockSequence(
            self._let_go,
            self._relaunch,
            around.tasks,
            lambda: window.cover.put_on(for_good=True),
            self._leave,
            self._keep_and_back_up,
            last_resort=self._last_resort,
        )
        self._idle = IdleWatch(self._app, school.idle_minutes, self.lock, self._seconds, self.ask_lock)
        self._hold(desk, window, around, self._idle)
        around.navigator.go(window.first_room())
        if self._is_new and not self._carried:
            around.navigator.go(RECOVERY, first="yes")
        self._show_carried(around, desk)
        around.tasks.run(
            wording.label("window_reading_people"),
            lambda _progress: desk.people.warm_type_ahead(),
            lambda _nothing: None,
            lambda _error: None,  # nothing was asked yet: whoever types a name is told
            window,
        )
        self._count_due(window)
        window.alerts.watch(around.tasks, desk.alerts.open, desk.alerts.acknowledge)
        if around.beside is not None:
            verify_soon(window, around.beside, desk.audit_trail.verify_lately, around.navigator)
        self._show(window)
        if self._backing is not None:
            self._backing.begin()
        self._scrub(desk, window, around, self._idle)
        self._signals.start(window, self.ask_lock)
        if self.sign_in is not None:
            self.sign_in.close()
            self.sign_in = None
        return around.errors, unread

    def _back_out(self, desk: Desk, fault: Exception) -> None:
        """Nobody came in: no window and no key stay behind, and a fresh sign-in says why."""
        self._end_tasks()
        if self._tasks is not None:
            self._tasks.close()
        if self._idle is not None:
            self._idle.stop()
        self._signals.stop()
        half, begun_at = self.window, self.sign_in
        self.window = self._tasks = self._lock = self._idle = self._desk = None
        try:
            desk.close()
        finally:
            errors = self.start()  # before the others go: the program ends with its last window
            if half is not None:
                half.take_down()
            if begun_at is not None:
                begun_at.hide()
                begun_at.deleteLater()
            errors.show(fault)

    def lock(self) -> None:
        """Cover, keep the draft, let the keys go, start afresh; who comes in next is told what was cut short."""
        if self._lock is not None and self._desk is not None:
            self._desk.batches.leave()
            self._lock.start()

    def ask_lock(self) -> None:
        """The same from any thread, for a window that may hang: somebody left, or nobody has been here for long."""
        lock, desk = self._lock, self._desk
        if lock is not None and desk is not None:
            desk.batches.leave()
            lock.ask()

    def _surroundings(self, window: MainWindow, desk: Desk) -> Surroundings:
        tasks = Tasks(window)
        prompts = Prompts(window)
        errors = ErrorDesk(prompts, window)
        tasks.unheard.connect(errors.show)
        announcements = Announcements(window)
        desk.subscribe(announcements.announce)
        offers = Offers(desk.office, window)
        announcements.heard.connect(lambda event: self._heard(window, offers, event))
        self._backing = BackingUp(desk.backups, window)
        self._backing.told.connect(window.status.say_backup)
        self._backing.broken.connect(errors.show)
        announcements.heard.connect(self._backing.heard)
        beside = tasks_beside(window, tasks)
        beside.unheard.connect(errors.show)
        return Surroundings(
            Navigator(window),
            tasks,
            announcements,
            errors,
            prompts,
            desk,
            sign_in_again=self.lock,
            backing_up=self._backing,
            offers=offers,
            beside=beside,
        )

    def _hold(self, desk: Desk, window: MainWindow, around: Surroundings, idle: IdleWatch) -> None:
        """An open call keeps the lock off for a while, visibly."""
        self._holding = CallHolding(desk.calls, idle, desk.clock.now, window)
        self._holding.told.connect(window.status.say_call)
        around.announcements.heard.connect(self._holding.heard)
        self._holding.look()

    def _scrub(self, desk: Desk, window: MainWindow, around: Surroundings, idle: IdleWatch) -> None:
        """All evidence is read again now and then, while nobody works."""
        self._scrubbing = ScrubbingBeside(desk.scrubbing, idle.quiet_seconds, window)
        self._scrubbing.told.connect(window.status.say_evidence)
        self._scrubbing.broken.connect(around.errors.show)
        around.announcements.heard.connect(self._scrubbing.heard)
        self._scrubbing.begin()

    def _heard(self, window: MainWindow, offers: Offers, event: object) -> None:
        is_backup = isinstance(event, BackupMade | BackupFailed)
        if self._desk is not None and not is_backup and not getattr(event, "is_reading", False):
            now = wording.time_words(self._desk.clock.now())
            window.status.say_saved(wording.label("window_saved", time=now))
        if self._desk is not None and "team" in getattr(event, "touches", ()):
            offers.afresh()
            window.top.set_who(*_who(self._desk))
        if self._desk is not None and isinstance(event, SchoolAmended):
            school = self._desk.school()
            window.rail.set_school(school.name)
            if self._idle is not None:
                self._idle.set_minutes(school.idle_minutes)

    def _show_carried(self, around: Surroundings, desk: Desk) -> None:
        """What was typed before this store was made becomes its first draft."""
        words, self._carried = self._carried, b""
        if not words:
            return
        try:
            draft = desk.incident_log.keep_draft(from_carried(words, desk.incident_log.new_draft()))
        except (ValueError, Trouble):
            around.prompts.tell(wording.label("log_title"), wording.label("ind_carried_lost"), tone="warning")
            return
        around.navigator.go(LOG, draft_id=str(draft.id))

    def _count_due(self, window: MainWindow) -> None:
        today = window.room(TODAY)
        if isinstance(today, TodayPage):
            today.counted.connect(lambda due: window.rail.set_count(TODAY, str(due) if due else ""))

    def _keep_drafts(self) -> None:
        """Every room keeps what is typed in it; one that cannot must not cost another its words."""
        faults: list[SafetyDeskError] = []
        for keep in self.window.keepers() if self.window is not None else ():
            try:
                keep()
            except SafetyDeskError as fault:
                faults.append(fault)
        if faults:
            raise faults[0]

    def _keep_and_back_up(self) -> None:
        """What is typed first; then a backup of what was changed, as far as the lock's patience goes."""
        desk, tasks = self._desk, self._tasks
        try:
            self._keep_drafts()
        finally:
            if desk is not None and tasks is not None:
                label = wording.label("backup_at_lock")
                tasks.run(label, desk.backups.at_lock, lambda _nothing: None, lambda _error: None)

    def _let_go(self) -> None:
        """Close the store before the next process wants it."""
        self._end_tasks()
        if self._desk is not None:
            self._desk.lock()

    def _left(self) -> None:
        """The window was closed: nothing is to be started again."""
        self._signals.stop()
        if self._idle is not None:
            self._idle.stop()
        if self._desk is not None and (self._lock is None or not self._lock.under_way):
            desk, self._desk = self._desk, None
            try:
                self._keep_drafts()
            finally:
                self._end_tasks()
                desk.close()

    def _end_tasks(self) -> None:
        """What a page still wants to read afresh must not meet a closed store."""
        if self._tasks is not None:
            self._tasks.end()
        for beside in (self._backing, self._scrubbing, self._holding):
            if beside is not None:
                beside.stop()


def _who(desk: Desk) -> tuple[str, str]:
    """Who is at the desk, as what, and for whom they stand in today."""
    me, role = desk.me, desk.office.role
    covering = [one.absent.name for one in desk.team.covers() if one.is_now and one.stands_in.id == me.id]
    if not covering:
        return me.name, role.name
    return me.name, wording.label("team_covering", role=role.name, names=", ".join(covering))

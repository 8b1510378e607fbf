"""The window: the rail, the bars at top and foot, and the room one is in. Rooms are built on first arrival."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from safetydesk.desktop import theme
from safetydesk.desktop.alert_strip import AlertStrip
from safetydesk.desktop.cover import Cover
from safetydesk.desktop.navigation import Place
from safetydesk.desktop.rail import Rail
from safetydesk.desktop.shortcuts import UrgentKeys, show_shortcuts
from safetydesk.desktop.status_bar import StatusBar
from safetydesk.desktop.surroundings import RoomPlan, Surroundings
from safetydesk.desktop.top_bar import TopBar
from safetydesk.desktop.trial_line import trial_line

__all__ = ["MainWindow", "RoomPlan"]
LOG_ACT, FIND_ACT = "log", "find"
SMALLEST = (600, 320)
"""Pixels: a screen of 1366 x 768 at 200 % has 683 x 384, less its task bar."""
_STOP = "Something is still being done. Stop it and close SafetyDesk?"


class MainWindow(QWidget):
    """Signals: `find_wanted(words)`, `log_wanted`, `lock_wanted`, `covered` ...

    The title never names a child. `trial` is the line shown across the top of what is not for real cases.
    """

    find_wanted = Signal(str)
    log_wanted = Signal()
    lock_wanted = Signal()
    covered = Signal(bool)
    leaving = Signal()
    left = Signal()

    def __init__(self, school: str = "", member: str = "", job: str = "", trial: str = "") -> None:
        super().__init__()
        self.setWindowTitle(f"SafetyDesk · {trial}" if trial else "SafetyDesk")
        self.resize(1366, 768)
        self.setMinimumSize(*SMALLEST)
        self._plans: dict[str, RoomPlan] = {}
        self._built: dict[str, QWidget] = {}
        self._surroundings: Surroundings | None = None
        self._folded_by_hand: bool | None = None
        self._school = school
        self.rail = Rail((), school)
        self.top = TopBar(member, job)
        self.status = StatusBar()
        self.alerts = AlertStrip()
        self.cover = Cover(parent=self)
        self._stack = QStackedWidget()
        self._across = QHBoxLayout()
        self._across.setSpacing(0)
        self._across.addWidget(self.rail)
        self._across.addLayout(self._right_side(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if trial:
            column.addWidget(trial_line(trial))
        column.addWidget(self.alerts)
        column.addLayout(self._across, 1)
        self.top.find_wanted.connect(self.find_wanted)
        self.top.log.connect(self.log_wanted)
        self.top.cover.connect(self.toggle_cover)
        self.top.lock.connect(self.lock_wanted)
        self.cover.grace_over.connect(self.lock_wanted)
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101 - no window is made without one
        self._urgent = UrgentKeys(app, self, self.toggle_cover, self.lock_wanted.emit)
        theme.restyled.changed.connect(self._suit_width)
        self._keys()

    def furnish(self, rooms: Sequence[RoomPlan], surroundings: Surroundings) -> None:
        """Say which rooms there are and what they are handed. Call once, before the first `go`."""
        self._plans = {plan.key: plan for plan in rooms}
        self._surroundings = surroundings
        offers = surroundings.offers
        listed = [plan for plan in rooms if plan.in_rail]
        old, self.rail = self.rail, Rail(listed, self._school)
        self._across.replaceWidget(old, self.rail)
        old.hide()
        old.deleteLater()
        QWidget.setTabOrder(self.rail, self.top)
        self.rail.wanted.connect(surroundings.navigator.go)
        self.rail.folded.connect(self._fold)
        surroundings.navigator.moved.connect(self._show_place)
        for plan in listed:
            offers.only(self.rail.button(plan.key), plan.act)
        offers.only(self.top.log_button, LOG_ACT)
        offers.only(self.top, FIND_ACT)
        for number in range(1, 10):
            self._key(f"Alt+{number}", partial(self._go_to, number))
        self._key("Alt+Left", surroundings.navigator.back)
        self._key("Alt+Right", surroundings.navigator.forward)
        self._suit_width()

    def first_room(self) -> str:
        """The key of the first room of the rail that is open to the member at the desk."""
        return next(iter(self._open_rooms()), "")

    def room(self, key: str) -> QWidget | None:
        """The room's widget, if it has been built."""
        return self._built.get(key)

    def keepers(self) -> list[Callable[[], None]]:
        """The `keep_drafts` of every room built that has one."""
        found = [getattr(room, "keep_drafts", None) for room in self._built.values()]
        return [keep for keep in found if callable(keep)]

    def current_room(self) -> QWidget | None:
        """The widget of the room one is in."""
        return self._stack.currentWidget()

    def showEvent(self, event: QShowEvent) -> None:
        """Coming back from where it was hidden, it is covered where the cover went on meanwhile."""
        super().showEvent(event)
        self.cover.lay_over_new()

    def toggle_cover(self) -> None:
        """Cover, or take the cover off."""
        if self.cover.is_on:
            self.cover.take_off()
        else:
            self.cover.put_on()
        self.covered.emit(self.cover.is_on)

    def refresh(self) -> None:
        """Let the room one is in read afresh."""
        _call(self._stack.currentWidget(), "refresh")

    def take_down(self) -> None:
        """Away without a question: nobody ever came in through it. It hears no key any more from now on."""
        self._urgent.stop()
        self.hide()
        self.deleteLater()

    def _right_side(self) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.top)
        right.addWidget(self._stack, 1)
        right.addWidget(self.status)
        return right

    def _keys(self) -> None:
        self._key("Ctrl+K", lambda: self.top.start_finding() if self._may(FIND_ACT) else None)
        self._key("Ctrl+N", lambda: self.log_wanted.emit() if self._may(LOG_ACT) else None)
        self._key("F5", self.refresh)
        for keys in ("?", "F1"):
            self._key(keys, lambda: show_shortcuts(self))

    def _may(self, act: str) -> bool:
        return self._surroundings is None or self._surroundings.offers.may(act)

    def _open_rooms(self) -> list[str]:
        return [plan.key for plan in self._plans.values() if plan.in_rail and self._may(plan.act)]

    def _go_to(self, number: int) -> None:
        """The room that stands at that place in the rail, counted from 1."""
        rooms = self._open_rooms()
        if self._surroundings is not None and number <= len(rooms):
            self._surroundings.navigator.go(rooms[number - 1])

    def _key(self, keys: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(act)

    def _show_place(self, place: Place) -> None:
        if self._surroundings is None:
            return
        plan = self._plans.get(place.name)
        try:
            if plan is None:
                raise KeyError(place.name)
            self._surroundings.offers.require(plan.act)
            room = self._room_for(plan, self._surroundings)
            self._stack.setCurrentWidget(room)
            self.rail.mark(plan.marked(place.what))
            if not _call(room, "show_record", **place.what):
                _call(room, "refresh")
        except Exception as error:  # noqa: BLE001 - one broken room must not take the window; it is told
            self._surroundings.errors.show(error)

    def _room_for(self, plan: RoomPlan, surroundings: Surroundings) -> QWidget:
        if plan.key not in self._built:
            room = plan.build(surroundings)
            self._built[plan.key] = room
            self._stack.addWidget(room)
        return self._built[plan.key]

    def _fold(self, narrow: bool) -> None:
        self._folded_by_hand = narrow

    def _suit_width(self) -> None:
        tight = self.width() < 1100 * theme.current().scale
        self.rail.set_narrow(tight if self._folded_by_hand is None else self._folded_by_hand)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._suit_width()

    def closeEvent(self, event: QCloseEvent) -> None:
        around = self._surroundings
        # Most work is over in a moment; only what is not is worth a question.
        if around is not None and around.tasks.is_busy and not around.tasks.drain(1000):
            if not around.prompts.ask(_STOP, "Stop and close", "Stay"):
                event.ignore()
                return
            self.leaving.emit()
            around.tasks.cancel_all()
            around.tasks.drain(5000)
        event.accept()
        self._urgent.stop()
        self.left.emit()


def _call(room: QWidget | None, name: str, **what: str) -> bool:
    """Call the room's method if it has one; whether it had."""
    method = getattr(room, name, None)
    if not callable(method):
        return False
    method(**what)
    return True

"""The real window on one store in one look, driven and photographed. What goes wrong is noted, not swallowed."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from PySide6.QtCore import (
    QEvent,
    QMessageLogContext,
    QObject,
    QPoint,
    QRect,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from shiboken6 import isValid

from gallery_parts.stores import LOGIN, PASSPHRASE, wish
from safetydesk.desktop import theme
from safetydesk.desktop.kit.fields.field import Field
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.plain_label import PlainLabel
from safetydesk.desktop.kit.timeline import Timeline
from safetydesk.desktop.main_window import MainWindow
from safetydesk.desktop.navigation import Navigator
from safetydesk.desktop.sign_in_window import SignInWindow
from safetydesk.desktop.tasks import Tasks
from safetydesk.desktop.window_door import WindowDoor

SIZE = (1366, 768)
PATIENCE = 30.0
"""Seconds that one act may take before the page counts as not rendered."""
TURNS = 10
"""A page that was just filled is laid out in as many turns of the loop: on a busy machine they take long."""
SOON_MS = 100
"""A timer of at most so long is the pause before a fresh reading, not a draft's or a clock's."""
_MEANS_NOTHING_HERE = "This plugin does not support propagateSizeHints"
Found = TypeVar("Found", bound=QObject)


@dataclass(frozen=True, slots=True)
class Look:
    """A theme and a text scale."""

    theme: str
    scale: float

    @property
    def name(self) -> str:
        return f"{self.theme}-{round(self.scale * 100)}"


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture drawn: the page, its state, the look, and the file's name."""

    page: str
    state: str
    look: str
    file: str


@dataclass
class Findings:
    """What was drawn and what went wrong, over all looks."""

    pictures: list[Picture] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    here: str = ""

    def fault(self, words: str) -> None:
        self.faults.append(f"{self.here}: {words}")

    def listen(self) -> None:
        """Takes every Qt message and every uncaught error from now on."""
        qInstallMessageHandler(self._qt_said)
        sys.excepthook = self._uncaught

    def _qt_said(self, kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and _MEANS_NOTHING_HERE not in words:
            self.fault(f"Qt: {words}")

    def _uncaught(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        self.fault(f"{type(error).__name__}: {error}")


class _Strays(QObject):
    """Notes whatever is shown as a window of its own before it has a parent: it flashes up and takes the keys."""

    def __init__(self, app: QApplication, findings: Findings) -> None:
        super().__init__(app)
        self._app, self._findings = app, findings
        app.installEventFilter(self)

    def stop(self) -> None:
        self._app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            is_own = isinstance(watched, MainWindow | SignInWindow | QDialog)
            if not is_own and watched.windowType() not in (Qt.WindowType.Popup, Qt.WindowType.ToolTip):
                said = getattr(watched, "text", str)()
                self._findings.fault(f"a {type(watched).__name__} is shown as a window of its own: {said}")
        return False


class Studio:
    """Opens the door of a store; `snap` draws what stands there. `window` is the main window, once signed in."""

    def __init__(self, app: QApplication, look: Look, folder: Path, findings: Findings) -> None:
        self.app, self.look, self.folder, self.findings = app, look, folder, findings
        self.state = ""
        self._door: WindowDoor | None = None
        self._expected: tuple[str, str] | None = None
        self._may_complain = False
        self._strays = _Strays(app, findings)
        self._watch = QTimer()
        self._watch.setInterval(60)
        self._watch.timeout.connect(self._meet_dialog)
        self._watch.start()

    def open_door(self, store: Path) -> None:
        """First run, or sign in, as a person meets it."""
        theme.apply(self.app, self.look.theme, self.look.scale)
        self._door = WindowDoor(self.app, store, lambda: None, lambda _code: None)
        self._door.start()
        self.settle()

    def sign_in(self, store: Path) -> None:
        """The main window on `store`, in this look, by the member's own wishes."""
        wish(store, self.look.theme, self.look.scale)
        self.open_door(store)
        self.field("login").set_value(LOGIN)
        self.field("passphrase").set_value(PASSPHRASE)
        self.press("Sign in")
        self.wait(lambda: self._door is not None and self._door.window is not None, "the store did not open")
        self.settle()

    def leave(self) -> None:
        """Close whatever window stands open."""
        for window in (self._door.window if self._door else None, self._door.sign_in if self._door else None):
            if window is not None:
                window.close()
                window.deleteLater()
        # While the door is still held: Python must not let go of what Qt is about to take down.
        self.app.processEvents()
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._watch.stop()
        self._strays.stop()
        self._door = None

    @property
    def window(self) -> MainWindow:
        window = self._door.window if self._door else None
        assert window is not None, "nobody has signed in"
        return window

    @property
    def is_in(self) -> bool:
        """Whether somebody has signed in."""
        return self._door is not None and self._door.window is not None

    @property
    def door_window(self) -> QWidget:
        """The window before a store is open."""
        window = self._door.sign_in if self._door else None
        assert window is not None, "no door stands open"
        return window

    def go(self, place: str, **what: str) -> QWidget:
        """Go to a room and wait until it has read what it shows."""
        self.part(self.window, Navigator).go(place, **what)
        self.settle()
        room = self.window.room(place)
        assert room is not None and room is self.window.current_room(), f"the room {place} did not open"
        return room

    def arrive(self, place: str, **what: str) -> None:
        """Go to a room that may not be able to show itself."""
        self.part(self.window, Navigator).go(place, **what)

    def part(self, inside: QObject, kind: type[Found]) -> Found:
        """The first thing of its kind in there."""
        found = inside.findChild(kind)
        assert found is not None, f"there is no {kind.__name__}"
        return found

    def field(self, key: str) -> Field:
        """The field of that key in any form now seen."""
        for form in self._shown().findChildren(Form):
            if form.isVisible() and any(one.key == key for one in form.fields()):
                return form.field(key)
        raise AssertionError(f"no form shows a field {key}")

    def buttons(self) -> set[str]:
        """The words on the buttons now seen."""
        found = self._shown().findChildren(QAbstractButton)
        return {button.text() for button in found if button.isVisible()}

    def press(self, words: str) -> None:
        """Press the button with these words, or this accessible name."""
        self.app.processEvents()  # what a page was just filled with comes into sight by an event
        for button in self._shown().findChildren(QAbstractButton):
            if button.isVisible() and words in (button.text(), button.accessibleName()):
                assert button.isEnabled(), f"{words} cannot be pressed"
                button.click()
                self.settle()
                return
        raise AssertionError(f"there is no button {words}")

    def ask(self, page: str, state: str, act: Callable[[], object]) -> None:
        """Do what opens a dialog, and draw it over the window; it is answered with Escape."""
        self._expected = (page, state)
        act()
        self.settle()
        self.wait(lambda: self._expected is None, "no question was asked")

    @contextmanager
    def trouble_expected(self) -> Iterator[None]:
        """Meanwhile a page may say more than once that it cannot be read."""
        self._may_complain = True
        try:
            yield
            self.settle()
        finally:
            self._may_complain = False

    def settle(self) -> None:
        """Let everything that was begun be done, and the window be drawn."""
        window = self._shown()
        rounds, is_busy = 0, _busy_in(window)
        while rounds < 2 or is_busy():
            rounds += 1
            self._calm(is_busy)
            is_busy = _busy_in(window)  # what was made meanwhile is looked at as well

    def _calm(self, is_busy: Callable[[], bool]) -> None:
        self.wait(lambda: not is_busy(), "something is still being done")
        until, latest = time.monotonic() + 0.05, time.monotonic() + PATIENCE
        turns = 0
        while turns < TURNS or time.monotonic() < until:
            turns += 1
            self.app.processEvents()
            time.sleep(0.005)
            if is_busy():
                # What arrives last is seen one turn later: a layout shows what is put into it by an event.
                until = time.monotonic() + 0.02
                assert until < latest, "something is still being done"

    def wait(self, is_so: Callable[[], bool], words: str) -> None:
        until = time.monotonic() + PATIENCE
        while not is_so():
            assert time.monotonic() < until, words
            self.app.processEvents()
            time.sleep(0.005)

    def snap(self, page: str, state: str = "") -> None:
        """Draw the window as it stands."""
        self.settle()
        self._keep(page, state or self.state, self._shown().grab())

    def _keep(self, page: str, state: str, drawn: QPixmap) -> None:
        name = f"{page}--{state}--{self.look.name}".replace(" ", "-") + ".png"
        size = drawn.deviceIndependentSize().toSize()
        if (size.width(), size.height()) != SIZE:
            self.findings.fault(f"{page}, {state}: the window grew to {size.width()} x {size.height()}")
        if not drawn.save(str(self.folder / name)):
            self.findings.fault(f"{name} could not be written")
        self.findings.pictures.append(Picture(page, state, self.look.name, name))

    def _shown(self) -> QWidget:
        door = self._door
        return (door.window or door.sign_in or QWidget()) if door is not None else QWidget()

    def _meet_dialog(self) -> None:
        """A dialog that was asked for is drawn; any other is a fault. Both are answered with Escape."""
        dialog = self.app.activeModalWidget()
        if not isinstance(dialog, QDialog):
            return
        expected, self._expected = self._expected, None
        if expected is None and not self._may_complain:
            said = " / ".join(label.text() for label in dialog.findChildren(PlainLabel))
            self.findings.fault(f"an unexpected dialog: {said[:600]}")
        elif expected is not None:
            drawn = self._shown().grab()
            middle = QPoint((drawn.width() - dialog.width()) // 2, (drawn.height() - dialog.height()) // 2)
            if middle.x() < 0 or middle.y() < 0:
                self.findings.fault(f"{expected[0]}: the dialog is larger than the window")
            dialog.render(drawn, middle)
            painter = QPainter(drawn)
            painter.setPen(theme.tone("field_line"))
            painter.drawRect(QRect(middle, dialog.size()))
            painter.end()
            self._keep(*expected, drawn)
        dialog.reject()


def _busy_in(window: QWidget) -> Callable[[], bool]:
    """Whether what is in the window now does anything. Found once: each search goes through every object of it."""
    everything = window.findChildren(QObject)
    # Asked once of a kind: there are fifteen thousand objects, and a hundred kinds of them.
    kinds = {
        kind for kind in {type(one) for one in everything} if issubclass(kind, (Tasks, Timeline, QTimer))
    }
    found = [one for one in everything if type(one) in kinds]
    return lambda: any(_is_busy(one) for one in found if isValid(one))


def _is_busy(one: QObject) -> bool:
    match one:
        case Tasks():
            return one.is_busy
        case Timeline():
            return one.is_growing
        case QTimer():  # of a page that waits for announcements to end before it reads afresh
            return one.isActive() and one.isSingleShot() and one.interval() <= SOON_MS
    return False

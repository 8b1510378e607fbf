"""Linux: logind says over the system bus that the session is locked or the machine will sleep, the screen saver over
the session's own bus that it came on.

Listened to on a thread of its own, so that a window that hangs is locked too. Any sender is believed: whoever can speak
on these buses can at worst have a desk locked. Logind is asked to wait with sleeping until the desk is locked, which
ends when this process does.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Slot
from PySide6.QtWidgets import QWidget

from safetydesk import wording

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

LOGIND, MANAGER = "org.freedesktop.login1", "org.freedesktop.login1.Manager"
SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)
_SYSTEM_BUS = "/run/dbus/system_bus_socket"
_NAME = "safetydesk-leaving"


class LinuxSignals:
    """Silent where there is no bus."""

    def __init__(self) -> None:
        self._thread: QThread | None = None
        self._ear: QObject | None = None

    def start(self, window: QWidget, on_leaving: Callable[[], None]) -> None:
        """`window` is not needed here."""
        session, system = session_bus_is_there(), system_bus_is_there()
        if self._thread is not None or not (session or system):
            return
        # Here, not above: it would stand on the way to the sign-in.
        from PySide6.QtDBus import QDBusConnection

        ear = _ear(on_leaving)
        self._thread, self._ear = QThread(), ear
        self._thread.setObjectName(_NAME)
        ear.moveToThread(self._thread)
        self._thread.start()
        if session:
            bus = QDBusConnection.sessionBus()
            for saver in SAVERS:
                _hear(bus, saver, "ActiveChanged", ear, "1changed(bool)")
        if system:
            bus = QDBusConnection.systemBus()
            _hear(bus, f"{LOGIND}.Session", "Lock", ear, "1locked()")
            _hear(bus, MANAGER, "PrepareForSleep", ear, "1changed(bool)")
            _ask_to_wait(bus, ear)

    def stop(self) -> None:
        thread, self._thread = self._thread, None
        if thread is not None and self._ear is not None:
            self._ear.setProperty("is_over", True)
            thread.quit()
            thread.wait(2000)
            self._ear = None  # and with it what keeps the machine awake


def _ear(on_leaving: Callable[[], None]) -> QObject:
    """What hears; made here, so that nothing of D-Bus is loaded before somebody is in."""
    from PySide6.QtDBus import QDBusError, QDBusMessage

    class Ear(QObject):
        @Slot(bool)
        def changed(self, begins: bool) -> None:
            """The screen saver comes on, or the machine is about to sleep; not where either ends."""
            if begins:
                self.locked()

        @Slot()
        def locked(self) -> None:
            if not self.property("is_over"):
                on_leaving()

        @Slot(QDBusMessage)
        def waits(self, told: QDBusMessage) -> None:
            """The machine sleeps no sooner than this is let go of."""
            self.held = told.arguments()

        @Slot(QDBusError, QDBusMessage)
        def waits_not(self, _error: QDBusError, _told: QDBusMessage) -> None:
            """There is no logind, or it will not: the desk locks as the machine wakes."""

    return Ear()


def session_bus_is_there() -> bool:
    """Asked before Qt is: without an address it would try to start a bus."""
    if os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return True
    run = os.environ.get("XDG_RUNTIME_DIR")
    return bool(run) and (Path(run or "") / "bus").exists()


def system_bus_is_there() -> bool:
    return bool(os.environ.get("DBUS_SYSTEM_BUS_ADDRESS")) or Path(_SYSTEM_BUS).exists()


def _hear(bus: QDBusConnection, interface: str, signal: str, ear: QObject, slot: str) -> None:
    # Any path: each desktop has its own.
    bus.connect("", "", interface, signal, ear, slot)  # type: ignore[call-overload]  # the stubs want bytes, Qt text


def _ask_to_wait(bus: QDBusConnection, ear: QObject) -> None:
    from PySide6.QtDBus import QDBusMessage

    asked = QDBusMessage.createMethodCall(LOGIND, "/org/freedesktop/login1", MANAGER, "Inhibit")
    asked.setAutoStartService(False)
    asked.setArguments(["sleep", "SafetyDesk", wording.label("lock_before_sleep"), "delay"])
    slots = ("1waits(QDBusMessage)", "1waits_not(QDBusError,QDBusMessage)")
    bus.callWithCallback(asked, ear, *slots)  # type: ignore[call-overload]  # the stubs want bytes, Qt text

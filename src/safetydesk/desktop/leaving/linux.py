"""Linux: logind says over the system bus that the session is locked or the machine will sleep, the screen saver over
the session's own bus that it came on.

Listened to on a thread of its own, so that a window that hangs is locked too. Any sender is believed: whoever can speak
on these buses as somebody else's session can at worst have a desk locked.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Slot
from PySide6.QtDBus import QDBusConnection
from PySide6.QtWidgets import QWidget

LOGIND = "org.freedesktop.login1"
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
        self._ear: _Ear | None = None

    def start(self, window: QWidget, on_leaving: Callable[[], None]) -> None:
        """`window` is not needed here."""
        session, system = session_bus_is_there(), system_bus_is_there()
        if self._thread is not None or not (session or system):
            return
        self._thread, self._ear = QThread(), _Ear(on_leaving)
        self._thread.setObjectName(_NAME)
        self._ear.moveToThread(self._thread)
        self._thread.start()
        if session:
            bus = QDBusConnection.sessionBus()
            for saver in SAVERS:
                _hear(bus, saver, "ActiveChanged", self._ear, "1changed(bool)")
        if system:
            bus = QDBusConnection.systemBus()
            _hear(bus, f"{LOGIND}.Session", "Lock", self._ear, "1locked()")
            _hear(bus, f"{LOGIND}.Manager", "PrepareForSleep", self._ear, "1changed(bool)")

    def stop(self) -> None:
        thread, self._thread = self._thread, None
        if thread is not None and self._ear is not None:
            self._ear.is_over = True
            thread.quit()
            thread.wait(2000)
            self._ear = None


class _Ear(QObject):
    def __init__(self, on_leaving: Callable[[], None]) -> None:
        super().__init__()
        self._on_leaving = on_leaving
        self.is_over = False

    @Slot(bool)
    def changed(self, begins: bool) -> None:
        """The screen saver comes on, or the machine is about to sleep; not where either ends."""
        if begins and not self.is_over:
            self._on_leaving()

    @Slot()
    def locked(self) -> None:
        if not self.is_over:
            self._on_leaving()


def session_bus_is_there() -> bool:
    """Asked before Qt is: without an address it would try to start a bus."""
    if os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return True
    run = os.environ.get("XDG_RUNTIME_DIR")
    return bool(run) and (Path(run or "") / "bus").exists()


def system_bus_is_there() -> bool:
    return bool(os.environ.get("DBUS_SYSTEM_BUS_ADDRESS")) or Path(_SYSTEM_BUS).exists()


def _hear(bus: QDBusConnection, interface: str, signal: str, ear: QObject, slot: str) -> None:
    # Any path: each desktop has its own. The stubs ask for bytes, which the library itself refuses.
    bus.connect("", "", interface, signal, ear, slot)  # type: ignore[call-overload]

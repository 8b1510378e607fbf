"""Windows: messages to the window say that the session is locked or left, the machine sleeps, or Windows ends."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtWidgets import QWidget

WM_QUERYENDSESSION, WM_POWERBROADCAST, WM_WTSSESSION_CHANGE = 0x0011, 0x0218, 0x02B1
PBT_APMSUSPEND = 0x0004
WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOGOFF, WTS_SESSION_LOCK = 0x2, 0x4, 0x6, 0x7
_THIS_SESSION = 0
_LEAVING = {
    WM_QUERYENDSESSION: None,
    WM_POWERBROADCAST: {PBT_APMSUSPEND},
    WM_WTSSESSION_CHANGE: {
        WTS_CONSOLE_DISCONNECT,
        WTS_REMOTE_DISCONNECT,
        WTS_SESSION_LOGOFF,
        WTS_SESSION_LOCK,
    },
}
_KINDS = (b"windows_generic_MSG", b"windows_dispatcher_MSG")


class WindowsSignals:
    """One filter over all messages of this program."""

    def __init__(self) -> None:
        self._filter: MessageFilter | None = None
        self._registered = 0

    def start(self, window: QWidget, on_leaving: Callable[[], None]) -> None:
        """Session changes are sent only to a window that asked for them, once it has a handle."""
        app = QCoreApplication.instance()
        if self._filter is not None or app is None:
            return
        self._filter = MessageFilter(on_leaving)
        app.installNativeEventFilter(self._filter)
        if sys.platform == "win32":
            handle = int(window.winId())
            if ctypes.WinDLL("wtsapi32").WTSRegisterSessionNotification(wintypes.HWND(handle), _THIS_SESSION):
                self._registered = handle

    def stop(self) -> None:
        app = QCoreApplication.instance()
        if self._filter is not None and app is not None:
            app.removeNativeEventFilter(self._filter)
        self._filter = None
        if sys.platform == "win32" and self._registered:
            ctypes.WinDLL("wtsapi32").WTSUnRegisterSessionNotification(wintypes.HWND(self._registered))
        self._registered = 0


class MessageFilter(QAbstractNativeEventFilter):
    """Reads each message and passes all of them on."""

    def __init__(self, on_leaving: Callable[[], None]) -> None:
        super().__init__()
        self._on_leaving = on_leaving

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        if bytes(kind) in _KINDS and int(message):  # type: ignore[arg-type]  # the stubs do not know that QByteArray is one
            found = wintypes.MSG.from_address(int(message))
            if says_leaving(found.message, found.wParam):
                self._on_leaving()
        return False, 0


def says_leaving(message: int, what: int) -> bool:
    """Whether this message means that nobody will be at the desk."""
    if message not in _LEAVING:
        return False
    meant = _LEAVING[message]
    return meant is None or what in meant

"""macOS: the screen's lock is told to every program that asks the distributed notification centre, in plain C.

Sleep needs no sign of its own: `idle.awake_seconds` counts it, and the desk locks within seconds of waking.
"""

from __future__ import annotations

import ctypes
import ctypes.util
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

LOCKED = b"com.apple.screenIsLocked"
_UTF8 = 0x08000100
_DELIVER_AT_ONCE = 4
_CALLBACK = ctypes.CFUNCTYPE(
    None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p
)


class MacSignals:
    """`library` is CoreFoundation; None where it cannot be loaded, and then nothing is heard."""

    def __init__(self, library: Any = None) -> None:
        self._library = library
        self._callback: Any = None
        self._name: int | None = None

    def start(self, window: QWidget, on_leaving: Callable[[], None]) -> None:
        """`window` is not needed here. Delivered by the main thread's loop, which is Qt's."""
        library = self._library = self._library or _core_foundation()
        if library is None or self._callback is not None:
            return

        def heard(*_told: object) -> None:
            on_leaving()

        self._callback = _CALLBACK(heard)  # kept: the centre holds no reference of its own
        self._name = library.CFStringCreateWithCString(None, LOCKED, _UTF8)
        library.CFNotificationCenterAddObserver(
            library.CFNotificationCenterGetDistributedCenter(),
            ctypes.cast(self._callback, ctypes.c_void_p),
            self._callback,
            self._name,
            None,
            _DELIVER_AT_ONCE,
        )

    def stop(self) -> None:
        library, callback = self._library, self._callback
        if library is None or callback is None:
            return
        library.CFNotificationCenterRemoveEveryObserver(
            library.CFNotificationCenterGetDistributedCenter(), ctypes.cast(callback, ctypes.c_void_p)
        )
        library.CFRelease(self._name)
        self._callback = self._name = None


def _core_foundation() -> Any:
    """CoreFoundation with the types of what is called in it; None on any other system."""
    found = ctypes.util.find_library("CoreFoundation")
    if found is None:
        return None
    try:
        library = ctypes.CDLL(found)
    except OSError:
        return None
    pointer = ctypes.c_void_p
    library.CFStringCreateWithCString.restype = pointer
    library.CFStringCreateWithCString.argtypes = [pointer, ctypes.c_char_p, ctypes.c_uint32]
    library.CFNotificationCenterGetDistributedCenter.restype = pointer
    library.CFNotificationCenterGetDistributedCenter.argtypes = []
    library.CFNotificationCenterAddObserver.restype = None
    library.CFNotificationCenterAddObserver.argtypes = [
        pointer,
        pointer,
        _CALLBACK,
        pointer,
        pointer,
        ctypes.c_long,
    ]
    library.CFNotificationCenterRemoveEveryObserver.restype = None
    library.CFNotificationCenterRemoveEveryObserver.argtypes = [pointer, pointer]
    library.CFRelease.restype = None
    library.CFRelease.argtypes = [pointer]
    return library

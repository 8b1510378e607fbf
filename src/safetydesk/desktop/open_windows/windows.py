"""Windows: every window on the desktop with the edges that are drawn, without the shadow that lies around them."""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes
from typing import Any

from PySide6.QtCore import QRect

EDGES_DRAWN, CLOAKED = 9, 14
"""DWMWA_EXTENDED_FRAME_BOUNDS, and DWMWA_CLOAKED: there, but not shown, as on another desktop."""
BACKGROUND = ("Progman", "WorkerW")
"""The desktop itself, which is no window to a person."""
_LONGEST = 64
_CALLBACK: Any = getattr(ctypes, "WINFUNCTYPE", ctypes.CFUNCTYPE)(
    wintypes.BOOL, wintypes.HWND, wintypes.LPARAM
)


def frames(user32: Any = None, dwmapi: Any = None) -> list[QRect]:
    """In pixels of the whole desktop, the front one first: that is the order they are told in."""
    if sys.platform == "win32" and user32 is None:
        user32, dwmapi = ctypes.WinDLL("user32"), ctypes.WinDLL("dwmapi")
        for name in ("IsWindowVisible", "IsIconic"):
            getattr(user32, name).argtypes = [wintypes.HWND]
        user32.GetClassNameW.argtypes = [wintypes.HWND, wintypes.LPWSTR, ctypes.c_int]
        user32.EnumWindows.argtypes = [_CALLBACK, wintypes.LPARAM]
        dwmapi.DwmGetWindowAttribute.argtypes = [
            wintypes.HWND,
            wintypes.DWORD,
            ctypes.c_void_p,
            wintypes.DWORD,
        ]
    found: list[QRect] = []

    def told(window: int, _with: int) -> bool:
        frame = _frame(user32, dwmapi, window)
        if frame is not None:
            found.append(frame)
        return True

    user32.EnumWindows(_CALLBACK(told), 0)
    return found


def _frame(user32: Any, dwmapi: Any, window: int) -> QRect | None:
    if not user32.IsWindowVisible(window) or user32.IsIconic(window):
        return None
    name = ctypes.create_unicode_buffer(_LONGEST)
    user32.GetClassNameW(window, name, _LONGEST)
    cloaked, edges = wintypes.DWORD(0), wintypes.RECT()
    dwmapi.DwmGetWindowAttribute(window, CLOAKED, ctypes.byref(cloaked), ctypes.sizeof(cloaked))
    if cloaked.value or name.value in BACKGROUND:
        return None
    if dwmapi.DwmGetWindowAttribute(window, EDGES_DRAWN, ctypes.byref(edges), ctypes.sizeof(edges)):
        return None
    return QRect(edges.left, edges.top, edges.right - edges.left, edges.bottom - edges.top)

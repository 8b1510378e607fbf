"""Windows' and macOS' own calls, as their libraries lay the answers out. Tried on neither: this shows the calls."""

from __future__ import annotations

import ctypes
from ctypes import wintypes

from PySide6.QtCore import QRect

from safetydesk.desktop import open_windows
from safetydesk.desktop.open_windows import macos, windows


class User32:
    """Tells of windows 1, 2 ..., each with its class."""

    names = ("Chrome", "Hidden", "Small", "Cloaked", "Progman", "Notepad", "Gone")

    def EnumWindows(self, told, with_it):
        return all(told(number, with_it) for number in range(1, len(self.names) + 1))

    def IsWindowVisible(self, window):
        return self.names[window - 1] != "Hidden"

    def IsIconic(self, window):
        return self.names[window - 1] == "Small"

    def GetClassNameW(self, window, name, longest):
        assert longest == len(name)
        name.value = self.names[window - 1]


class Dwm:
    def DwmGetWindowAttribute(self, window, what, at, size):
        if what == windows.CLOAKED:
            ctypes.cast(at, ctypes.POINTER(wintypes.DWORD))[0] = int(User32.names[window - 1] == "Cloaked")
            return 0
        assert (what, size) == (windows.EDGES_DRAWN, ctypes.sizeof(wintypes.RECT))
        if User32.names[window - 1] == "Gone":
            return -1
        rect = ctypes.cast(at, ctypes.POINTER(wintypes.RECT))[0]
        rect.left, rect.top, rect.right, rect.bottom = -10 * window, 20, 300, 220
        return 0


def test_windows_tells_of_what_is_drawn_on_this_desktop():
    assert windows.frames(User32(), Dwm()) == [QRect(-10, 20, 310, 200), QRect(-60, 20, 360, 200)]


class CoreGraphics:
    """Numbers for the objects: 1 the list, 2 a window each with its layer and edges."""

    windows = ((0, (10.0, 20.0, 300.0, 200.0)), (25, (0.0, 0.0, 1440.0, 24.0)), (0, (5.5, 6.0, 40.0, 30.0)))

    def __init__(self) -> None:
        self.released: list[int] = []

    def CGWindowListCopyWindowInfo(self, option, relative):
        assert (option, relative) == (17, 0)
        return 1

    def CFStringCreateWithCString(self, _allocator, text, _encoding):
        return {b"kCGWindowLayer": 71, b"kCGWindowBounds": 72}[text]

    def CFArrayGetCount(self, told):
        return len(self.windows)

    def CFArrayGetValueAtIndex(self, told, place):
        return 100 + place

    def CFDictionaryGetValue(self, window, key):
        return window * 100 + key

    def CFNumberGetValue(self, number, kind, at):
        assert kind == 9
        ctypes.cast(at, ctypes.POINTER(ctypes.c_int))[0] = self.windows[number // 100 - 100][0]
        return True

    def CGRectMakeWithDictionaryRepresentation(self, bounds, at):
        rect = ctypes.cast(at, ctypes.POINTER(macos.Rect))[0]
        rect.left, rect.top, rect.width, rect.height = self.windows[bounds // 100 - 100][1]
        return True

    def CFRelease(self, one):
        self.released.append(one)


def test_macos_tells_of_the_windows_and_not_of_its_bars():
    library = CoreGraphics()
    assert macos.frames(library) == [QRect(10, 20, 300, 200), QRect(6, 6, 40, 30)]
    assert sorted(library.released) == [1, 71, 72]


def test_what_is_too_small_to_be_named_is_left_out(monkeypatch):
    monkeypatch.setattr(open_windows, "_asked", lambda: [QRect(0, 0, 300, 10), QRect(0, 0, 300, 100)])
    assert open_windows.open_windows() == [QRect(0, 0, 300, 100)]

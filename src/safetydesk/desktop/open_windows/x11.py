"""X: the windows that the window manager keeps a list of, with the frame it draws around each.

Asked over a connection of its own, by the library that Qt's window needs already. A window that goes meanwhile is
left out: xcb answers an error with nothing, where Xlib would end the program.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import struct
from typing import Any

from PySide6.QtCore import QMargins, QRect

_ANY, _LONGEST = 0, 4096
_VIEWABLE = 2
_EVERY_DESKTOP = 0xFFFFFFFF
_DEEPEST = 8
"""How many windows a frame may lie around a window."""


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _Roots(ctypes.Structure):
    _fields_ = (("data", ctypes.POINTER(ctypes.c_uint32)), ("rem", ctypes.c_int), ("index", ctypes.c_int))


_QUESTIONS: dict[str, tuple[Any, ...]] = {
    "query_tree": (ctypes.c_uint32,),
    "get_geometry": (ctypes.c_uint32,),
    "get_window_attributes": (ctypes.c_uint32,),
    "intern_atom": (ctypes.c_uint8, ctypes.c_uint16, ctypes.c_char_p),
    "get_property": (ctypes.c_uint8,) + (ctypes.c_uint32,) * 5,
}


def frames() -> list[QRect]:
    """In pixels of the whole desktop, the front one first; none without a window manager that keeps the list."""
    library = _xcb()
    if library is None:
        return []
    line = library.xcb_connect(None, None)
    try:
        if library.xcb_connection_has_error(line):
            return []
        return _Desktop(library, line).frames()
    finally:
        library.xcb_disconnect(line)


class _Desktop:
    """One connection, and what is asked over it."""

    def __init__(self, library: Any, line: int) -> None:
        self._library, self._line = library, line
        self._root = int(library.xcb_setup_roots_iterator(library.xcb_get_setup(line)).data[0])
        self._atoms: dict[bytes, int] = {}

    def frames(self) -> list[QRect]:
        here = self._numbers(self._root, b"_NET_CURRENT_DESKTOP")
        found = []
        for window in reversed(self._numbers(self._root, b"_NET_CLIENT_LIST_STACKING")):
            on = self._numbers(window, b"_NET_WM_DESKTOP")
            if here and on and on[0] not in (here[0], _EVERY_DESKTOP):
                continue
            if self._is_shown(window) and (frame := self._frame(window)) is not None:
                found.append(frame)
        return found

    def _is_shown(self, window: int) -> bool:
        told = self._ask("get_window_attributes", window)
        hidden = self._atom(b"_NET_WM_STATE_HIDDEN")
        return (
            len(told) > 26 and told[26] == _VIEWABLE and hidden not in self._numbers(window, b"_NET_WM_STATE")
        )

    def _frame(self, window: int) -> QRect | None:
        """Of the outermost window around it; without the shadow that some programs draw themselves."""
        shadow = self._numbers(window, b"_GTK_FRAME_EXTENTS")
        for _ in range(_DEEPEST):
            tree = self._ask("query_tree", window)
            if len(tree) < 16:
                return None
            (above,) = struct.unpack_from("=I", tree, 12)
            if above in (self._root, 0):
                break
            window = above
        told = self._ask("get_geometry", window)
        if len(told) < 22:
            return None
        left, top, width, height, edge = struct.unpack_from("=hhHHH", told, 12)
        frame = QRect(left, top, width + 2 * edge, height + 2 * edge)
        if len(shadow) != 4:
            return frame
        return frame.marginsRemoved(QMargins(shadow[0], shadow[2], shadow[1], shadow[3]))

    def _numbers(self, window: int, name: bytes) -> list[int]:
        told = self._ask("get_property", 0, window, self._atom(name), _ANY, 0, _LONGEST)
        if len(told) < 32 or told[1] != 32:
            return []
        (count,) = struct.unpack_from("=I", told, 16)
        return [number for (number,) in struct.iter_unpack("=I", told[32 : 32 + 4 * count])]

    def _atom(self, name: bytes) -> int:
        if name not in self._atoms:
            told = self._ask("intern_atom", 0, len(name), name)
            self._atoms[name] = struct.unpack_from("=I", told, 8)[0] if len(told) >= 12 else 0
        return self._atoms[name]

    def _ask(self, question: str, *given: Any) -> bytes:
        """The whole answer, as the protocol lays it out; nothing where there is none."""
        cookie = getattr(self._library, f"xcb_{question}")(self._line, *given)
        at = getattr(self._library, f"xcb_{question}_reply")(self._line, cookie, None)
        if not at:
            return b""
        try:
            (more,) = struct.unpack_from("=I", ctypes.string_at(at, 8), 4)
            return ctypes.string_at(at, 32 + 4 * more)
        finally:
            _FREE(at)


_FREE = ctypes.CDLL(None).free
_FREE.argtypes, _FREE.restype = [ctypes.c_void_p], None


def _xcb() -> Any:
    """The library with the types of what is called in it; None where there is none."""
    try:
        library = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return None
    pointer = ctypes.c_void_p
    library.xcb_connect.argtypes, library.xcb_connect.restype = [ctypes.c_char_p, pointer], pointer
    library.xcb_disconnect.argtypes, library.xcb_disconnect.restype = [pointer], None
    library.xcb_connection_has_error.argtypes = [pointer]
    library.xcb_get_setup.argtypes, library.xcb_get_setup.restype = [pointer], pointer
    library.xcb_setup_roots_iterator.argtypes = [pointer]
    library.xcb_setup_roots_iterator.restype = _Roots
    for question, given in _QUESTIONS.items():
        asks, answers = getattr(library, f"xcb_{question}"), getattr(library, f"xcb_{question}_reply")
        asks.argtypes, asks.restype = [pointer, *given], _Cookie
        answers.argtypes, answers.restype = [pointer, _Cookie, pointer], pointer
    return library

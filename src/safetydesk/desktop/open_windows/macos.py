"""macOS: the windows on the screen, in plain C. Their edges are told to every program; titles and pixels are not."""

from __future__ import annotations

import ctypes
import ctypes.util
from typing import Any

from PySide6.QtCore import QRect

ON_SCREEN, NO_DESKTOP = 1, 16
"""kCGWindowListOptionOnScreenOnly and kCGWindowListExcludeDesktopElements."""
NORMAL_LAYER = 0
"""The menu bar, the Dock and what floats above all lie in others."""
_UTF8 = 0x08000100
_INT = 9


class Rect(ctypes.Structure):
    """CGRect, in points of the whole desktop."""

    _fields_ = (
        ("left", ctypes.c_double),
        ("top", ctypes.c_double),
        ("width", ctypes.c_double),
        ("height", ctypes.c_double),
    )


def frames(library: Any = None) -> list[QRect]:
    """In points of the whole desktop, the front one first: that is the order they are told in."""
    library = library or _core_graphics()
    if library is None:
        return []
    told = library.CGWindowListCopyWindowInfo(ON_SCREEN | NO_DESKTOP, 0)
    if not told:
        return []
    keys = [
        library.CFStringCreateWithCString(None, key, _UTF8) for key in (b"kCGWindowLayer", b"kCGWindowBounds")
    ]
    try:
        windows = (
            library.CFArrayGetValueAtIndex(told, place) for place in range(library.CFArrayGetCount(told))
        )
        found = [_frame(library, window, *keys) for window in windows]
    finally:
        for one in (*keys, told):
            library.CFRelease(one)
    return [one for one in found if one is not None]


def _frame(library: Any, window: int, layer_key: int, edges_key: int) -> QRect | None:
    layer, edges = ctypes.c_int(NORMAL_LAYER), Rect()
    number = library.CFDictionaryGetValue(window, layer_key)
    if number:
        library.CFNumberGetValue(number, _INT, ctypes.byref(layer))
    bounds = library.CFDictionaryGetValue(window, edges_key)
    if layer.value != NORMAL_LAYER or not bounds:
        return None
    if not library.CGRectMakeWithDictionaryRepresentation(bounds, ctypes.byref(edges)):
        return None
    return QRect(round(edges.left), round(edges.top), round(edges.width), round(edges.height))


def _core_graphics() -> Any:
    """CoreGraphics, through which CoreFoundation is reached too; None on any other system."""
    found = ctypes.util.find_library("CoreGraphics")
    if found is None:
        return None
    try:
        library = ctypes.CDLL(found)
    except OSError:
        return None
    pointer, number = ctypes.c_void_p, ctypes.c_uint32
    types: dict[str, tuple[Any, list[Any]]] = {
        "CGWindowListCopyWindowInfo": (pointer, [number, number]),
        "CGRectMakeWithDictionaryRepresentation": (ctypes.c_bool, [pointer, pointer]),
        "CFStringCreateWithCString": (pointer, [pointer, ctypes.c_char_p, number]),
        "CFArrayGetCount": (ctypes.c_long, [pointer]),
        "CFArrayGetValueAtIndex": (pointer, [pointer, ctypes.c_long]),
        "CFDictionaryGetValue": (pointer, [pointer, pointer]),
        "CFNumberGetValue": (ctypes.c_bool, [pointer, ctypes.c_long, pointer]),
        "CFRelease": (None, [pointer]),
    }
    for name, (returned, given) in types.items():
        called = getattr(library, name)
        called.restype, called.argtypes = returned, given
    return library

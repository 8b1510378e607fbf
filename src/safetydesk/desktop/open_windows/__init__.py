"""Where the windows of other programs stand on the screen, asked of the system itself: Qt knows its own alone.

Only their edges are asked for: no title, no program, no pixel. Whoever wants them takes a picture of the screen.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication

LEAST = 24
"""What is smaller on a side, in the system's units, is no window that a person would name."""


def open_windows() -> list[QRect]:
    """The front one first, in the system's own units; none where the system does not tell."""
    return [one for one in _asked() if one.width() >= LEAST and one.height() >= LEAST]


def in_points() -> bool:
    """Whether the system's own units are points; pixels otherwise."""
    return sys.platform == "darwin"


def _asked() -> list[QRect]:
    if sys.platform == "darwin":
        from safetydesk.desktop.open_windows.macos import frames
    elif sys.platform == "win32":
        from safetydesk.desktop.open_windows.windows import frames
    elif QGuiApplication.platformName() == "xcb":
        from safetydesk.desktop.open_windows.x11 import frames
    else:
        return []
    return frames()

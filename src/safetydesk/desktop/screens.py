"""The monitors of this computer, and a picture of what one of them shows. Handed in, so that tests paint their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QImage

from safetydesk.desktop.open_windows import in_points, open_windows


@dataclass(frozen=True, slots=True, kw_only=True)
class Monitor:
    """`area` in the desktop's own coordinates, which have their origin at the first monitor."""

    name: str
    area: QRect


class Screens(Protocol):
    """What taking a picture of the screen asks of the system."""

    def monitors(self) -> list[Monitor]:
        """In the system's order, the first one first."""

    def may_grab(self) -> bool:
        """False where the system lets no program take the screen."""

    def grab(self, place: int) -> QImage | None:
        """What the monitor at that place shows, in its own pixels; None where the system gives nothing."""

    def windows(self, place: int) -> list[QRect]:
        """The edges of what stands open on that monitor, in pixels of what `grab` gives, the front one first; none
        where the system does not tell. They may reach beyond it."""


class QtScreens:
    """The real ones, by Qt; of other programs' windows it knows nothing."""

    def monitors(self) -> list[Monitor]:
        return [Monitor(name=one.name(), area=one.geometry()) for one in QGuiApplication.screens()]

    def may_grab(self) -> bool:
        return not QGuiApplication.platformName().startswith("wayland")

    def grab(self, place: int) -> QImage | None:
        screens = QGuiApplication.screens()
        if place >= len(screens):
            return None  # unplugged meanwhile
        taken = screens[place].grabWindow(0)
        return None if taken.isNull() else taken.toImage()

    def windows(self, place: int) -> list[QRect]:
        screens = QGuiApplication.screens()
        if place >= len(screens):
            return []
        screen = screens[place]
        scale = screen.devicePixelRatio() if in_points() else 1.0
        return [on_monitor(one, screen.geometry(), scale) for one in open_windows()]


def on_monitor(window: QRect, area: QRect, scale: float) -> QRect:
    """The edges counted from a monitor's corner, in its own pixels.

    `scale`: pixels to a unit of `window`. Where those are pixels it is 1: Qt divides a monitor's size by its scale, but
    leaves its corner where it is.
    """
    moved = window.translated(-area.topLeft())
    corner = (round(moved.left() * scale), round(moved.top() * scale))
    return QRect(*corner, round(moved.width() * scale), round(moved.height() * scale))

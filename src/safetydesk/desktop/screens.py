"""The monitors of this computer, and a picture of what one of them shows. Handed in, so that tests paint their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QImage


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


class QtScreens:
    """The real ones, by Qt."""

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

"""Monitors that a test paints: what they show while a picture is taken is noted with what of ours was visible."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from safetydesk.desktop.screens import Monitor, QtScreens


@dataclass
class PretendScreens:
    """`areas` in points; each has `ratio` pixels to a point and its own colour. `gives` False: the system refuses.
    `stands_open`: the windows on a monitor, in its pixels."""

    areas: list[QRect] = field(default_factory=lambda: [QRect(0, 0, 400, 300)])
    ratio: int = 1
    allowed: bool = True
    gives: bool = True
    seen: list[int] = field(default_factory=list)
    stands_open: dict[int, list[QRect]] = field(default_factory=dict)

    def monitors(self) -> list[Monitor]:
        return [Monitor(name=f"HDMI-{place}", area=area) for place, area in enumerate(self.areas)]

    def may_grab(self) -> bool:
        return self.allowed

    def grab(self, place: int) -> QImage | None:
        self.seen.append(sum(window.isVisible() for window in QApplication.topLevelWidgets()))
        if not self.gives:
            return None
        size = self.areas[place].size() * self.ratio
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(0x204060 + place)
        return image

    def windows(self, place: int) -> list[QRect]:
        return self.stands_open.get(place, [])


def lent(monkeypatch: pytest.MonkeyPatch) -> PretendScreens:
    """Monitors that stand in for the real ones in a whole window."""
    painted = PretendScreens()
    for name in ("monitors", "may_grab", "grab", "windows"):
        monkeypatch.setattr(QtScreens, name, lambda _self, *given, name=name: getattr(painted, name)(*given))
    return painted

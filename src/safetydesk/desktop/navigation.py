"""Where in the window one is, and how to go elsewhere. Rooms know places by name and never one another."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

_REMEMBERED = 50


@dataclass(frozen=True, slots=True)
class Place:
    """A room by its key, and what is to be shown there."""

    name: str
    what: dict[str, str] = field(default_factory=dict)


class Navigator(QObject):
    """`moved(Place)` when the window is to show another place."""

    moved = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._trail: list[Place] = []
        self._at = -1

    def go(self, place: str, **what: str) -> None:
        """Go there. To go where one is shows it afresh and adds nothing to the way back."""
        there = Place(place, dict(what))
        if there != self.here():
            self._trail = [*self._trail[: self._at + 1], there][-_REMEMBERED:]
            self._at = len(self._trail) - 1
        self.moved.emit(there)

    def back(self) -> None:
        """To where one was before; nothing where there is no before."""
        self._step(-1)

    def forward(self) -> None:
        """Undo a `back`."""
        self._step(1)

    def here(self) -> Place | None:
        """Where one is."""
        return self._trail[self._at] if self._at >= 0 else None

    def _step(self, way: int) -> None:
        if 0 <= self._at + way < len(self._trail):
            self._at += way
            self.moved.emit(self._trail[self._at])

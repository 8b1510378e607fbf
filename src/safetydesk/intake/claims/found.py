"""How claims are collected: short lines of text, at most so many, what names a place only where it was asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from safetydesk.visible import visible_line

LONGEST: Final = 300
"""Letters of one value."""
MOST: Final = 120
"""Claims of one file."""
MOST_OF_ONE: Final = 40
"""Claims with the same name: a mail may have been received by hundreds, or say so."""
_MORE: Final = "…"


class Found:
    """`claims` are pairs of a name (`[label] claim.<name>`) and a line; `damaged` names parts that cannot be read."""

    def __init__(self, with_place: bool) -> None:
        self.with_place = with_place
        self.has_place = False
        self.claims: list[tuple[str, str]] = []
        self.left_out = 0
        self.damaged: list[str] = []

    def say(self, name: str, value: str) -> None:
        """One claim, shortened; nothing for an empty one."""
        line = visible_line(" ".join(value[: LONGEST * 4].replace("\x00", " ").split()))
        if not line:
            return
        same = sum(1 for each, _ in self.claims if each == name)
        if len(self.claims) >= MOST or same >= MOST_OF_ONE:
            self.left_out += 1
            return
        self.claims.append((name, line if len(line) <= LONGEST else line[: LONGEST - 1] + _MORE))

    def say_place(self, name: str, value: Callable[[], str]) -> None:
        """A claim that names a place: that there is one is always told, what it says only where it was asked for."""
        self.has_place = True
        if self.with_place:
            self.say(name, value())

    def read(self, part: str, reading: Callable[[], object]) -> None:
        """Read one part; whatever is wrong with it, the others are read all the same."""
        try:
            reading()
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - a hostile part may raise anything, and every bit of it means one thing
            self.damaged.append(part)

"""A screenshot as its rows of pixels, each told in a few greys: enough to know the row again, not to read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

BINS: Final = 48
"""Greys (0 to 255) that a row is told in, from left to right; each the mean of its share of the row."""
_ALIKE: Final = 14
"""By how much a grey may differ in rows that show the same: JPEG, a wallpaper that shines through."""
_FLAT: Final = 12
"""A row whose greys lie this close together shows nothing to know it by."""
_COARSE, _STEP = 4, 24
_GIVEN_TOP: Final = 4
"""Of this many rows in a row, fixed ones, one may differ: a bubble's edge may run along under the bar."""


@dataclass(frozen=True)
class ScreenRows:
    """`greys` holds `height` rows of `BINS` bytes, in rows of the picture itself."""

    height: int
    greys: bytes = field(repr=False)

    @cached_property
    def rows(self) -> tuple[bytes, ...]:
        return tuple(self.greys[place : place + BINS] for place in range(0, self.height * BINS, BINS))

    @cached_property
    def is_textured(self) -> tuple[bool, ...]:
        """Of each row, whether it shows something to know it by."""
        return tuple(max(row) - min(row) > _FLAT for row in self.rows)

    @cached_property
    def marks(self) -> tuple[tuple[bytes, bytes], ...]:
        """Two coarse names of each row: what differs a little has the same name in one of them at least, mostly."""
        return tuple(_marks(row) for row in self.rows)


def _marks(row: bytes) -> tuple[bytes, bytes]:
    coarse = [sum(row[place : place + _COARSE]) // _COARSE for place in range(0, BINS, _COARSE)]
    half = _STEP // 2
    return bytes(grey // _STEP for grey in coarse), bytes((grey + half) // _STEP + 128 for grey in coarse)


def alike(one: bytes, other: bytes) -> bool:
    """Whether two rows show the same, as far as greys tell."""
    if one == other:
        return True
    return all(-_ALIKE <= a - b <= _ALIKE for a, b in zip(one, other, strict=True))


def mostly_alike(one: bytes, other: bytes) -> bool:
    """The same but for a quarter of the row: a bar with a clock and a battery in it."""
    if one == other:
        return True
    return sum(abs(a - b) > _ALIKE for a, b in zip(one, other, strict=True)) * 4 <= BINS


def fixed_edges(screens: Sequence[ScreenRows]) -> tuple[int, int]:
    """How many rows at the top and at the bottom stand still while the rest scrolls: bars, the line to type in.

    A row stands still where most screens show it at the same place. At most a quarter of the screen at either end.
    """
    if len(screens) < 2:
        return 0, 0
    least = min(screen.height for screen in screens) // 4
    top = _still([screen.rows for screen in screens], least)
    return top, _still([screen.rows[::-1] for screen in screens], least)


def _still(columns: Sequence[Sequence[bytes]], most: int) -> int:
    """Rows from the edge on that most screens share. A few that differ among them do not end the bar."""
    last, differing = 0, 0
    needed = max(2, -(-len(columns) * 3 // 4))
    for place in range(most):
        here = [rows[place] for rows in columns]
        if any(sum(mostly_alike(one, other) for other in here) >= needed for one in _tries(here)):
            last, differing = place + 1, 0
        else:
            differing += 1
            if differing > _GIVEN_TOP:
                break
    return last


def _tries(here: Sequence[bytes]) -> list[bytes]:
    """A row that three in four share is among any few that are taken over the length of them."""
    step = max(1, len(here) // 4)
    return list(here[::step])

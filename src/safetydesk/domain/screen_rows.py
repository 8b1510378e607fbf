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
_GIVEN: Final = 4
"""So many rows may differ in a row of a bar that stands still."""
_EDGE: Final = 3
"""Greys by which a bar differs from what is beside it, at the least."""


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
        coarse = [[sum(row[at : at + _COARSE]) for at in range(0, BINS, _COARSE)] for row in self.rows]
        around = zip((coarse[0], *coarse), coarse, (*coarse[1:], coarse[-1]), strict=False)
        return tuple(_marks(*three) for three in around)


def _marks(before: Sequence[int], row: Sequence[int], after: Sequence[int]) -> tuple[bytes, bytes]:
    """Told with the rows beside it: a picture made smaller on its way has its rows a part of a row further."""
    coarse = [sum(three) // (3 * _COARSE) for three in zip(before, row, after, strict=True)]
    half = _STEP // 2
    return bytes(grey // _STEP for grey in coarse), bytes((grey + half) // _STEP + 128 for grey in coarse)


def alike(one: bytes, other: bytes) -> bool:
    """Whether two rows show the same, as far as greys tell."""
    if one == other:
        return True
    return all(-_ALIKE <= a - b <= _ALIKE for a, b in zip(one, other, strict=True))


def alike_beside(row: bytes, before: bytes, one: bytes, after: bytes) -> bool:
    """Whether it shows what lies at one row or part of a row further: a picture made smaller has its rows there."""
    return all(
        min(three) - _ALIKE <= grey <= max(three) + _ALIKE
        for grey, *three in zip(row, before, one, after, strict=True)
    )


def mostly_alike(one: bytes, other: bytes) -> bool:
    """The same but for a quarter of the row: a bar with a clock and a battery in it."""
    if one == other:
        return True
    return sum(abs(a - b) > _ALIKE for a, b in zip(one, other, strict=True)) * 4 <= BINS


def fixed_edges(screens: Sequence[ScreenRows]) -> tuple[int, int]:
    """How many rows at the top and at the bottom stand still while the rest scrolls: bars, the line to type in.

    They end where most screens have an edge at the same place; a stranger among them has a say, and no veto. At most a
    quarter of the screen at either end.
    """
    if len(screens) < 2:
        return 0, 0
    most = min(screen.height for screen in screens) // 4
    down, up = [screen.rows for screen in screens], [screen.rows[::-1] for screen in screens]
    return _bar(down, most), _bar(up, most)


def _bar(columns: Sequence[Sequence[bytes]], most: int) -> int:
    """Rows from this end on: up to the last edge that most share, among rows that most show alike."""
    needed = max(2, -(-len(columns) * 3 // 5))
    still = _still(columns, most, needed)
    shared = (row for row in range(min(still + 2, most), 0, -1) if _has_edge(columns, row) >= needed)
    return next(shared, 1) - 1  # the furthest of the places that straddle the edge is the row after it


def _still(columns: Sequence[Sequence[bytes]], most: int, needed: int) -> int:
    """Rows from this end on that most show alike; a few between them, where a clock goes on, do not end them."""
    last = differing = 0
    for place in range(most):
        here = [rows[place] for rows in columns]
        if any(sum(mostly_alike(one, other) for other in here) >= needed for one in _tries(here)):
            last, differing = place + 1, 0
        else:
            differing += 1
            if differing > _GIVEN:
                break
    return last


def _has_edge(columns: Sequence[Sequence[bytes]], row: int) -> int:
    """On how many screens most of the picture is another grey from here on; a JPEG blurs an edge over a few rows."""
    found = 0
    for rows in columns:
        before, here = rows[max(0, row - 2)], rows[row + 1]
        found += sum(abs(a - b) > _EDGE for a, b in zip(before, here, strict=True)) * 2 >= BINS
    return found


def _tries(here: Sequence[bytes]) -> list[bytes]:
    """A row that most share is among any few of them."""
    return list(here[:: max(1, len(here) // 4)])

"""Where labels stand on sheets of A4: the sizes there are, and which place comes first on a sheet begun before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

A6, A7 = SIZES = ("a6", "a7")
ROWS: Final = {A6: 2, A7: 4}
"""Labels stand two abreast: four of A6 to a sheet, eight of A7."""
Thing = TypeVar("Thing")


def on_a_sheet(size: str) -> int:
    return 2 * ROWS[size]


def place_on_sheet(place: int) -> tuple[int, int]:
    """Column and row of a place, both from 0; places count from 1, across and then down."""
    return (place - 1) % 2, (place - 1) // 2


def sheets_of(things: Sequence[Thing], size: str, first: int) -> tuple[tuple[tuple[int, Thing], ...], ...]:
    """For each sheet its things with their places, the first thing in place `first` of the first sheet."""
    most = on_a_sheet(size)
    placed = [(at, thing) for at, thing in enumerate(things, start=first - 1)]
    last = placed[-1][0] // most if placed else -1
    return tuple(
        tuple((at % most + 1, thing) for at, thing in placed if at // most == sheet)
        for sheet in range(last + 1)
    )

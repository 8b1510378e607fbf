"""One measured figure, and the table they are printed in."""

from __future__ import annotations

import platform
import sqlite3
import statistics
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from time import perf_counter
from typing import Any

MILLISECONDS = 1000.0


@dataclass(frozen=True, slots=True)
class Figure:
    """Medians in milliseconds; `aim` is the highest ratio wanted (0: none); `peak` is in MiB, -1 not measured.

    `peak` is how far the process grew beyond where it stood before, unless the note says it is a whole process.
    """

    name: str
    ours: float
    baseline: float = 0.0
    aim: float = 0.0
    peak: float = -1.0
    note: str = ""

    @property
    def ratio(self) -> float:
        return self.ours / self.baseline if self.baseline else 0.0

    @property
    def is_over(self) -> bool:
        return bool(self.aim) and self.ratio > self.aim

    def plain(self) -> dict[str, Any]:
        """For JSON; `Figure(**plain)` reads it back."""
        return asdict(self)


def once(act: Callable[[], object]) -> float:
    """Milliseconds that one run of `act` takes."""
    began = perf_counter()
    act()
    return (perf_counter() - began) * MILLISECONDS


def in_turn(
    ours: Callable[[], object],
    baseline: Callable[[], object],
    rounds: int,
    clean: Callable[[], object] = lambda: None,
) -> tuple[float, float]:
    """Medians of both. One after the other, round by round: what else the machine does falls on both alike.

    Who goes first changes every round, after one round that does not count; `clean` runs untimed after each.
    """
    ours(), baseline(), clean()
    taken: tuple[list[float], list[float]] = ([], [])
    for turn in range(rounds):
        pair = ((0, ours), (1, baseline))
        for place, act in pair if turn % 2 == 0 else reversed(pair):
            taken[place].append(once(act))
        clean()
    return statistics.median(taken[0]), statistics.median(taken[1])


def alone(act: Callable[[], object], rounds: int) -> float:
    """The median of `act` by itself, for what has no baseline."""
    return statistics.median(once(act) for _ in range(rounds))


def table(figures: Iterable[Figure]) -> str:
    """The table as text, widest name first measured."""
    rows = [("figure", "ours ms", "plain ms", "ratio", "aim", "peak MiB", "")]
    rows += [_row(figure) for figure in figures]
    widths = [max(len(row[column]) for row in rows) for column in range(6)]
    lines = []
    for row in rows:
        cells = [row[0].ljust(widths[0])]
        cells += [row[column].rjust(widths[column]) for column in range(1, 6)]
        lines.append("  ".join((*cells, row[6])).rstrip())
    lines.insert(1, "-" * max(len(line) for line in lines[:1]))
    return "\n".join(lines)


def machine() -> str:
    """What the figures were measured on, in one line."""
    what = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    return f"{what}, plain SQLite {sqlite3.sqlite_version}"


def _row(figure: Figure) -> tuple[str, str, str, str, str, str, str]:
    return (
        figure.name,
        _milliseconds(figure.ours),
        _milliseconds(figure.baseline) if figure.baseline else "",
        f"{figure.ratio:.2f}" if figure.ratio else "",
        f"<= {figure.aim:g}" if figure.aim else "",
        f"{figure.peak:.1f}" if figure.peak >= 0 else "",
        " ".join(part for part in ("OVER" if figure.is_over else "", figure.note) if part),
    )


def _milliseconds(value: float) -> str:
    return f"{value:.2f}" if value < 100 else f"{value:,.0f}"

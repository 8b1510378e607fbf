"""Rows under a head: tables, and facts with their names. Parted between rows, and where need be inside a long one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from reportlab.platypus.flowables import PageBreak

from safetydesk.documents import theme
from safetydesk.documents.blocks import Block, Column, Columns, Look, Piece

Fact = tuple[str, str] | tuple[str, Piece] | tuple[str, Any]
_SHORT_FACT = 28
_SMALL_GRID = 130.0
"""A table no higher than this is not parted: it goes over whole, with its heading."""


class Grid(Block):
    """Rows under a head that is repeated on every page. A row is split only where it is longer than half a page.

    `foot` stands beneath the last row, and never on a page without one.
    """

    def __init__(
        self, rows: Sequence[Columns], head: Columns | None = None, foot: Sequence[Block] = ()
    ) -> None:
        super().__init__()
        self.rows, self.head, self.foot = list(rows), head, list(foot)

    def _all(self) -> list[Columns]:
        return [self.head, *self.rows] if self.head is not None else self.rows

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        every: list[Block] = [*self._all(), *self.foot]
        self.width, self.height = width, sum(block.wrap(width, height)[1] for block in every)
        return self.width, self.height

    @property
    def least(self) -> float:
        """All of a small one; of any other its head and two rows, or the beginning of a row that is to be split."""
        tall = self.wrap(theme.FRAME_WIDTH, theme.FRAME_HEIGHT)[1]
        if tall <= _SMALL_GRID:
            return tall
        head = self.head.height if self.head is not None else 0.0
        if not self.rows or self.rows[0].height > theme.FRAME_HEIGHT / 2:
            return head + (self.rows[0].least if self.rows else 0.0)
        both = sum(row.height for row in self.rows[:2])
        return float(head + (both if both <= theme.FRAME_HEIGHT / 2 else self.rows[0].height))

    def split(self, width: float, height: float) -> list[Any]:
        if self.height <= _SMALL_GRID:
            return []
        room = height - (self.head.wrap(width, height)[1] if self.head is not None else 0.0)
        first: list[Columns] = []
        for at, row in enumerate(self.rows):
            tall = row.wrap(width, height)[1]
            if tall > room:
                parts = row.split(width, room) if tall > theme.FRAME_HEIGHT / 2 else []
                if len(parts) == 2:
                    return self._parted([*first, parts[0]], [parts[1], *self.rows[at + 1 :]])
                return self._parted_kindly(first, self.rows[at:]) if first else []
            first.append(row)
            room -= tall
        return self._with_foot_parted(first, room)

    def _with_foot_parted(self, first: list[Columns], room: float) -> list[Any]:
        """Every row has room; where the foot has none, the last row goes over with it."""
        if sum(block.height for block in self.foot) <= room:
            return [self]
        if len(first) > 1:
            return self._parted(first[:-1], first[-1:])
        return [] if self.height <= theme.FRAME_HEIGHT else [Grid(first, self.head), *self.foot]

    def _parted_kindly(self, first: list[Columns], rest: list[Columns]) -> list[Any]:
        """No last row goes over alone where another can go with it."""
        if len(rest) > 1 or len(first) < 3:
            return self._parted(first, rest)
        before, after = self._parted(first[:-1], [first[-1], *rest])
        return [before, PageBreak(), after]

    def _parted(self, first: list[Columns], rest: list[Columns]) -> list[Grid]:
        return [Grid(first, self.head), Grid(rest, self.head, self.foot)]

    def draw(self) -> None:
        top = self.height
        for row in self._all():
            top -= row.height
            row.draw_at(self.canvas, top)
        for block in self.foot:
            top -= block.height
            block.drawOn(self.canvas, 0, top)


def facts(
    pairs: Iterable[Fact],
    absent: str = "",
    *,
    ruled: bool = True,
) -> Grid:
    """Labels and values. An empty value is left out, or shown as `absent` where that is given."""
    rows = []
    look = Look(above=2.5, below=3, rule_below=theme.LINE if ruled else "")
    for label, value in pairs:
        piece = value if isinstance(value, tuple) else (value, theme.CELL)
        if not piece[0].strip():
            if not absent:
                continue
            piece = (absent, theme.ABSENT)
        left = Column(0, theme.LABEL_WIDTH - 10, ((label, theme.FACT_LABEL),))
        right = Column(theme.LABEL_WIDTH, theme.FRAME_WIDTH - theme.LABEL_WIDTH, (piece,))
        rows.append(Columns([left, right], look))
    return Grid(rows)


def paired_facts(pairs: Iterable[Fact]) -> Grid:
    """Facts two by two, to save height; a long value, or one with a style of its own, takes a row to itself."""
    half, label_width = theme.FRAME_WIDTH / 2, 84.0
    places = ((0.0, label_width, half - 14), (half, half + label_width, theme.FRAME_WIDTH))
    waiting: list[tuple[str, Piece]] = []
    rows = []

    def row(two: Sequence[tuple[str, Piece]]) -> Columns:
        columns = []
        for (label, piece), (start, middle, end) in zip(two, places, strict=False):
            edge = theme.FRAME_WIDTH if len(two) == 1 else end
            columns.append(Column(start, label_width - 6, ((label, theme.FACT_LABEL),)))
            columns.append(Column(middle, edge - middle, (piece,)))
        return Columns(columns, Look(above=1.5, below=2))

    for label, value in pairs:
        piece = value if isinstance(value, tuple) else (value, theme.CELL)
        if not piece[0].strip():
            continue
        if len(piece[0]) > _SHORT_FACT or piece[1] is not theme.CELL:
            rows += [row(waiting)] if waiting else []
            rows.append(row([(label, piece)]))
            waiting = []
        else:
            waiting.append((label, piece))
            if len(waiting) == 2:
                rows.append(row(waiting))
                waiting = []
    return Grid([*rows, row(waiting)] if waiting else rows)


def cell(*pieces: Piece) -> tuple[Piece, ...]:
    """A table's cell: those pieces that hold something."""
    return tuple(piece for piece in pieces if piece[0].strip())


def table(
    widths: Sequence[float],
    head: Sequence[str],
    rows: Iterable[Sequence[tuple[Piece, ...]]],
    foot: Sequence[Block] = (),
) -> Grid:
    """A table over the whole width; `widths` are shares of it. A cell is pieces one under the other; `foot` is never
    parted from the last row."""
    places, x = [], 0.0
    for share in widths:
        width = theme.FRAME_WIDTH * share / sum(widths)
        places.append((x, width - 8))
        x += width
    top = Columns(
        [Column(x, width, ((text, theme.HEAD_CELL),)) for (x, width), text in zip(places, head, strict=True)],
        Look(above=3, below=4, rule_below=theme.MUTED),
    )
    look = Look(above=4, below=5, rule_below=theme.LINE)
    body = [
        Columns([Column(x, width, cell) for (x, width), cell in zip(places, row, strict=True)], look)
        for row in rows
    ]
    return Grid(body, top, foot)

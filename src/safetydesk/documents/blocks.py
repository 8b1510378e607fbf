"""What pages are built of: headings, paragraphs, facts, tables, quotations. All text in them is plain text.

reportlab's own Paragraph reads markup, so it is not used at all; its frames and pages are. Everything here can be
split at any line, so that no text is too long for a page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.platypus.flowables import CondPageBreak, Flowable, Spacer

from safetydesk.documents import theme
from safetydesk.documents.ink import ground, rule
from safetydesk.documents.setting import SetLine, draw_lines, lines_height, set_text, taken
from safetydesk.documents.theme import TextStyle


class Block(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A piece of a page that takes the whole width."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The size it would take."""
        raise NotImplementedError

    def drawOn(self, canvas: Any, x: float, y: float, _sW: float = 0) -> None:
        """As reportlab does it, without keeping all of the canvas's state: a block sets what it draws with."""
        before = canvas._currentMatrix
        a, b, c, d, e, f = before
        canvas._currentMatrix = (a, b, c, d, a * x + c * y + e, b * x + d * y + f)
        canvas._code.append(f"q 1 0 0 1 {x:.2f} {y:.2f} cm")
        self.canv = canvas
        self.draw()
        del self.canv
        canvas._code.append("Q")
        canvas._currentMatrix = before

    @property
    def least(self) -> float:
        """How much of it must follow its heading on the same page: all, of what cannot be split."""
        return self.wrap(theme.FRAME_WIDTH, theme.FRAME_HEIGHT)[1]

    @property
    def canvas(self) -> Any:
        """Where reportlab says to draw; the origin is this block's lower left corner."""
        return self.canv


Piece = tuple[str, TextStyle]


@dataclass(frozen=True, slots=True)
class Column:
    """Pieces of text one under the other; `x` and `width` are measured inside the block."""

    x: float
    width: float
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """What surrounds text: padding above and below, rules, a bar at the left, a ground."""

    above: float = 0.0
    below: float = 0.0
    rule_above: str = ""
    rule_below: str = ""
    bar: str = ""
    ground: str = ""


PLAIN = Look()


class Columns(Block):
    """Columns of text side by side. Splits at a line in every column at once."""

    def __init__(self, columns: Sequence[Column], look: Look = PLAIN) -> None:
        super().__init__()
        self.look = look
        self._places = [(column.x, column.width) for column in columns]
        self._pieces: list[tuple[Piece, ...]] = [column.pieces for column in columns]
        self._lines: list[list[SetLine]] | None = None
        self._tall: float | None = None

    @property
    def lines(self) -> list[list[SetLine]]:
        """Lines of each column, set once."""
        if self._lines is None:
            self._lines = [
                [line for text, style in pieces for line in set_text(text, style, width)]
                for pieces, (_, width) in zip(self._pieces, self._places, strict=True)
            ]
        return self._lines

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        if self._tall is None:
            tallest = max((lines_height(lines) for lines in self.lines), default=0.0)
            self._tall = tallest + self.look.above + self.look.below
        self.width, self.height = width, self._tall
        return self.width, self.height

    @property
    def least(self) -> float:
        """Two lines of it; all of what is no longer than four."""
        begun = max((lines_height(lines[: 2 if len(lines) > 4 else 4]) for lines in self.lines), default=0.0)
        return begun + self.look.above + self.look.below

    def split(self, width: float, height: float) -> list[Columns]:
        room = height - self.look.above - self.look.below
        parts = [taken(lines, room) for lines in self.lines]
        first, rest = [part[0] for part in parts], [part[1] for part in parts]
        if not any(
            len(lines) >= min(2, len(whole)) for lines, whole in zip(first, self.lines, strict=True) if whole
        ):
            return []
        if not any(rest):
            return [self]
        return [self._with(first), self._with(rest)]

    def _with(self, lines: list[list[SetLine]]) -> Columns:
        part = Columns([Column(x, width, ()) for x, width in self._places], self.look)
        part._lines = lines
        return part

    def draw(self) -> None:
        self.draw_at(self.canvas, 0.0)

    def draw_at(self, canvas: Any, foot: float) -> None:
        """Draws `foot` above the origin: a row of a grid needs no canvas state of its own."""
        look = self.look
        if look.ground:
            ground(canvas, 0, foot, self.width, self.height, look.ground)
        if look.bar:
            ground(canvas, 0, foot, 2.2, self.height, look.bar)
        for colour, y in ((look.rule_above, foot + self.height), (look.rule_below, foot)):
            if colour:
                rule(canvas, 0, y, self.width, colour)
        for (x, _), lines in zip(self._places, self.lines, strict=True):
            draw_lines(canvas, lines, x, foot + self.height - look.above)


class Heading(Columns):
    """A heading that stands in the outline at `level`, and in the contents under `key`."""

    def __init__(self, text: str, style: TextStyle, key: str, level: int, outline: str = "") -> None:
        look = Look(below=3, rule_below=theme.LINE) if style.size == theme.SECTION.size else PLAIN
        super().__init__([Column(0, theme.FRAME_WIDTH, ((text, style.but(before=0.0, after=0.0)),))], look)
        self.key, self.level, self.outline = key, level, outline or text
        self.spaceBefore = style.before  # reportlab leaves it out at the top of a page
        self.spaceAfter = style.after

    def split(self, width: float, height: float) -> list[Columns]:
        """A heading that does not fit goes over whole, unless it is longer than a page."""
        return [] if self.height <= theme.FRAME_HEIGHT else super().split(width, height)

    def draw(self) -> None:
        self.canvas.mark(self.key, self.level, self.outline, self.height)
        super().draw()


def space(height: float) -> Any:
    """Empty room."""
    return Spacer(1, height)


def room(height: float) -> Any:
    """A fresh page where less than `height` is left."""
    return CondPageBreak(height)


def section(text: str, key: str) -> list[Any]:
    """A heading of the first order, with room for something under it."""
    return [room(150), Heading(text, theme.SECTION, key, 0)]


def subsection(text: str, key: str) -> list[Any]:
    """A heading of the second order."""
    return [room(70), Heading(text, theme.SUBSECTION, key, 1)]


def entry(text: str, key: str, under: Sequence[Block]) -> list[Any]:
    """One record of several under its heading, on one page where it is short enough."""
    tall = sum(block.wrap(theme.FRAME_WIDTH, theme.FRAME_HEIGHT)[1] for block in under)
    return [room(30 + min(tall, theme.FRAME_HEIGHT * 0.45)), Heading(text, theme.ENTRY, key, 1), *under]


def together(blocks: Sequence[Block]) -> list[Any]:
    """These on one page where they are short enough."""
    tall = sum(block.wrap(theme.FRAME_WIDTH, theme.FRAME_HEIGHT)[1] for block in blocks)
    return [room(min(tall, theme.FRAME_HEIGHT * 0.45)), *blocks]


def para(text: str, style: TextStyle = theme.BODY) -> Columns:
    """Running text of any length."""
    return Columns([Column(0, theme.FRAME_WIDTH, ((text, style),))])


def quote(text: str, style: TextStyle = theme.QUOTE) -> Columns:
    """Somebody's own words."""
    return Columns(
        [Column(14, theme.FRAME_WIDTH - 20, ((text, style),))], Look(above=3, below=5, bar=theme.TEAL)
    )


def notice(text: str, *, warns: bool = False) -> Columns:
    """A sentence that must be seen."""
    bar, ground = (theme.WARNING, theme.WARNING_SOFT) if warns else (theme.TEAL, theme.TEAL_SOFT)
    style = theme.STRONG.but(size=9.5, colour=theme.WARNING if warns else theme.INK)
    return Columns(
        [Column(14, theme.FRAME_WIDTH - 26, ((text, style),))], Look(above=6, below=7, bar=bar, ground=ground)
    )

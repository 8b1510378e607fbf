"""Text broken into lines of a width. Nothing in it is read as markup, and no line is ever wider than asked."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Any, Final

from safetydesk.documents.direction import in_reading_order, is_read_from_the_right
from safetydesk.documents.glyphs import Run, font_name, plain_widths, runs_of
from safetydesk.documents.ink import Ink, frame
from safetydesk.documents.theme import LINE, TextStyle

_IDEOGRAPHS: Final = "\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
_TOKENS: Final = re.compile(rf" +|[{_IDEOGRAPHS}]|[^ {_IDEOGRAPHS}]+")
_LINE_ENDS: Final = re.compile(r"\r\n|\r|\n")
_BREAK_AFTER: Final = "/?&=-_.,;:@#"
_SHORT: Final = 40
"""Longer words are cut into pieces before they are measured, so that one of a million letters costs no more."""


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line, ready to draw. `before` and `after` are space around it, `width` is what it takes."""

    runs: tuple[Run, ...]
    style: TextStyle
    before: float = 0.0
    after: float = 0.0

    @property
    def height(self) -> float:
        return self.before + self.style.leading + self.after

    @property
    def width(self) -> float:
        return sum(run.width for run in self.runs)


def set_text(text: str, style: TextStyle, width: float) -> list[SetLine]:
    """Lines no wider than `width` (a single letter wider than that stands alone)."""
    return list(_set_short(text, style, width)) if len(text) <= _SHORT else _set(text, style, width)


@lru_cache(maxsize=2_000)
def _set_short(text: str, style: TextStyle, width: float) -> tuple[SetLine, ...]:
    """The same few labels stand on every page."""
    return tuple(_set(text, style, width))


def _set(text: str, style: TextStyle, width: float) -> list[SetLine]:
    lines: list[SetLine] = []
    for paragraph in _LINE_ENDS.split(text):
        plain = _plain_lines(paragraph, style, width)
        if plain is not None:
            lines += plain
            continue
        from_right = is_read_from_the_right(paragraph)
        for runs in _Breaker(style, width).lines(paragraph):
            seen = in_reading_order(runs, style.face, style.size, from_right=from_right)
            lines.append(SetLine(tuple(_merged(seen)), style))
    first, last = lines[0], lines[-1]
    if len(lines) == 1:
        return [SetLine(first.runs, style, style.before, style.after)]
    lines[0] = SetLine(first.runs, style, style.before)
    lines[-1] = SetLine(last.runs, style, 0.0, style.after)
    return lines


def _plain_lines(paragraph: str, style: TextStyle, width: float) -> list[SetLine] | None:
    """As `_Breaker` has it, several times faster: text of one font, in which no word is wider than a line.

    None where it is not that.
    """
    widths = plain_widths(paragraph, style.face)
    if widths is None:
        return None
    ends = [0.0, *accumulate(widths)]
    room, font = width / style.size, font_name(style.face)
    lines, begin, last = list[SetLine](), 0, len(paragraph)
    while begin < last or not lines:
        end = bisect_right(ends, ends[begin] + room + 1e-9) - 1
        if end < last and paragraph[end] != " ":
            end = paragraph.rfind(" ", begin, end) + 1
            if end <= begin:
                return None
        run = Run(font, paragraph[begin:end], (ends[end] - ends[begin]) * style.size)
        lines.append(SetLine((run,) if run.text else (), style))
        begin = end
        if begin < last and paragraph[begin] == " ":
            begin = _past_spaces(paragraph, begin)
    return lines


def _past_spaces(paragraph: str, at: int) -> int:
    while at < len(paragraph) and paragraph[at] == " ":
        at += 1
    return at


class _Breaker:
    def __init__(self, style: TextStyle, width: float) -> None:
        self.style, self.width = style, width
        self.done: list[list[Run]] = []
        self.line: list[Run] = []
        self.used = 0.0

    def lines(self, paragraph: str) -> list[list[Run]]:
        for token in _TOKENS.findall(paragraph):
            runs = self._runs(token)
            wide = sum(run.width for run in runs)
            if self.used + wide <= self.width:
                self._add(runs, wide)
            elif token[0] == " ":
                continue  # the line ends here of itself
            elif wide <= self.width:
                self._end_if_begun()
                self._add(runs, wide)
            else:
                self._add_in_pieces(token)
        self._end()
        return self.done

    def _runs(self, text: str) -> Sequence[Run]:
        if len(text) <= _SHORT:
            return runs_of(text, self.style.face, self.style.size)
        pieces = (text[at : at + _SHORT] for at in range(0, len(text), _SHORT))
        return [run for piece in pieces for run in runs_of(piece, self.style.face, self.style.size)]

    def _add_in_pieces(self, token: str) -> None:
        """A word wider than a line is broken, after a sign that parts it where one is near."""
        if self.used > self.width * 0.6:
            self._end_if_begun()
        begin = 0
        while begin < len(token):
            end = self._fitting(token, begin)
            if end < len(token):
                end = _better(token, begin, end)
            runs = self._runs(token[begin:end])
            self._add(runs, sum(run.width for run in runs))
            begin = end
            if begin < len(token):
                self._end()

    def _fitting(self, token: str, begin: int) -> int:
        """How far the line reaches into `token`: at least one letter on an empty line."""
        left = self.width - self.used
        end = begin
        while end < len(token):
            (piece,) = runs_of(token[end], self.style.face, self.style.size)[:1] or (None,)
            left -= piece.width if piece is not None else 0.0
            if left < 0:
                break
            end += 1
        return max(end, begin + 1)

    def _add(self, runs: Sequence[Run], wide: float) -> None:
        self.line.extend(runs)
        self.used += wide

    def _end_if_begun(self) -> None:
        if self.line:
            self._end()

    def _end(self) -> None:
        self.done.append(self.line)
        self.line, self.used = [], 0.0


def _better(token: str, begin: int, end: int) -> int:
    earliest = begin + (end - begin) // 2
    for at in range(end, earliest, -1):
        if token[at - 1] in _BREAK_AFTER:
            return at
    return end


def _merged(runs: Sequence[Run]) -> list[Run]:
    result: list[Run] = []
    for run in runs:
        last = result[-1] if result else None
        if last is not None and last.font == run.font and not (last.stands_alone or run.stands_alone):
            result[-1] = Run(run.font, last.text + run.text, last.width + run.width)
        else:
            result.append(run)
    return result


def one_line(text: str, style: TextStyle, width: float) -> SetLine:
    """The text on a single line, cut short with an ellipsis where it must be."""
    return few_lines(text, style, width, 1)[0]


def few_lines(text: str, style: TextStyle, width: float, most: int) -> list[SetLine]:
    """The text on at most `most` lines, the last cut short with an ellipsis where it must be."""
    style, text = style.but(before=0.0, after=0.0), _LINE_ENDS.sub(" ", text)
    lines = set_text(text, style, width)
    if len(lines) <= most:
        return lines
    dots = runs_of("\u2026", style.face, style.size)
    short = set_text(text, style, width - dots[0].width)[:most]
    return [*short[:-1], SetLine(tuple(_merged([*short[-1].runs, *dots])), style)]


def lines_height(lines: Sequence[SetLine]) -> float:
    return sum(line.height for line in lines)


def taken(lines: Sequence[SetLine], height: float) -> tuple[list[SetLine], list[SetLine]]:
    """What fits into `height`, and the rest."""
    for at, line in enumerate(lines):
        height -= line.before + line.style.leading
        if height < -0.01:
            return list(lines[:at]), list(lines[at:])
        height -= line.after
    return list(lines), []


def draw_lines(canvas: Any, lines: Sequence[SetLine], x: float, top: float) -> None:
    """Draws downwards from `top`; `x` is the left edge."""
    ink = Ink(canvas)
    boxes: list[tuple[float, float, float, float]] = []
    for line in lines:
        style = line.style
        baseline = top - line.before - style.leading + (style.leading - style.size) / 2 + style.size * 0.22
        top -= line.height
        ink.write(line.runs, x, baseline, style.size, style.colour)
        boxes += _stand_ins(line, x, baseline)
    ink.dry()
    for box in boxes:
        frame(canvas, *box, LINE)


def _stand_ins(line: SetLine, x: float, baseline: float) -> list[tuple[float, float, float, float]]:
    """Where frames go round what stands in for a character."""
    boxes = []
    for run in line.runs:
        if run.is_stand_in:
            boxes.append((x, baseline - line.style.size * 0.28, run.width, line.style.size * 1.22))
        x += run.width
    return boxes

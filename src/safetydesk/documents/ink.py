"""Runs of text, rules and grounds as PDF operators, written straight on to the page.

reportlab's own text object measures each string once more and formats every number with great care; on a case file
that was half of the time. Widths are known here, and a hundredth of a point is fine enough.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final
from weakref import WeakKeyDictionary

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics

from safetydesk.documents.glyphs import Run
from safetydesk.documents.theme import HAIRLINE

_MARKS_OF_STRINGS: Final = re.compile(r"([\\()])")


class _OtherSubset(Exception):
    """A character that is not among the first of its font in this document."""


class _Codes(dict[int, int]):
    """For `str.translate`: the code of each character in the first subset that reportlab makes of one font."""

    def __init__(self, font: Any, document: Any) -> None:
        super().__init__()
        self._font, self._document = font, document
        self.name: str = font.getSubsetInternalName(0, document)

    def __missing__(self, character: int) -> int:
        ((subset, code),) = self._font.splitString(chr(character), self._document)
        if subset:
            raise _OtherSubset
        self[character] = code[0]
        return int(code[0])


_codes: WeakKeyDictionary[Any, dict[str, _Codes]] = WeakKeyDictionary()


class Ink:
    """Text of one drawing: begin, write any number of runs, and put it on the canvas. Origin and units are its own."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._document = canvas._doc
        self._known = _codes.setdefault(canvas._doc, {})
        self._written = ["BT"]
        self._font = self._colour = ""

    def write(self, runs: Sequence[Run], x: float, baseline: float, size: float, colour: str) -> None:
        """One line from `x` to the right."""
        if colour != self._colour:
            self._colour = colour
            self._written.append(f"{_colour(colour)} rg")
        for run in runs:
            self._written.append(f"1 0 0 1 {x:.2f} {baseline:.2f} Tm")
            for font, codes in self._coded(run):
                chosen = f"{font} {size:g} Tf"
                if chosen != self._font:
                    self._font = chosen
                    self._written.append(chosen)
                shown = f"{_string(codes)} Tj"
                self._written.append(f"3 Tr {shown} 0 Tr" if run.is_unseen else shown)
            x += run.width

    def dry(self) -> None:
        """Puts what was written on the page."""
        if len(self._written) > 1:
            self._canvas._code.append(" ".join((*self._written, "ET")))

    def _coded(self, run: Run) -> Sequence[tuple[str, str]]:
        """Internal font names and what stands for the text in them."""
        codes = self._known.get(run.font)
        if codes is None:
            codes = self._known[run.font] = _Codes(pdfmetrics.getFont(run.font), self._document)
        try:
            return ((codes.name, run.text.translate(codes)),)
        except _OtherSubset:
            font = pdfmetrics.getFont(run.font)
            return [
                (font.getSubsetInternalName(subset, self._document), raw.decode("latin-1"))
                for subset, raw in font.splitString(run.text, self._document)
            ]


def rule(canvas: Any, x: float, y: float, end: float, colour: str, width: float = HAIRLINE) -> None:
    """A line across, from `x` to `end`. The canvas's own line width and colour stay unknown to it: set them again."""
    canvas._code.append(f"{width:g} w {_colour(colour)} RG {x:.2f} {y:.2f} m {end:.2f} {y:.2f} l S")


def dots(canvas: Any, x: float, y: float, end: float, colour: str) -> None:
    """A row of dots across, from `x` to `end`."""
    canvas._code.append("[0.8 3] 0 d")
    rule(canvas, x, y, end, colour, 0.8)
    canvas._code.append("[] 0 d")


def ground(canvas: Any, x: float, y: float, width: float, height: float, colour: str) -> None:
    """A filled rectangle."""
    canvas._code.append(f"{_colour(colour)} rg {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")


def frame(canvas: Any, x: float, y: float, width: float, height: float, colour: str) -> None:
    """The outline of a rectangle."""
    line = f"{HAIRLINE:g} w {_colour(colour)} RG"
    canvas._code.append(f"{line} {x:.2f} {y:.2f} {width:.2f} {height:.2f} re S")


def _string(codes: str) -> str:
    """A string of a content stream, where codes that are no plain letters stand as hexadecimal digits."""
    if codes.isascii() and codes.isprintable():
        return f"({_MARKS_OF_STRINGS.sub(_BEFORE, codes)})"
    return f"<{codes.encode('latin-1').hex()}>"


_BEFORE: Final = r"\\\1"


@lru_cache(maxsize=64)
def _colour(colour: str) -> str:
    red, green, blue = HexColor(colour).rgb()
    return f"{red:.4g} {green:.4g} {blue:.4g}"

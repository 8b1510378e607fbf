"""Sizes, colours and kinds of type of every printed page. Lengths are points (1/72 inch).

No type is smaller than nine points and no line paler than `LINE`: these pages are photocopied and faxed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

MM: Final = 72 / 25.4
PAGE_WIDTH: Final = 210 * MM
PAGE_HEIGHT: Final = 297 * MM
MARGIN_LEFT: Final = 21 * MM
MARGIN_RIGHT: Final = 21 * MM
MARGIN_TOP: Final = 27 * MM
MARGIN_BOTTOM: Final = 27 * MM
FRAME_WIDTH: Final = PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT
FRAME_HEIGHT: Final = PAGE_HEIGHT - MARGIN_TOP - MARGIN_BOTTOM
LABEL_WIDTH: Final = 112.0
HAIRLINE: Final = 0.5

INK: Final = "#17212B"
MUTED: Final = "#404B57"
LINE: Final = "#98A2AD"
TEAL: Final = "#0B6374"
TEAL_SOFT: Final = "#E3F1F3"
WARNING: Final = "#B3162C"
WARNING_SOFT: Final = "#FBE3E6"
SEVERITY: Final = {1: "#4A6274", 2: "#8A5A00", 3: "#B4420B", 4: "#B3162C"}

REGULAR, BOLD, ITALIC, MONO = "regular", "bold", "italic", "mono"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a piece of text is set. `leading` is the distance of two baselines."""

    face: str = REGULAR
    size: float = 9.5
    leading: float = 13.5
    colour: str = INK
    before: float = 0.0
    after: float = 0.0

    def but(self, **changes: float | str) -> TextStyle:
        """This style with something changed."""
        return replace(self, **changes)  # type: ignore[arg-type]  # replace() cannot match names to types


BODY: Final = TextStyle(after=5)
STRONG: Final = TextStyle(face=BOLD)
CELL: Final = TextStyle(size=9, leading=12.5)
CELL_STRONG: Final = CELL.but(face=BOLD)
CELL_MUTED: Final = CELL.but(colour=MUTED)
FACT_LABEL: Final = TextStyle(size=9, leading=12.5, colour=MUTED)
ABSENT: Final = CELL.but(face=ITALIC, colour=MUTED)
SMALL: Final = TextStyle(size=9, leading=12, colour=MUTED, after=3)
HEAD_CELL: Final = TextStyle(face=BOLD, size=9, leading=12, colour=MUTED)
CODE: Final = TextStyle(face=MONO, size=9, leading=12.5)
QUOTE: Final = TextStyle(size=10, leading=14.5)
FURNITURE: Final = TextStyle(size=9, leading=11, colour=MUTED)
FURNITURE_STRONG: Final = FURNITURE.but(face=BOLD, colour=INK)
COVER_TITLE: Final = TextStyle(face=BOLD, size=30, leading=37)
COVER_REFERENCE: Final = TextStyle(size=17, leading=23, colour=TEAL)
COVER_SCHOOL: Final = TextStyle(face=BOLD, size=12, leading=16)
SECTION: Final = TextStyle(face=BOLD, size=16, leading=21, before=20, after=8)
SUBSECTION: Final = TextStyle(face=BOLD, size=11, leading=15, colour=TEAL, before=13, after=4)
ENTRY: Final = TextStyle(face=BOLD, size=10, leading=14, before=9, after=2)

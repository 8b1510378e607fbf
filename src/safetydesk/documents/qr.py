"""A QR code drawn as rectangles of the page's own ink: sharp at any size, and the same bytes each time."""

from __future__ import annotations

from functools import cache

from reportlab.graphics.barcode.qr import QrCodeWidget

from safetydesk.documents.blocks import Block
from safetydesk.documents.ink import ground
from safetydesk.documents.theme import INK

QUIET = 4
"""Modules of empty paper round the code, as the standard asks."""


class QrCode(Block):
    """`text` as a square of `side` points, the quiet margin included. A quarter of it may be stained or torn."""

    def __init__(self, text: str, side: float) -> None:
        super().__init__()
        self.modules = modules_of(text)
        self.side = side

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = self.height = self.side
        return self.side, self.side

    def draw(self) -> None:
        step = self.side / (len(self.modules) + 2 * QUIET)
        for down, line in enumerate(self.modules):
            y = self.side - (down + QUIET + 1) * step
            for start, count in _runs(line):
                ground(self.canvas, (start + QUIET) * step, y, count * step, step, INK)


@cache
def modules_of(text: str) -> tuple[tuple[bool, ...], ...]:
    """Rows of the code from top to bottom; true is dark."""
    widget = QrCodeWidget(text, barLevel="Q")
    widget.qr.make()
    return tuple(tuple(bool(one) for one in row) for row in widget.qr.modules)


def _runs(line: tuple[bool, ...]) -> list[tuple[int, int]]:
    """(start, length) of the dark modules that touch: no hairline of paper shows between them."""
    found: list[tuple[int, int]] = []
    for at, is_dark in enumerate(line):
        if is_dark and found and sum(found[-1]) == at:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        elif is_dark:
            found.append((at, 1))
    return found

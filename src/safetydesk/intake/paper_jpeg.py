"""A JPEG for paper, made on this side of the pipe of pixels that came out of the child.

What stands in a document is decoded again: by the window that shows its pages, by the printer's program, by whoever is
handed the copy. So no byte that came from outside may stand in it, nor any that a child wrote which was taken over;
of what they give, only colours are left.
"""

from __future__ import annotations

import io
from typing import Final

from PIL import Image

_QUALITY: Final = 92
_WHOLE_COLOURS: Final = 0
"""Colours as finely as greys: else small words in colour have fringes."""


def paper_jpeg(width: int, height: int, pixels: bytes, *, grey: bool) -> bytes:
    """Of `width` x `height` pixels, one byte each where `grey`, else three. Holds nothing but the picture."""
    picture = Image.frombytes("L" if grey else "RGB", (width, height), pixels)
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=_QUALITY, subsampling=_WHOLE_COLOURS, optimize=True)
    return written.getvalue()

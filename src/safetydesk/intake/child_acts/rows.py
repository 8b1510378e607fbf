"""A screenshot as a few greys for each of its rows, so that screenshots can be put in order without being read."""

from __future__ import annotations

from PIL import Image

from safetydesk.domain.screen_rows import BINS
from safetydesk.intake import decoding
from safetydesk.intake.asked import Asked, number, words

_EDGE = 40
"""The share of the width left out at either side (one in so many): there the scroll bar comes and goes."""
_MOST_ROWS = 24_000


def rows(content: bytes, asked: Asked) -> tuple[dict[str, object], bytes]:
    """`BINS` bytes for each row. Where `width` is given, the picture is first thought of as so many pixels wide."""
    opened = decoding.open_picture(content, words(asked, "kind"))
    picture = decoding.pixels(opened, decoding.MOST_PIXELS)[0].convert("L")
    width, height = picture.size
    wanted = number(asked, "width") or width
    high = min(_MOST_ROWS, max(1, round(height * wanted / width)))
    aside = width // _EDGE
    middle = picture.crop((aside, 0, max(aside + 1, width - aside), height))
    told = middle.resize((BINS, high), Image.Resampling.BOX)
    return {"width": width, "height": height, "rows": high}, told.tobytes()

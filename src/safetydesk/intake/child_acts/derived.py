"""A copy of a picture with areas burned black or cut out, and what proves that nothing else of it changed.

Two acts, so that the proof need not be taken from whoever made the copy: it is asked of another child, about the
finished file.
"""

from __future__ import annotations

import hashlib
import io

from PIL import Image

from safetydesk.intake import decoding
from safetydesk.intake.asked import Asked, words

Box = tuple[int, int, int, int]
_BLACK = (0, 0, 0)
_BAND = 256
"""Rows that are read out at once: a whole picture twice is more memory than the child has."""
_LARGE = 12_000_000
"""Pixels from which a file a little larger is taken for being made in time."""


def derive(content: bytes, asked: Asked) -> tuple[dict[str, object], bytes]:
    """A bare PNG: black over each of `areas`, then cut to `keep` where that is given. `off` where one is not on it."""
    picture = _upright(content, asked)
    areas, keep = _boxes(asked, "areas"), _boxes(asked, "keep")
    head: dict[str, object] = {"width": picture.width, "height": picture.height}
    if not all(_is_on(picture, box) for box in (*areas, *keep)):
        return {**head, "off": True}, b""
    for box in areas:
        picture.paste(_BLACK, box)
    if keep:
        picture = picture.crop(keep[0])
    picture.info.clear()  # else what the file said of itself (its place, its profile) would be written along
    written = io.BytesIO()
    picture.save(written, "PNG", compress_level=1 if picture.width * picture.height > _LARGE else 6)
    return head, written.getvalue()


def measure(content: bytes, asked: Asked) -> tuple[dict[str, object], bytes]:
    """Whether every pixel of every one of `areas` is black, and what the rest is: a SHA-256 with the areas blacked.

    Of the part `keep` alone where that is given; `areas` are places on the whole picture.
    """
    picture = _upright(content, asked)
    size: dict[str, object] = {"width": picture.width, "height": picture.height}
    areas, keep = _boxes(asked, "areas"), _boxes(asked, "keep")
    if not all(_is_on(picture, box) for box in (*areas, *keep)):
        return {**size, "off": True}, b""
    black = all(picture.crop(box).getextrema() == ((0, 0),) * 3 for box in areas)
    for box in areas:
        picture.paste(_BLACK, box)
    left, top, right, bottom = keep[0] if keep else (0, 0, picture.width, picture.height)
    rest = hashlib.sha256()
    for row in range(top, bottom, _BAND):
        rest.update(picture.crop((left, row, right, min(row + _BAND, bottom))).tobytes())
    return {**size, "black": black, "rest": rest.hexdigest()}, b""


def _upright(content: bytes, asked: Asked) -> Image.Image:
    """All of its pixels: an edge that no picture reaches makes none smaller."""
    opened = decoding.open_picture(content, words(asked, "kind"))
    return decoding.pixels(opened, decoding.MOST_PIXELS)[0]


def _boxes(asked: Asked, field: str) -> list[Box]:
    """Left, top, right and bottom of each. Raises ValueError or TypeError for anything else."""
    found = asked.get(field, [])
    if not isinstance(found, list):
        raise TypeError(field)
    return [(int(left), int(top), int(right), int(bottom)) for left, top, right, bottom in found]


def _is_on(picture: Image.Image, box: Box) -> bool:
    left, top, right, bottom = box
    return 0 <= left < right <= picture.width and 0 <= top < bottom <= picture.height

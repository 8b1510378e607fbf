"""Turning the bytes of a hostile picture into plain pixels. Runs in the child only, under its limits.

Of a moving picture only the first frame is read. Colours are read as sRGB: a colour profile is one more
hostile format, and what is shown is a likeness; the exhibit is the file.
"""

from __future__ import annotations

import io
import math
import warnings
from typing import Final

from PIL import Image, PngImagePlugin

MOST_PIXELS: Final = 50_000_000
_FORMATS: Final = {"png": "PNG", "jpeg": "JPEG", "webp": "WEBP"}
_ORIENTATION = 0x0112
_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_SPREAD: Final = {"L;2": 85, "L;4": 17}
"""By how much the greys of fewer than 8 bits are spread over 8."""
MOST_EDGE: Final = 16_000
"""Pixels of the longest edge on paper, whatever the shape."""


class TooManyPixels(Exception):
    """More than MOST_PIXELS, by the picture's own account."""


def set_limits() -> None:
    """For the whole process, so in the child alone. A bomb is an error, a note on bad metadata nothing."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("ignore")
    warnings.simplefilter("error", Image.DecompressionBombWarning)


def open_picture(content: bytes, kind: str) -> Image.Image:
    """Open as this kind and no other, reading only its beginning. Raises TooManyPixels, or as Pillow does."""
    if kind == "webp" and content.startswith(
        b"RIFF"
    ):  # its decoder takes memory for the whole canvas before Pillow can ask its size
        _check(*_webp_size(content))
    try:
        image = Image.open(io.BytesIO(content), formats=(_FORMATS[kind],))
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise TooManyPixels from error
    _check(*image.size)
    _settle_seen_through(image)
    return image


def pixels(image: Image.Image, longest_edge: int) -> tuple[Image.Image, tuple[int, int]]:
    """An RGB picture no longer than this, upright, on white; and the size it had (upright, in pixels)."""
    width, height = image.size
    small = _flattened(image, longest_edge)
    turn = _TURNS.get(orientation(image))
    swapped = turn is not None and turn >= Image.Transpose.ROTATE_90 and turn != Image.Transpose.ROTATE_180
    if turn is not None:
        small = small.transpose(turn)
    return small, ((height, width) if swapped else (width, height))


def printable(content: bytes, kind: str, longest_edge: int) -> Image.Image:
    """What is printed of it: upright, on white, of greys alone ("L") where it has no colours, else "RGB"."""
    image = open_picture(content, kind)
    small, _ = pixels(image, print_edge(image.size, longest_edge))
    grey = image.mode in {"L", "1"} and "transparency" not in image.info
    return small.convert("L") if grey else small


def print_edge(size: tuple[int, int], longest_edge: int) -> int:
    """The longest edge on paper of a picture of this shape: as many pixels as a square of `longest_edge` has.

    A scrolled screenshot is ten times as long as it is wide; by its length alone its words would be lost.
    """
    width, height = size
    scale = min(1.0, longest_edge / math.sqrt(width * height), MOST_EDGE / max(size))
    return max(1, int(max(size) * scale))


def orientation(image: Image.Image) -> int:
    """The EXIF orientation, 1 to 8; 1 where it says nothing that makes sense.

    Call once the pixels are loaded: of a PNG it loads them itself, and what was wrong with them would be lost here.
    """
    try:
        turned = image.getexif().get(_ORIENTATION, 1)
    except (OSError, ValueError, SyntaxError, KeyError, TypeError):
        return 1  # a damaged note about the picture is no reason not to show the picture
    return turned if turned in _TURNS else 1


def _flattened(image: Image.Image, longest_edge: int) -> Image.Image:
    """Shrunk before it is turned or merged, so that at most two full copies are in memory at once."""
    image.draft(None, (longest_edge, longest_edge))
    image.load()
    if image.mode.startswith("I"):  # 16 bits of grey, which "convert" would cut off instead of scaling
        image = image.point(lambda value: value / 256).convert("L")
    has_alpha = image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info
    if has_alpha and image.mode != "RGBA":  # "convert" would copy it all the same
        image = image.convert("RGBA")
    elif not has_alpha and image.mode not in {"RGB", "L", "CMYK"}:
        image = image.convert("RGB")
    image.thumbnail((longest_edge, longest_edge), Image.Resampling.LANCZOS)
    if not has_alpha:
        return image.convert("RGB")
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def _settle_seen_through(image: Image.Image) -> None:
    """A PNG may name one grey or colour that is not to be seen, in the file's own bits; Pillow looks for it among 8.

    Of 16 bits it is not looked for: the neighbours that 8 bits cannot tell from it would go with it, and what goes
    may be words. Call before the pixels are loaded: till then the form they have in the file is known.
    """
    key = image.info.get("transparency")
    if (
        not isinstance(image, PngImagePlugin.PngImageFile)
        or not isinstance(key, int | tuple)
        or not image.tile
    ):
        return
    form = str(image.tile[0].args)
    if form.endswith("16B"):
        del image.info["transparency"]
    elif form in _SPREAD and isinstance(key, int):
        image.info["transparency"] = key * _SPREAD[form]


def _check(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise TooManyPixels


def _webp_size(content: bytes) -> tuple[int, int]:
    """What the first chunk claims; the decoder itself refuses a file whose later chunks say otherwise."""
    chunk, body = content[12:16], content[20:30]
    if chunk == b"VP8X":
        return int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
    if chunk == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return int.from_bytes(body[6:8], "little") & 0x3FFF, int.from_bytes(body[8:10], "little") & 0x3FFF

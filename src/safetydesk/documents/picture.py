"""A checked JPEG on paper: whole, and a very long one once more in parts large enough to be read.

The bytes go into the PDF once and as they are, however often they are drawn.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfutils import readJPEGInfo

from safetydesk.documents import theme
from safetydesk.documents.blocks import Block
from safetydesk.documents.ink import frame
from safetydesk.documents.plate import Plate
from safetydesk.documents.setting import draw_lines, one_line
from safetydesk.domain.errors import Trouble
from safetydesk.wording import label

POINTS_PER_PIXEL = 72 / 150
"""A picture is not enlarged beyond 150 dots to the inch: more would only blur what is there."""
_LEAST_EDGE = 72.0
"""Unless its longer side would be under an inch: an icon must be seen at all."""
_LONG = 3.0
"""From this ratio of its sides on, a picture that had to be made much smaller is shown in parts too."""
_MOST_PARTS = 12
_OVERLAP = 0.04
_LINE = 14.0


class _CheckedJpeg(ImageReader):  # type: ignore[misc]  # reportlab has no types
    """JPEG bytes that go into the PDF as they are; reportlab's own reader would decode them first."""

    def __init__(self, plate: Plate) -> None:
        self._plate = plate
        self._dataA = None

    def getRGBData(self) -> bytes:
        """What reportlab names the picture by, to hold it once: it asks for the pixels, and the exhibit will do."""
        return self._plate.exhibit_id.bytes

    def jpeg_fh(self) -> BytesIO:
        return BytesIO(self._plate.jpeg or b"")


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a picture, in pixels from its top left corner."""

    left: float
    top: float
    width: float
    height: float


class Picture(Block):
    """A picture in the middle of the page in a hairline frame, whole, at most `most` points high."""

    def __init__(self, plate: Plate, most: float) -> None:
        super().__init__()
        self.plate, self.size = plate, size_of(plate)
        wide, tall = self.size
        natural = max(POINTS_PER_PIXEL, _LEAST_EDGE / max(wide, tall))
        self.scale = min(natural, (theme.FRAME_WIDTH - 2) / wide, (most - 2) / tall)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, self.size[1] * self.scale + 2
        return self.width, self.height

    def draw(self) -> None:
        _draw(self.canvas, self.plate, self.size, Window(0, 0, *self.size), self.scale, self.width)


class PicturePart(Block):
    """A window into a picture under a line that says which part it is."""

    def __init__(self, plate: Plate, window: Window, scale: float, caption: str) -> None:
        super().__init__()
        self.plate, self.window, self.scale, self.caption = plate, window, scale, caption
        self.spaceBefore = 8

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, self.window.height * self.scale + 2 + _LINE
        return self.width, self.height

    def draw(self) -> None:
        draw_lines(self.canvas, [one_line(self.caption, theme.SMALL, self.width)], 0, self.height)
        _draw(self.canvas, self.plate, size_of(self.plate), self.window, self.scale, self.width)


def picture_parts(plate: Plate, shown: Picture, number: str) -> list[PicturePart]:
    """A long picture that `shown` makes too small to read, in parts that overlap a little. Empty for any other."""
    wide, tall = shown.size
    if max(wide, tall) / min(wide, tall) < _LONG or shown.scale > POINTS_PER_PIXEL * 0.6:
        return []
    goes_down = tall > wide
    across, along = (wide, tall) if goes_down else (tall, wide)
    room_across, room_along = theme.FRAME_WIDTH - 2, theme.FRAME_HEIGHT - _LINE - 4
    if not goes_down:
        room_across, room_along = room_along / 2, room_across
    scale = min(POINTS_PER_PIXEL, room_across / across, _MOST_PARTS * (1 - _OVERLAP) * room_along / along)
    length = min(along, room_along / scale)
    step = length * (1 - _OVERLAP)
    count = max(1, math.ceil((along - length) / step) + 1)
    parts = []
    for at in range(count):
        begin = min(at * step, along - length)
        window = Window(0, begin, wide, length) if goes_down else Window(begin, 0, length, tall)
        which = "doc_part_down" if goes_down else "doc_part_across"
        caption = label(which, number=number, part=str(at + 1), parts=str(count))
        parts.append(PicturePart(plate, window, scale, caption))
    return parts


def size_of(plate: Plate) -> tuple[float, float]:
    """Width and height in pixels, read from the JPEG itself. Raises Trouble `plate_unreadable`."""
    try:
        info = readJPEGInfo(BytesIO(plate.jpeg or b""))
    except Exception as error:
        raise Trouble("plate_unreadable") from error
    return float(info[0]), float(info[1])


def _draw(
    canvas: Any, plate: Plate, size: tuple[float, float], window: Window, scale: float, room: float
) -> None:
    """The window's part of the picture, in the middle of `room`, its foot one point above the origin."""
    wide, tall = window.width * scale, window.height * scale
    left = (room - wide) / 2
    x = left - window.left * scale
    y = 1 - (size[1] - window.top - window.height) * scale
    canvas._code.append("q")
    if (window.width, window.height) != size:
        canvas._code.append(f"{left:.2f} 1 {wide:.2f} {tall:.2f} re W n")
    canvas.drawImage(_CheckedJpeg(plate), x, y, size[0] * scale, size[1] * scale)
    canvas._code.append("Q")
    frame(canvas, left, 1, wide, tall, theme.MUTED)

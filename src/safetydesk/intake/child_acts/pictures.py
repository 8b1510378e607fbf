"""A picture for the screen, and one for paper."""

from __future__ import annotations

from safetydesk.intake import decoding
from safetydesk.intake.asked import Asked, number, words


def look(content: bytes, asked: Asked) -> tuple[dict[str, object], bytes]:
    """RGB pixels of the first frame, upright, no longer than `edge`."""
    opened = decoding.open_picture(content, words(asked, "kind"))
    small, (source_width, source_height) = decoding.pixels(opened, number(asked, "edge"))
    head: dict[str, object] = {"width": small.width, "height": small.height}
    head |= {"source_width": source_width, "source_height": source_height}
    return head, small.tobytes()


def for_print(content: bytes, asked: Asked) -> tuple[dict[str, object], bytes]:
    """Its pixels: RGB, or one byte each where it is `grey`."""
    picture = decoding.printable(content, words(asked, "kind"), number(asked, "edge"))
    head: dict[str, object] = {"width": picture.width, "height": picture.height, "grey": picture.mode == "L"}
    return head, picture.tobytes()

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
    """A JPEG, or nothing where the file itself is a plain one that fits."""
    jpeg, (width, height), is_original = decoding.printable(
        content, words(asked, "kind"), number(asked, "edge")
    )
    head: dict[str, object] = {"width": width, "height": height, "is_original": is_original}
    return head, b"" if is_original else jpeg  # the parent has the original already

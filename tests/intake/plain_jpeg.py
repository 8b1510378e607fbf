"""Whether a JPEG is nothing but its picture: no place, no thumbnail, no comment, no second picture after its end."""

from __future__ import annotations

from typing import Final

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
# Tables, restart interval, and the frames of baseline, extended and progressive pictures.
_NEEDED: Final = frozenset({0xDB, 0xC4, 0xDD, 0xC0, 0xC1, 0xC2})
_RESTARTS: Final = frozenset(range(0xD0, 0xD8))


def is_plain(content: bytes) -> bool:
    """True where every segment serves the picture, and the file ends where the picture does."""
    if content[:2] != bytes((0xFF, _START)):
        return False
    place, scans = 2, 0
    while place + 4 <= len(content) and content[place] == 0xFF:
        marker = content[place + 1]
        length = int.from_bytes(content[place + 2 : place + 4], "big")
        segment = content[place + 4 : place + 2 + length]
        place += 2 + length
        if marker == _SCAN:
            scans += 1
            place = _after_scan(content, place)
        elif marker not in _NEEDED and not _is_bare_application(marker, segment):
            return False
    return scans > 0 and content[place:] == bytes((0xFF, _END))


def _is_bare_application(marker: int, segment: bytes) -> bool:
    if marker == 0xE0:  # JFIF without a thumbnail
        return len(segment) == 14 and segment.startswith(b"JFIF\0") and segment.endswith(b"\0\0")
    return marker == 0xEE and len(segment) == 12 and segment.startswith(b"Adobe")


def _after_scan(content: bytes, place: int) -> int:
    """The next marker that is neither a stuffed byte nor a restart; the end where there is none."""
    while True:
        place = content.find(b"\xff", place)
        if place < 0 or place + 1 >= len(content):
            return len(content)
        if content[place + 1] not in _RESTARTS and content[place + 1] != 0:
            return place
        place += 2

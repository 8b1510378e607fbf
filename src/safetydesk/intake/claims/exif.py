"""EXIF: what the camera or the program that wrote a picture put into it. A small reader of its own, with limits.

Only the first directory and the two it names are read, each once, so that nothing can lead in a circle; every place
and length is held against the bytes that there are before anything is read there.
"""

from __future__ import annotations

import struct
from typing import Final

from safetydesk.intake.claims.found import LONGEST, Found

MOST_ENTRIES: Final = 512
_OF_CAMERA: Final = 0x8769
_OF_PLACE: Final = 0x8825
_FIRST: Final = {
    0x010E: "description", 0x010F: "camera_make", 0x0110: "camera_model", 0x0112: "turned", 0x0131: "software",
    0x0132: "changed", 0x013B: "author", 0x013C: "computer", 0x8298: "copyright",
}  # fmt: skip
_CAMERA: Final = {
    0x9003: "taken", 0x9011: "taken_zone", 0x9004: "digitised", 0x9286: "comment", 0xA420: "picture_id",
    0xA430: "camera_owner", 0xA431: "camera_serial", 0xA434: "lens",
}  # fmt: skip
_SIZES: Final = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_FORMS: Final = {1: "B", 3: "H", 4: "I", 8: "h", 9: "i", 13: "I"}
_COMMENT: Final = {b"ASCII\0\0\0": "utf-8", b"UNICODE\0": "utf-16", b"\0" * 8: "utf-8"}
Entry = tuple[int, int, int]
"""Type, count, and where the values begin."""


class Damaged(ValueError):
    """It leads outside itself, in a circle, or to nothing."""


def exif(block: bytes, found: Found) -> None:
    """What a block that begins like a TIFF file says. Raises Damaged and struct.error."""
    block = block.removeprefix(b"Exif\0\0")
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(block[:4])
    if order is None:
        raise Damaged
    reader = _Reader(block, order)
    (start,) = struct.unpack_from(f"{order}I", block, 4)
    first = reader.directory(start)
    for tag, name in _FIRST.items():
        found.say(name, reader.words(first.get(tag)))
    if _OF_CAMERA in first:
        camera = reader.directory(reader.number(first[_OF_CAMERA]))
        for tag, name in _CAMERA.items():
            found.say(name, reader.words(camera.get(tag)))
    if _OF_PLACE in first:
        place = reader.directory(reader.number(first[_OF_PLACE]))
        if place:
            _place(reader, place, found)


def _place(reader: _Reader, place: dict[int, Entry], found: Found) -> None:
    """Latitude and longitude as degrees; the height, the direction and the satellites' own time."""
    if 2 in place and 4 in place:
        found.say_place("gps_position", lambda: f"{_degrees(reader, place, 2)}, {_degrees(reader, place, 4)}")
    if 6 in place:
        found.say_place("gps_height", lambda: f"{reader.rationals(place[6])[0]:.1f} m")
    if 17 in place:
        found.say_place("gps_direction", lambda: f"{reader.rationals(place[17])[0]:.0f}°")
    if 7 in place:
        found.say_place("gps_time", lambda: _satellite_time(reader, place))
    found.has_place = True


def _degrees(reader: _Reader, place: dict[int, Entry], tag: int) -> str:
    degrees, minutes, seconds = (*reader.rationals(place[tag]), 0.0, 0.0)[:3]
    side = reader.words(place.get(tag - 1))[:1].upper()
    sign = -1 if side in ("S", "W") else 1
    return f"{sign * (degrees + minutes / 60 + seconds / 3600):.6f}"


def _satellite_time(reader: _Reader, place: dict[int, Entry]) -> str:
    hours, minutes, seconds = (*reader.rationals(place[7]), 0.0, 0.0)[:3]
    return f"{reader.words(place.get(29))} {hours:02.0f}:{minutes:02.0f}:{seconds:02.0f} UTC".strip()


class _Reader:
    def __init__(self, block: bytes, order: str) -> None:
        self._block, self._order = block, order
        self._seen: set[int] = set()

    def directory(self, start: int) -> dict[int, Entry]:
        """Its entries by tag. Raises Damaged for one that was read already or does not fit."""
        if start in self._seen:
            raise Damaged
        self._seen.add(start)
        (count,) = struct.unpack_from(f"{self._order}H", self._block, start)
        if count > MOST_ENTRIES:
            raise Damaged
        entries: dict[int, Entry] = {}
        for place in range(start + 2, start + 2 + 12 * count, 12):
            tag, form, number, where = struct.unpack_from(f"{self._order}HHII", self._block, place)
            size = _SIZES.get(form, 1) * number
            entries.setdefault(tag, (form, number, place + 8 if size <= 4 else where))
        return entries

    def words(self, entry: Entry | None) -> str:
        """A text, a comment with its alphabet before it, or a few numbers; "" for none."""
        if entry is None:
            return ""
        form, count, _ = entry
        if form == 2:
            return self._bytes(entry, 1).decode("utf-8", "replace")
        if form == 7:
            raw = self._bytes(entry, 1)
            alphabet = _COMMENT.get(raw[:8])
            return raw[8:].decode(alphabet, "replace") if alphabet else ""
        if form in _FORMS and count:
            return str(self.number(entry))
        return ""

    def number(self, entry: Entry) -> int:
        form = _FORMS.get(entry[0])
        if form is None:
            raise Damaged
        (value,) = struct.unpack_from(f"{self._order}{form}", self._block, entry[2])
        return int(value)

    def rationals(self, entry: Entry) -> list[float]:
        """At most three. Raises Damaged for none, and for a share of nothing."""
        form, count, place = entry
        if form not in (5, 10) or not count:
            raise Damaged
        pair = "II" if form == 5 else "ii"
        shares = [
            struct.unpack_from(f"{self._order}{pair}", self._block, place + 8 * each)
            for each in range(min(count, 3))
        ]
        if any(below == 0 for _, below in shares):
            raise Damaged
        return [above / below for above, below in shares]

    def _bytes(self, entry: Entry, size: int) -> bytes:
        _, count, place = entry
        if place + count * size > len(self._block):
            raise Damaged
        return self._block[place : place + min(count * size, LONGEST * 4)]

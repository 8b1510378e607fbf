"""The notes in a JPEG, PNG or WebP file, found by walking its parts. No picture is decoded for it."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from functools import partial
from typing import Final

from safetydesk.intake.claims.exif import exif
from safetydesk.intake.claims.found import LONGEST, Found

MOST_PARTS: Final = 4_000
_XMP: Final = b"http://ns.adobe.com/xap/1.0/\0"
_IPTC: Final = b"Photoshop 3.0\0"
_XMP_TEXT: Final = "XML:com.adobe.xmp"
_PLACE_WORDS: Final = ("gps", "location", "latitude", "longitude")
Part = tuple[bytes, memoryview]


def jpeg(content: bytes, found: Found) -> None:
    """Its EXIF block, its comments, and whether it holds XMP or IPTC notes."""
    for marker, part in _segments(content):
        body = bytes(part[: len(_XMP)])
        if marker == b"\xe1" and body.startswith(b"Exif\0\0"):
            found.read("exif", partial(exif, bytes(part), found))
        elif marker == b"\xe1" and body.startswith(_XMP):
            found.say("xmp", _size(len(part)))
        elif marker == b"\xed" and body.startswith(_IPTC):
            found.say("iptc", _size(len(part)))
        elif marker == b"\xfe":
            found.say("comment", bytes(part[: LONGEST * 4]).decode("utf-8", "replace"))


def png(content: bytes, found: Found) -> None:
    """Its texts with their key words, its EXIF block, and when it says it was changed."""
    for name, part in _chunks(content, 8, ">", with_sum=True):
        if name == b"eXIf":
            found.read("exif", partial(exif, bytes(part), found))
        elif name in (b"tEXt", b"zTXt", b"iTXt"):
            found.read("text", partial(_png_text, name, part, found))
        elif name == b"tIME" and len(part) == 7:
            year, month, day, hour, minute, second = struct.unpack(">H5B", part)
            found.say("changed", f"{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")


def webp(content: bytes, found: Found) -> None:
    """Its EXIF block, and whether it holds XMP."""
    for name, part in _chunks(content, 12, "<", with_sum=False):
        if name == b"EXIF":
            found.read("exif", partial(exif, bytes(part), found))
        elif name == b"XMP ":
            found.say("xmp", _size(len(part)))


def _segments(content: bytes) -> Iterator[Part]:
    """Marker and body of each segment before the pixels."""
    view, place = memoryview(content), 2
    for _ in range(MOST_PARTS):
        while content[place : place + 2] == b"\xff\xff":
            place += 1
        marker = content[place + 1 : place + 2]
        if content[place : place + 1] != b"\xff" or marker in (b"", b"\xda", b"\xd9"):
            return
        if b"\xd0" <= marker <= b"\xd8" or marker == b"\x01":
            place += 2
            continue
        (length,) = struct.unpack_from(">H", content, place + 2)
        yield marker, view[place + 4 : place + 2 + length]
        place += 2 + max(2, length)


def _chunks(content: bytes, start: int, order: str, *, with_sum: bool) -> Iterator[Part]:
    """Name and body of each chunk: PNG's (length first, a sum after) or RIFF's (name first, evened out)."""
    view, place = memoryview(content), start
    for _ in range(MOST_PARTS):
        if place + 8 > len(content):
            return
        form = f"{order}I4s" if with_sum else f"{order}4sI"
        pair = struct.unpack_from(form, content, place)
        length, name = pair if with_sum else pair[::-1]
        if place + 8 + length > len(content):
            return
        yield name, view[place + 8 : place + 8 + length]
        place += 8 + length + (4 if with_sum else length % 2)


def _png_text(name: bytes, part: memoryview, found: Found) -> None:
    key_bytes, parted, rest = bytes(part[:80]).partition(b"\0")
    if not parted:
        raise ValueError("no key word")
    key = key_bytes.decode("latin-1")
    if key == _XMP_TEXT:
        found.say("xmp", _size(len(part)))
        return
    if key.startswith("Raw profile type"):
        found.say("png_text", f"{key}: {_size(len(part))}")
        return
    body = bytes(part[len(key_bytes) + 1 :][: LONGEST * 8])
    text = _text_of(name, body)
    if any(word in key.casefold() for word in _PLACE_WORDS):
        found.say_place("gps_text", lambda: f"{key}: {text}")
    else:
        found.say("png_text", f"{key}: {text}")


def _text_of(name: bytes, body: bytes) -> str:
    if name == b"tEXt":
        return body.decode("latin-1")
    if name == b"zTXt":
        return _inflated(body[1:]).decode("latin-1")
    is_packed = body[:1] == b"\1"
    text = body[2:].split(b"\0", 2)[2]  # past the language and the key word in it
    return (_inflated(text) if is_packed else text).decode("utf-8", "replace")


def _inflated(packed: bytes) -> bytes:
    """Its beginning: a bomb is never blown up further than is shown."""
    return zlib.decompressobj().decompress(packed, LONGEST * 4)


def _size(count: int) -> str:
    return f"{count:,} bytes"

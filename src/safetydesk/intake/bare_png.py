"""Whether a PNG is nothing but its picture: judged by its bytes alone, so without opening it.

What else a PNG can carry (words, a place, a profile, an earlier form of itself after the end) would travel with it.
"""

from __future__ import annotations

import struct
import zlib
from typing import Final

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_HEADER: Final = struct.Struct(">IIBBBBB")
_PLAIN_RGB: Final = (8, 2, 0, 0, 0)
"""Eight bits a colour, no palette, nothing to be seen through, not interlaced."""


def is_bare(content: bytes, width: int, height: int) -> bool:
    """True where it is IHDR (plain RGB of this size), IDAT and IEND, each sound, and nothing beside them."""
    chunks = _chunks(content)
    if chunks is None or len(chunks) < 3:
        return False
    (first, header), *middle, (last, nothing) = chunks
    return (
        first == b"IHDR"
        and len(header) == _HEADER.size
        and _HEADER.unpack(header) == (width, height, *_PLAIN_RGB)
        and all(name == b"IDAT" for name, _ in middle)
        and (last, nothing) == (b"IEND", b"")
        and _holds_exactly(b"".join(part for _, part in middle), (width * 3 + 1) * height)
    )


def _chunks(content: bytes) -> list[tuple[bytes, bytes]] | None:
    """All of it as chunks; None where anything of it is no sound chunk."""
    if not content.startswith(_SIGNATURE):
        return None
    found, place = [], len(_SIGNATURE)
    while place < len(content):
        if place + 12 > len(content):
            return None
        length = int.from_bytes(content[place : place + 4], "big")
        name, end = content[place + 4 : place + 8], place + 8 + length
        if content[end : end + 4] != zlib.crc32(content[place + 4 : end]).to_bytes(4, "big"):
            return None
        found.append((name, content[place + 8 : end]))
        place = end + 4
    return found


def _holds_exactly(packed: bytes, size: int) -> bool:
    """Whether it unpacks to so many bytes and ends there: what stood behind the last row would be seen by nobody."""
    unpacking, got, left = zlib.decompressobj(), 0, packed
    try:
        while not unpacking.eof and got <= size:
            part = unpacking.decompress(left, 1 << 20)
            if not part and not unpacking.unconsumed_tail:
                break
            got, left = got + len(part), unpacking.unconsumed_tail
    except zlib.error:
        return False
    return unpacking.eof and got == size and not unpacking.unused_data

"""Whether an OLE compound file is an Outlook message, by the names its directory holds. Nothing of it is interpreted.

An OLE file is a small file system: sectors, chained by a table. Only as much of the chain of the directory is walked
as fits the limits below; whatever does not fit is simply no message.
"""

from __future__ import annotations

import struct
from typing import BinaryIO, Final

HEADER: Final = 512
MOST_SECTORS: Final = 128
"""Sectors of the directory that are looked at: 512 entries, of which a message's own names are among the first."""
_ENTRY: Final = 128
_END: Final = 0xFFFFFFFA
"""Sector numbers from here on stand for no sector."""
_NAMES: Final = frozenset({"__nameid_version1.0", "__substg1.0_"})
"""Both must be there: what every message has, and no other document."""
_CLASS: Final = bytes.fromhex("0b0d020000000000c000000000000046")
"""Or its root says that it is one."""


def is_outlook_message(stream: BinaryIO) -> bool:
    """Reads here and there in `stream`, and leaves it anywhere. False for whatever cannot be followed."""
    try:
        return _names_of_message(stream) >= _NAMES
    except (OSError, ValueError, struct.error, OverflowError):
        return False


def _names_of_message(stream: BinaryIO) -> set[str]:
    header = _at(stream, 0, HEADER)
    (shift,) = struct.unpack_from("<H", header, 30)
    if shift not in (9, 12):
        return set()
    size = 1 << shift
    (sector,) = struct.unpack_from("<I", header, 48)
    tables = struct.unpack_from("<109I", header, 76)
    found: set[str] = set()
    for _ in range(MOST_SECTORS):
        if sector >= _END:
            break
        entries = _at(stream, (sector + 1) * size, size)
        found |= _NAMES if not found and entries[80:96] == _CLASS else _names_in(entries)
        if found >= _NAMES:
            break
        table, place = divmod(sector, size // 4)
        if table >= len(tables) or tables[table] >= _END:
            break
        (sector,) = struct.unpack("<I", _at(stream, (tables[table] + 1) * size + place * 4, 4))
    return found


def _names_in(content: bytes) -> set[str]:
    found = set()
    for start in range(0, len(content) - _ENTRY + 1, _ENTRY):
        (length,) = struct.unpack_from("<H", content, start + 64)
        name = content[start : start + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        found |= {known for known in _NAMES if name.startswith(known)}
    return found


def _at(stream: BinaryIO, place: int, count: int) -> bytes:
    stream.seek(place)
    content = stream.read(count)
    if len(content) < count:
        raise ValueError("it ends before")
    return content

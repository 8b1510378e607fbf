"""Streams of an OLE compound file by name: a small file system of sectors, chained by tables. Nothing is interpreted.

Every chain is followed no further than the file has sectors, every entry visited once: nothing leads in a circle.
Only the 109 sectors of its table that the header names are used, which is seven megabytes of a file; what lies behind
them is damaged for us.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

MOST_ENTRIES: Final = 4_000
LARGEST_STREAM: Final = 256 * 1024
LARGEST_STORE: Final = 32 * 1024 * 1024
"""Of the one stream in which all short ones lie."""
_END: Final = 0xFFFFFFFA
"""Numbers of sectors and entries from here on stand for none."""
_MINI: Final = 64
STORAGE, STREAM, ROOT = 1, 2, 5


class BrokenFile(ValueError):
    """It leads nowhere, in a circle, or out of itself."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A storage or stream: `child` is the entry its own begin with, `start` and `size` say where its bytes are."""

    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class CompoundFile:
    """Raises BrokenFile and struct.error for what cannot be followed."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        (shift,) = struct.unpack_from("<H", content, 30)
        if shift not in (9, 12):
            raise BrokenFile
        self._size = 1 << shift
        directory, self._cutoff, minis = struct.unpack_from("<I4xII", content, 48)
        tables = [each for each in struct.unpack_from("<109I", content, 76) if each < _END]
        self._next = [number for table in tables for number in self._numbers(table)]
        self._entries = list(self._read_entries(directory))
        if not self._entries:
            raise BrokenFile
        most = LARGEST_STORE // _MINI // (self._size // 4)
        self._mini_next = [n for sector in islice(self._chain(minis), most) for n in self._numbers(sector)]
        self._mini_bytes = self._joined(self._entries[0].start, self._entries[0].size)

    def of(self, storage: Entry | None = None) -> dict[str, Entry]:
        """What a storage holds, by name; of the whole file where none is given."""
        found: dict[str, Entry] = {}
        seen: set[int] = set()
        waiting = [(storage or self._entries[0]).child]
        while waiting:
            number = waiting.pop()
            if number >= _END:
                continue
            if number in seen or number >= len(self._entries):
                raise BrokenFile
            seen.add(number)
            entry = self._entries[number]
            found[entry.name] = entry
            waiting += [entry.left, entry.right]
        return found

    def read(self, entry: Entry) -> bytes:
        """The bytes of a stream, its beginning where it is long."""
        size = min(entry.size, LARGEST_STREAM)
        if entry.size >= self._cutoff:
            return self._joined(entry.start, size)
        parts, number = [], entry.start
        for _ in range(-(-size // _MINI)):
            if number >= len(self._mini_next):
                raise BrokenFile
            parts.append(self._mini_bytes[number * _MINI : (number + 1) * _MINI])
            number = self._mini_next[number]
        return b"".join(parts)[:size]

    def _joined(self, start: int, size: int) -> bytes:
        wanted = -(-size // self._size)
        if size > LARGEST_STORE or wanted > len(self._next):
            raise BrokenFile
        parts, number = [], start
        for _ in range(wanted):
            parts.append(self._sector(number))
            number = self._next[number] if number < len(self._next) else _END
        return b"".join(parts)[:size]

    def _chain(self, start: int) -> Iterator[int]:
        number = start
        for _ in range(len(self._next)):
            if number >= _END:
                return
            yield number
            number = self._next[number] if number < len(self._next) else _END
        if number < _END:
            raise BrokenFile

    def _read_entries(self, start: int) -> Iterator[Entry]:
        for count, sector in enumerate(self._chain(start)):
            if count * (self._size // 128) >= MOST_ENTRIES:
                raise BrokenFile
            content = self._sector(sector)
            for at in range(0, len(content) - 127, 128):
                length, kind, left, right, child = struct.unpack_from("<HBxIII", content, at + 64)
                begin, size = struct.unpack_from("<II", content, at + 116)
                name = content[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
                yield Entry(name, kind, left, right, child, begin, size)

    def _sector(self, number: int) -> bytes:
        place = (number + 1) * self._size
        if number >= _END or place + 1 > len(self._content):
            raise BrokenFile
        return self._content[place : place + self._size]

    def _numbers(self, sector: int) -> tuple[int, ...]:
        content = self._sector(sector).ljust(self._size, b"\xff")
        return struct.unpack(f"<{self._size // 4}I", content)

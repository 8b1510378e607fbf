"""Streams that count, hash and report as the bytes go by, so that evidence is read once and memory stays
flat.
"""

from __future__ import annotations

import hashlib

from safetydesk.domain.progress import Progress
from safetydesk.strongroom.age import Sink, Source

EVERY = 1024 * 1024
FIRST = 4096


class Unreadable(Exception):
    """The file that was to be read could not be."""


class TooMuch(Exception):
    """More bytes came out than the exhibit has."""


class _Measure:
    def __init__(self, total: int, progress: Progress, label: str) -> None:
        self.size = 0
        self._hash = hashlib.sha256()
        self._total, self._progress, self._label = total, progress, label
        self._told = 0
        progress.step(0, total, label)

    @property
    def sha256(self) -> str:
        """Hex, of all that went by."""
        return self._hash.hexdigest()

    def finish(self) -> None:
        """Tells progress that all of it went by; the last place to cancel at."""
        self._progress.step(self.size, self._total, self._label)

    def _count(self, content: bytes) -> None:
        self._hash.update(content)
        self.size += len(content)
        if self.size - self._told >= EVERY:
            self._told = self.size
            self._progress.step(self.size, self._total, self._label)


class MeasuredSource(_Measure):
    """Hands on what `source` gives. Raises Unreadable where reading it fails."""

    def __init__(self, source: Source, total: int, progress: Progress, label: str) -> None:
        super().__init__(total, progress, label)
        self._source = source
        self.first_bytes = b""

    def read(self, size: int, /) -> bytes:
        try:
            content = self._source.read(size)
        except OSError as error:
            raise Unreadable from error
        if len(self.first_bytes) < FIRST:
            self.first_bytes += content[: FIRST - len(self.first_bytes)]
        self._count(content)
        return content


class MeasuredSink(_Measure):
    """Hands on to `sink`. Raises TooMuch beyond `total` bytes, before they are handed on."""

    def __init__(self, sink: Sink, total: int, progress: Progress, label: str) -> None:
        super().__init__(total, progress, label)
        self._sink = sink

    def write(self, content: bytes, /) -> int:
        if self.size + len(content) > self._total:
            raise TooMuch
        self._sink.write(content)
        self._count(content)
        return len(content)

    def flush(self) -> None:
        """The sink's owner flushes."""

"""Streams that count, hash and report as the bytes go by, so that evidence is read once and memory stays
flat.
"""

from __future__ import annotations

import hashlib
from concurrent.futures import Future, ThreadPoolExecutor

from safetydesk.domain.progress import Progress
from safetydesk.strongroom.age import Sink, Source

EVERY = 1024 * 1024
FIRST = 4096
LOAF = 256 * 1024
"""The sealing library reads and writes crumbs of 8 KiB. Hashing and the disk take loaves, half again as fast, and small
enough to stay in the processor's cache and to keep both threads busy over a single screenshot."""
_BESIDE = ThreadPoolExecutor(1, "hashing")


class Unreadable(Exception):
    """The file that was to be read could not be."""


class TooMuch(Exception):
    """More bytes came out than the exhibit has."""


class _Hash:
    """SHA-256, of whole loaves in another thread: hashing lets the interpreter go, sealing does not."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()
        self._beside: Future[None] | None = None

    def update(self, content: bytes) -> None:
        self._settle()
        if len(content) < LOAF:
            self._hash.update(content)
        else:
            self._beside = _BESIDE.submit(self._hash.update, content)

    def hexdigest(self) -> str:
        self._settle()
        return self._hash.hexdigest()

    def _settle(self) -> None:
        """One loaf at a time: they must be hashed in order, and no more than two be in memory."""
        if self._beside is not None:
            self._beside.result()
            self._beside = None


class _Measure:
    def __init__(self, total: int, progress: Progress, label: str) -> None:
        self.size = 0
        self._hash = _Hash()
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
        self._held = memoryview(b"")
        self.first_bytes = b""

    def read(self, size: int, /) -> bytes:
        if not self._held:
            self._held = memoryview(self._loaf())
        content, self._held = bytes(self._held[:size]), self._held[size:]
        return content

    def _loaf(self) -> bytes:
        try:
            content = self._source.read(LOAF)
        except OSError as error:
            raise Unreadable from error
        if len(self.first_bytes) < FIRST:
            self.first_bytes += content[: FIRST - len(self.first_bytes)]
        self._count(content)
        return content


class MeasuredSink(_Measure):
    """Hands on to `sink`; the last of it with `finish` only. Raises TooMuch beyond `total` bytes, before they are
    handed on."""

    def __init__(self, sink: Sink, total: int, progress: Progress, label: str) -> None:
        super().__init__(total, progress, label)
        self._sink = sink
        self._held: list[bytes] = []
        self._waiting = 0

    def write(self, content: bytes, /) -> int:
        count = len(content)
        if self.size + self._waiting + count > self._total:
            raise TooMuch
        self._held.append(content)
        self._waiting += count
        if self._waiting >= LOAF:
            self._hand_on()
        return count

    def flush(self) -> None:
        """The sink's owner flushes."""

    def finish(self) -> None:
        self._hand_on()
        super().finish()

    def _hand_on(self) -> None:
        content = b"".join(self._held)
        self._held, self._waiting = [], 0
        self._count(content)
        self._sink.write(content)  # after: writing lets the other thread in

"""The largest exhibit there may be: sealed, and read again, with the memory of the process that does it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from measuring.figures import MILLISECONDS, Figure, once
from measuring.memory import growth, peak
from safetydesk.intake.outside_file import OutsideFile
from safetydesk.intake.source import LARGEST
from safetydesk.strongroom.exhibit_files import ExhibitFiles, ExhibitState, SealedFile
from safetydesk.strongroom.store_folder import StoreFolder

SHORT = 64 * 1024**2
MEGABYTE = 1_000_000
CHUNK = 1024 * 1024


def figures(folder: Path, *, short: bool) -> list[Figure]:
    """Each once: at this length once is enough."""
    large = _Large(folder, SHORT if short else LARGEST)
    sealing, checking = growth(large.seal), growth(large.check)
    return [
        large.figure("seal", large.sealing, sealing),
        large.figure("read again", large.checking, checking),
    ]


class _Large:
    def __init__(self, folder: Path, size: int) -> None:
        self._size = size
        self._source = folder / "film.mov"
        with self._source.open("wb") as file:
            file.truncate(size)  # takes no room: what is measured is what we do with it
        self._files = ExhibitFiles(StoreFolder.create(folder / "store"))
        self._sealed: SealedFile | None = None
        self.sealing = self.checking = 0.0
        self._hashing = once(self._hash)

    def seal(self) -> None:
        """As intake does, from a file outside."""

        def sealed() -> None:
            with OutsideFile.open(self._source) as opened:
                self._sealed = self._files.seal(opened.stream, opened.size)
                opened.check_unchanged()

        self.sealing = once(sealed)

    def check(self) -> None:
        """As the idle scrub and `verify` do."""
        sealed = self._sealed
        assert sealed is not None

        def read() -> None:
            state = self._files.check(sealed.name, sealed.identity, sealed.sha256, sealed.size)
            assert state is ExhibitState.GOOD

        self.checking = once(read)

    def figure(self, act: str, taken: float, grown: float) -> Figure:
        rate = self._size / MEGABYTE / taken * MILLISECONDS
        note = f"{rate:.0f} MB/s; the whole process {peak():.0f} MiB; plain: SHA-256 alone"
        return Figure(f"{act} {self._size / 1024**3:g} GiB", taken, self._hashing, peak=grown, note=note)

    def _hash(self) -> None:
        digest = hashlib.sha256()
        with self._source.open("rb") as source:
            while chunk := source.read(CHUNK):
                digest.update(chunk)
        digest.hexdigest()

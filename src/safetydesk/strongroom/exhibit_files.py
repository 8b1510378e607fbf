"""One sealed file per exhibit: a standard age file under a random name, to an identity of its own.

Order: part-file, seal, fsync, rename, fsync of the folder; only then may a row be written that names it. So a
row never stands without its file; a file without a row is found by `sweep`.
"""

from __future__ import annotations

import io
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from safetydesk.domain.errors import Trouble
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.strongroom import age
from safetydesk.strongroom.disk import PART, make_folder, named_troubles, replacing, sync_folder
from safetydesk.strongroom.file_diagnosis import ExhibitState, Identities, diagnosed
from safetydesk.strongroom.measured import LOAF, MeasuredSink, MeasuredSource, TooMuch, Unreadable
from safetydesk.strongroom.store_folder import StoreFolder

__all__ = ["FAULTS", "ExhibitFiles", "ExhibitState", "SealedFile", "SweepReport"]

_NAME = re.compile(r"[0-9a-f]{64}")
_SUFFIX = ".age"
FAULTS = {f"exhibit_{each.value}": each for each in ExhibitState if each is not ExhibitState.GOOD}
"""What a file is, by the code of the trouble that says so."""


@dataclass(frozen=True, slots=True)
class SealedFile:
    """What the exhibit's row must keep. `sha256` (hex) and `size` are of the plain bytes; `first_bytes` is
    their beginning (up to 4 KiB), to tell the kind by."""

    name: str
    identity: str = field(repr=False)
    sha256: str
    size: int
    first_bytes: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class SweepReport:
    """What a start-up sweep did. `unclaimed`: names newly moved aside; `reclaimed`: moved back."""

    parts_deleted: int
    unclaimed: tuple[str, ...]
    reclaimed: tuple[str, ...] = ()


class ExhibitFiles:
    """The sealed files of one store. `identities` tells those of all of them, asked for where one did not open."""

    def __init__(self, folder: StoreFolder, identities: Identities = tuple) -> None:
        self._folder = folder
        self._identities = identities

    def seal(
        self, source: BinaryIO, total: int, progress: Progress = NO_PROGRESS, label: str = ""
    ) -> SealedFile:
        """Seals all of `source` in one pass at flat memory; `total` is what `progress` counts to (0 unknown).

        Nothing stays behind when it fails or is cancelled. Raises Cancelled; Trouble `disk_full`,
        `store_read_only`, `disk_error`, or `source_unreadable` where reading `source` failed.
        """
        name = secrets.token_hex(32)
        identity, recipient = age.new_identity()
        measured = MeasuredSource(source, total, progress, label)
        path = self._path(name)
        make_folder(path.parent)
        try:
            with replacing(path, "seal") as file:
                age.seal_stream(measured, file, recipient)
                measured.finish()
        except Unreadable as error:
            raise Trouble("source_unreadable") from error
        return SealedFile(name, identity, measured.sha256, measured.size, measured.first_bytes)

    def read(self, name: str, identity: str, sha256: str, size: int) -> bytes:
        """The plain bytes, proved against `sha256` and `size`. Raises Trouble as `copy_out` does."""
        target = io.BytesIO()
        self.copy_out(name, identity, sha256, size, target)
        return target.getvalue()

    def copy_out(
        self,
        name: str,
        identity: str,
        sha256: str,
        size: int,
        target: age.Sink,
        progress: Progress = NO_PROGRESS,
        label: str = "",
    ) -> None:
        """Writes the plain bytes to `target`, at flat memory.

        When this raises, what `target` got is not to be trusted and must be thrown away. Raises Cancelled;
        Trouble `exhibit_missing`, `exhibit_damaged`, `exhibit_truncated`, `exhibit_extended`, `exhibit_swapped`;
        the target's own OSErrors as the disk's troubles.
        """
        sink = MeasuredSink(target, size, progress, label)
        with self._opened(name) as sealed:
            try:
                age.open_stream(sealed, sink, identity)
            except age.NotOpened as error:
                state = diagnosed(sealed, identity, size, self._identities())
                raise Trouble(f"exhibit_{state.value}") from error
            except TooMuch as error:
                raise Trouble("exhibit_swapped") from error
            sink.finish()
        if (sink.sha256, sink.size) != (sha256, size):
            raise Trouble("exhibit_swapped")  # it opens, and holds something else

    def check(
        self,
        name: str,
        identity: str,
        sha256: str,
        size: int,
        progress: Progress = NO_PROGRESS,
        label: str = "",
    ) -> ExhibitState:
        """Reads the whole file again and says what it is. Raises Cancelled; Trouble when the disk itself
        fails.
        """
        try:
            self.copy_out(name, identity, sha256, size, _Nowhere(), progress, label)
        except Trouble as trouble:
            state = FAULTS.get(trouble.code)
            if state is None:
                raise
            return state
        return ExhibitState.GOOD

    def is_in_store(self, path: Path) -> bool:
        """Whether `path` would stand in this store's own folder, by whatever name that is reached."""
        return self._folder.holds(path)

    def all_names(self) -> set[str]:
        """The names of all sealed files in their places (those in `unclaimed` are not)."""
        with named_troubles():
            return {path.stem for path in self._sealed()}

    def unclaimed_names(self) -> set[str]:
        """The names of the sealed files that stand aside."""
        with named_troubles():
            return {path.stem for path in _files(self._folder.unclaimed) if _is_sealed(path)}

    def sweep(self, claimed: set[str], *, all_known: bool = True) -> SweepReport:
        """At start-up, under the instance lock and before anything is sealed: puts the folder in order.

        Deletes part-files; moves sealed files that are not in `claimed` aside (unless some claims are not known),
        and claimed ones that stand aside back into place. Deletes nothing else; files that are not ours are left
        alone.
        """
        with named_troubles():
            parts = [
                path for folder in self._shelves() for path in _files(folder) if path.name.endswith(PART)
            ]
            for part in parts:
                part.unlink(missing_ok=True)
            reclaimed = tuple(sorted((self.unclaimed_names() & claimed) - self.all_names()))
            for name in reclaimed:
                make_folder(self._path(name).parent)
                _move(self._aside(name), self._path(name))
        strays = self.set_aside(claimed) if all_known else ()
        return SweepReport(len(parts), strays, reclaimed)

    def set_aside(self, claimed: set[str]) -> tuple[str, ...]:
        """Moves sealed files that are not in `claimed` aside; gives their names. Nothing may be sealing meanwhile."""
        with named_troubles():
            strays = tuple(sorted(self.all_names() - claimed))
            if strays:
                make_folder(self._folder.unclaimed)
            for name in strays:
                _move(self._path(name), self._aside(name))
        return strays

    def destroy(self, name: str) -> None:
        """Deletes the sealed file for good, one that stands aside too. Nothing happens if it is gone already.

        It is not written over first: a solid-state disk would put that elsewhere. What opens the file is gone with the
        row that named it.
        """
        path = self._path(name)
        with named_troubles():
            for each in (path, self._aside(name)):
                each.unlink(missing_ok=True)
                if each.parent.is_dir():
                    sync_folder(each.parent)

    def is_there(self, name: str) -> bool:
        """Whether the sealed file lies in its place, or aside."""
        with named_troubles():
            return self._path(name).exists() or self._aside(name).exists()

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise ValueError("not the name of a sealed file")
        return self._folder.exhibits / name[:2] / (name + _SUFFIX)

    def _aside(self, name: str) -> Path:
        return self._folder.unclaimed / (name + _SUFFIX)

    @contextmanager
    def _opened(self, name: str) -> Iterator[BinaryIO]:
        with named_troubles():
            try:
                file = self._path(name).open("rb", buffering=LOAF)
            except FileNotFoundError as error:
                raise Trouble("exhibit_missing") from error
            with file:
                yield file

    def _shelves(self) -> list[Path]:
        found = [path for path in self._folder.exhibits.iterdir() if path.is_dir() and not path.is_symlink()]
        return [path for path in found if re.fullmatch(r"[0-9a-f]{2}", path.name)]

    def _sealed(self) -> list[Path]:
        return [
            path
            for shelf in self._shelves()
            for path in _files(shelf)
            if _is_sealed(path) and path.name[:2] == shelf.name
        ]


class _Nowhere:
    """Takes everything and keeps nothing."""

    def write(self, content: bytes, /) -> int:
        return len(content)


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return [path for path in folder.iterdir() if path.is_file() and not path.is_symlink()]


def _is_sealed(path: Path) -> bool:
    return path.suffix == _SUFFIX and _NAME.fullmatch(path.stem) is not None


def _move(path: Path, to: Path) -> None:
    path.replace(to)
    sync_folder(to.parent)
    sync_folder(path.parent)

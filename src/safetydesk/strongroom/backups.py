"""Writes one generation beside the records' copy: headers, members' files, the pool, and the manifest over all.

Order: a part folder; members' files before the records (a draft saved meanwhile is then there twice, and never not
at all); the records, copied by `records.copying`; the sealed files that they name; the manifest; everything read
again; only then the generation's name. Cut off anywhere, there is nothing but a part folder.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from safetydesk import __version__
from safetydesk.domain.clock import Moment
from safetydesk.domain.errors import Trouble
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.domain.steps import reached
from safetydesk.strongroom.backup_place import BackupPlace, at_the_place
from safetydesk.strongroom.disk import PART, make_folder, named_troubles, replacing, sync_folder, write_whole
from safetydesk.strongroom.generation import CHUNK, Generation, pool_path, sha256_of
from safetydesk.strongroom.manifest import FILE, ListedFile, Manifest, counts_mark, is_member_file, key_mark
from safetydesk.strongroom.store_folder import StoreFolder
from safetydesk.strongroom.store_key import StoreKey

_HEADERS = ("header.a", "header.b")
_TURNS = 16


@dataclass(slots=True)
class GenerationBeingMade:
    """Made by `begin`; `records` is where the copy of the database belongs."""

    place: BackupPlace
    store: StoreFolder
    part: Generation
    files: list[ListedFile] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    @staticmethod
    def begin(place: BackupPlace, store: StoreFolder, at: Moment) -> GenerationBeingMade:
        """Sweeps what was cut off before, and copies the headers and every member's own files.

        Raises Trouble for the place's disk and the store's.
        """
        place.make()
        place.sweep()
        making = GenerationBeingMade(place, store, place.next_part(at))
        with at_the_place():
            make_folder(making.part.path)
        reached("backup.part_made")
        for name in _HEADERS:
            making._copy_own(store.path / name, name)
        for path in sorted(_members_files(store)):
            making._copy_own(path, path.relative_to(store.path).as_posix())
        reached("backup.members_copied")
        return making

    @property
    def records(self) -> Path:
        return self.part.path / "records.db"

    def has_headers_of_now(self) -> bool:
        """Whether the store's headers are those that were copied: nobody's keys were changed while records were."""
        paths = {name: self.store.path / name for name in _HEADERS}
        now = {name: sha256_of(path) for name, path in paths.items() if _size(path) is not None}
        return now == {one.name: one.sha256 for one in self.files if one.name in _HEADERS}

    def take_records(self) -> None:
        """Lists the copy of the database, once it has been checked."""
        with at_the_place(), named_troubles():
            handle = os.open(self.records, os.O_RDWR)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
            size = self.records.stat().st_size
        self.files.append(ListedFile("records.db", size, sha256_of(self.records)))

    def fill_pool(
        self,
        wanted: Iterable[str],
        left_out: frozenset[str],
        known: Mapping[str, ListedFile],
        progress: Progress = NO_PROGRESS,
        label: str = "",
    ) -> None:
        """Copies those sealed files that the pool has not yet; files that no record claims come too.

        `wanted` names what the records claim: one that is nowhere is noted as missing. `known` are files that an
        earlier, proved manifest has told the digest of. Raises Cancelled; Trouble for either disk.
        """
        exhibits = {name: self.store.exhibits / name[:2] / f"{name}.age" for name in wanted}
        in_store = self._in_store()
        asked = sorted((set(exhibits) | set(in_store)) - left_out)
        told = told_digests(self.place) if asked else {}
        for place, name in enumerate(asked):
            progress.step(place, len(asked), label)
            listed_as, source = in_store.get(name, (f"exhibits/{name[:2]}/{name}.age", exhibits.get(name)))
            found = self._into_pool(name, listed_as, source, known.get(name), told.get(name, set()))
            if found is not None:
                self.files.append(found)
            elif name in exhibits:
                self.missing.append(name)
        progress.step(len(asked), max(len(asked), 1), label)
        reached("backup.pool_filled")

    def seal(
        self, store_id: UUID, key: StoreKey, at: Moment, size: int, root: str, counts: Mapping[str, int],
        left_out: Iterable[str],
    ) -> Manifest:  # fmt: skip
        """Writes the manifest of what was copied under this checkpoint."""
        manifest = Manifest(
            store_id=store_id,
            number=self.part.number,
            at=at.text(),
            program=__version__,
            size=size,
            root=root,
            counts=counts_mark(key, counts),
            key_mark=key_mark(key),
            files=tuple(self.files),
            missing=tuple(sorted(self.missing)),
            left_out=tuple(sorted(left_out)),
        )
        with at_the_place():
            write_whole(self.part.path / FILE, manifest.signed(key), "backup.manifest")
            with named_troubles():
                for folder in (
                    *(path for path in self.part.path.rglob("*") if path.is_dir()),
                    self.part.path,
                ):
                    sync_folder(folder)
        return manifest

    def finish(self, progress: Progress = NO_PROGRESS, label: str = "") -> Generation:
        """Reads all of its own once more from the disk, then gives it its name. Raises Trouble `copy_differs`."""
        own = [listed for listed in self.files if not listed.sealed_name]
        for place, listed in enumerate(own):
            progress.step(place, len(own), label)
            if sha256_of(self.part.path_of(listed)) != listed.sha256:
                raise Trouble("copy_differs")
        reached("backup.read_again")
        whole = self.place.finish(self.part)
        reached("backup.renamed")
        return whole

    def give_up(self) -> None:
        """Takes away what was written; what cannot be taken away now is swept next time."""
        shutil.rmtree(self.part.path, ignore_errors=True)

    def _in_store(self) -> dict[str, tuple[str, Path]]:
        """Each sealed file of the store: what it is listed as, and where it stands; in its place rather than aside."""
        found: dict[str, tuple[str, Path]] = {}
        with named_troubles():
            for path in (*self.store.unclaimed.glob("*.age"), *self.store.exhibits.glob("??/*.age")):
                name = path.relative_to(self.store.path).as_posix()
                listed = ListedFile(name, 0, "")
                if listed.sealed_name and not path.is_symlink():
                    found[listed.sealed_name] = (name, path)
        return found

    def _into_pool(
        self, name: str, listed_as: str, source: Path | None, known: ListedFile | None, told: set[str]
    ) -> ListedFile | None:
        """The listed file; None where neither the pool nor the store has it whole.

        What stands in the pool as any earlier manifest told of it (`told`) is never written over: the store's own file
        may be the one that was damaged since.
        """
        target = pool_path(self.place.home, name)
        size = _size(target)
        if size is not None:
            if known is not None and size == known.size and not self._reads_again(name):
                return ListedFile(listed_as, known.size, known.sha256)
            digest = sha256_of(target)
            if digest in told:
                return ListedFile(listed_as, size, digest)
            if source is not None and size == _size(source) and digest == sha256_of(source):
                return ListedFile(listed_as, size, digest)
        if source is None or _size(source) is None:
            if size is None or told:  # not there, or not what it was
                return None
            return ListedFile(listed_as, size, digest)
        with at_the_place():
            make_folder(target.parent)
            digest, written = _copied(source, target, "backup.pool")
        if sha256_of(target) != digest:
            raise Trouble("copy_differs")
        return ListedFile(listed_as, written, digest)

    def _reads_again(self, name: str) -> bool:
        """Whether it is this file's turn: every sixteenth backup reads it, so that a disk that rots is found out while
        the store has the file still."""
        return int(name[0], 16) == self.part.number % _TURNS

    def _copy_own(self, source: Path, name: str) -> None:
        """A file of the store into the part folder; one that went meanwhile is no loss."""
        target = self.part.path.joinpath(*name.split("/"))
        with at_the_place():
            for folder in reversed(target.relative_to(self.part.path).parents[:-1]):
                make_folder(self.part.path / folder)
            with suppress(FileNotFoundError):
                digest, size = _copied(source, target, "backup.own")
                self.files.append(ListedFile(name, size, digest))


def known_files(place: BackupPlace, key: StoreKey) -> dict[str, ListedFile]:
    """Digests of the pool's files by their name, from the newest manifest that this store key proves."""
    for generation in reversed(place.all()):
        try:
            manifest = generation.manifest()
        except Trouble:
            continue
        if manifest.is_proved_by(key):
            return {listed.sealed_name: listed for listed in manifest.files if listed.sealed_name}
    return {}


def told_digests(place: BackupPlace) -> dict[str, set[str]]:
    """What every manifest there says of the pool's files, whoever can prove it: enough to write none of them over."""
    told: dict[str, set[str]] = {}
    for generation in place.all():
        try:
            manifest = generation.manifest()
        except Trouble:
            continue
        for listed in manifest.files:
            if listed.sealed_name:
                told.setdefault(listed.sealed_name, set()).add(listed.sha256)
    return told


def _members_files(store: StoreFolder) -> Iterable[Path]:
    with named_troubles():
        for path in store.members.rglob("*"):
            name = path.relative_to(store.path).as_posix()
            if is_member_file(name) and path.suffix != PART and path.is_file() and not path.is_symlink():
                yield path


def _copied(source: Path, target: Path, sequence: str) -> tuple[str, int]:
    """Copies a file, kept through a power cut; gives SHA-256 and size of what was read.

    Raises FileNotFoundError where the source is not there, Trouble `source_damaged` where it cannot be read; the
    target's disk as its troubles.
    """
    digest, size = hashlib.sha256(), 0
    try:
        file = source.open("rb", buffering=0)
    except FileNotFoundError:
        raise
    except OSError as fault:
        raise Trouble("source_damaged") from fault
    with file, replacing(target, sequence) as into:
        while chunk := _read(file.fileno()):
            digest.update(chunk)
            size += len(chunk)
            into.write(chunk)
    return digest.hexdigest(), size


def _read(handle: int) -> bytes:
    try:
        return os.read(handle, CHUNK)
    except OSError as fault:
        raise Trouble("source_damaged") from fault


def _size(path: Path) -> int | None:
    try:
        return path.stat(follow_symlinks=False).st_size if not path.is_symlink() else None
    except OSError:
        return None

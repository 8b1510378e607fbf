"""Copies a checked generation into a new folder, beside it until it is whole: never over anything.

The store being put back stands under `<folder>.restoring` with a mark in it, and takes its name by one rename. Cut off
before that, there is nothing under the name, and the next attempt clears what was left and begins again.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path

from safetydesk.domain.errors import Refusal, Trouble
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.domain.steps import reached
from safetydesk.strongroom.disk import PART, make_folder, named_troubles, replacing, sync_folder, write_whole
from safetydesk.strongroom.generation import CHUNK, Generation
from safetydesk.strongroom.header import Header, read_header
from safetydesk.strongroom.manifest import ListedFile, Manifest
from safetydesk.strongroom.place import check_place
from safetydesk.strongroom.store_folder import StoreFolder

BEING_MADE = ".restoring"
_MARK = "being restored"


def header_in(generation: Generation) -> Header:
    """The header that the generation was made with, to come in by. Raises Trouble `backup_header_damaged`."""
    try:
        return read_header(StoreFolder(generation.path))
    except Trouble as fault:
        if fault.code in ("header_damaged", "store_missing"):
            raise Trouble("backup_header_damaged") from fault
        raise


@dataclass(frozen=True, slots=True)
class StoreBeingRestored:
    """`to` is where the store shall stand, `part` where it stands until it is whole."""

    to: Path
    part: StoreFolder

    @staticmethod
    def check(to: Path) -> None:
        """That a store may come to stand at `to`, and nothing stands there.

        Raises Refusal `folder_not_empty`, `folder_is_a_file`, `place_is_network`, `place_is_synced`; the disk's.
        """
        check_place(to)
        with named_troubles():
            if to.exists() and not to.is_dir():
                raise Refusal("folder_is_a_file")
            if to.is_dir() and any(to.iterdir()):
                raise Refusal("folder_not_empty")
            part = _part(to)
            if part.exists() and not _is_ours(part):
                raise Refusal("folder_not_empty")

    @staticmethod
    def begin(to: Path) -> StoreBeingRestored:
        """The empty skeleton. Raises as `check`."""
        StoreBeingRestored.check(to)
        part = _part(to)
        with named_troubles():
            if part.exists():
                shutil.rmtree(part)
            part.parent.mkdir(parents=True, exist_ok=True)
        make_folder(part)
        write_whole(part / _MARK, b"", "restore.mark")
        folder = StoreFolder(part)
        for each in (folder.exhibits, folder.members):
            make_folder(each)
        reached("restore.part_made")
        return StoreBeingRestored(to, folder)

    def fill(
        self,
        generation: Generation,
        manifest: Manifest,
        progress: Progress = NO_PROGRESS,
        label: str = "",
        lost: Set[str] = frozenset(),
    ) -> None:
        """Every file that the manifest lists, compared once more as it goes by; but for sealed files that are `lost`.

        Raises Cancelled; Trouble `backup_file_damaged`, `backup_place_failing`; the new disk's.
        """
        files = [listed for listed in manifest.files if listed.sealed_name not in lost]
        total, done = sum(listed.size for listed in files), 0
        for listed in files:
            target = self.part.path.joinpath(*listed.name.split("/"))
            for folder in reversed(target.relative_to(self.part.path).parents[:-1]):
                make_folder(self.part.path / folder)
            done = _copy(generation, listed, target, progress, done, total, label)
        reached("restore.copied")

    def finish(self) -> StoreFolder:
        """Gives the store its name."""
        with named_troubles():
            if self.to.is_dir():
                self.to.rmdir()  # an empty one, as was checked; some systems rename over no folder at all
            self.part.path.rename(self.to)
            sync_folder(self.to.parent)
            reached("restore.renamed")
            (self.to / _MARK).unlink(missing_ok=True)
        return StoreFolder(self.to)

    def give_up(self) -> None:
        """Takes away what was copied; what cannot be taken away now is cleared by the next attempt."""
        shutil.rmtree(self.part.path, ignore_errors=True)


def _part(to: Path) -> Path:
    return to.with_name(to.name + BEING_MADE)


def _is_ours(part: Path) -> bool:
    """Whether an earlier attempt left this, even one cut off while it set its mark."""
    names = {path.name for path in part.iterdir()}
    return _MARK in names or names <= {_MARK + PART}


def _copy(
    generation: Generation,
    listed: ListedFile,
    target: Path,
    progress: Progress,
    done: int,
    total: int,
    label: str,
) -> int:
    digest = hashlib.sha256()
    source = generation.path_of(listed)
    try:
        file = source.open("rb", buffering=0)
    except OSError as fault:
        raise Trouble("backup_place_failing") from fault
    with file, replacing(target, "restore.file") as into:
        while chunk := _read(file.fileno()):
            digest.update(chunk)
            into.write(chunk)
            done += len(chunk)
            progress.step(min(done, total), total, label)
        if digest.hexdigest() != listed.sha256:
            raise Trouble("backup_file_damaged", name=listed.name)
    return done


def _read(handle: int) -> bytes:
    try:
        return os.read(handle, CHUNK)
    except OSError as fault:
        raise Trouble("backup_place_failing") from fault

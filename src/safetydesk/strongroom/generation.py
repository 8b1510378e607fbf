"""One backup in its place: what it is at a glance, and whether every byte of it is what its manifest says."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from safetydesk.domain.clock import Moment
from safetydesk.domain.errors import Trouble
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.strongroom.disk import PART
from safetydesk.strongroom.header import read_header
from safetydesk.strongroom.manifest import ListedFile, Manifest, read_manifest
from safetydesk.strongroom.store_folder import StoreFolder

NAME = re.compile(r"(?P<at>[0-9]{8}T[0-9]{6}Z)-(?P<number>[0-9]{4,12})")
CHUNK = 1024 * 1024
WHOLE, UNFINISHED = "whole", "backup_unfinished"


@dataclass(frozen=True, slots=True)
class Generation:
    """`path` is the generation's own folder, `<home>/generations/<name>`. Making this value touches nothing."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def home(self) -> Path:
        """The store's folder in the place, which holds the pool too."""
        return self.path.parent.parent

    @property
    def number(self) -> int:
        """Counts up in its home, so that order never depends on the clock; 0 for what has no such name."""
        found = NAME.fullmatch(self.name.removesuffix(PART))
        return int(found["number"]) if found else 0

    @property
    def is_unfinished(self) -> bool:
        """Cut off while it was made; the next backup sweeps it away."""
        return self.name.endswith(PART)

    def manifest(self) -> Manifest:
        """Raises Trouble `backup_unfinished`, `backup_without_manifest`, `backup_manifest_damaged`, `backup_newer`."""
        if self.is_unfinished:
            raise Trouble("backup_unfinished")
        return read_manifest(self.path)

    def path_of(self, listed: ListedFile) -> Path:
        """Where the bytes of a listed file stand in the place."""
        if listed.sealed_name:
            return pool_path(self.home, listed.sealed_name)
        return self.path.joinpath(*listed.name.split("/"))

    def look(self, lost: set[str] | None = None) -> Manifest:
        """At a glance: the manifest, every file there with its size, header and manifest of one store.

        With `lost` a sealed file that is missing or damaged in the pool is only named there: all generations share the
        pool, and one bad exhibit must not take every backup with it.

        Raises as `manifest`; Trouble `backup_file_missing`, `backup_file_damaged`, `backup_pool_file_missing`,
        `backup_foreign`, `backup_header_damaged`, and `backup_manifest_altered` for one under a name that is not its
        own: an old backup is not to pass for a newer.
        """
        manifest = self.manifest()
        if self.name != name_of(manifest.number, Moment.parse(manifest.at)):
            raise Trouble("backup_manifest_altered")
        for listed in manifest.files:
            with _but_for(listed, lost):
                self._stands(listed)
        try:
            header = read_header(StoreFolder(self.path))
        except Trouble as fault:
            if fault.code not in ("header_damaged", "store_missing"):
                raise
            raise Trouble("backup_header_damaged") from fault
        if header.store_id != manifest.store_id:
            raise Trouble("backup_foreign")
        return manifest

    def check(
        self, progress: Progress = NO_PROGRESS, label: str = "", lost: set[str] | None = None
    ) -> Manifest:
        """As `look`, and every byte read and compared. Raises Cancelled too."""
        manifest = self.look(lost)
        total, done = sum(listed.size for listed in manifest.files), 0
        for listed in manifest.files:
            progress.step(done, total, label)
            with _but_for(listed, lost):
                if sha256_of(self.path_of(listed), progress, done, total, label) != listed.sha256:
                    raise Trouble("backup_file_damaged", name=listed.name)
            done += listed.size
        progress.step(total, total, label)
        return manifest

    def _stands(self, listed: ListedFile) -> None:
        path = self.path_of(listed)
        try:
            found = path.stat(follow_symlinks=False)
            size, is_plain = found.st_size, stat.S_ISREG(found.st_mode)
        except FileNotFoundError as fault:
            code = "backup_pool_file_missing" if listed.sealed_name else "backup_file_missing"
            raise Trouble(code, name=listed.name) from fault
        except OSError as fault:
            raise Trouble("backup_place_failing") from fault
        if size != listed.size or not is_plain:
            raise Trouble("backup_file_damaged", name=listed.name)


@contextmanager
def _but_for(listed: ListedFile, lost: set[str] | None) -> Iterator[None]:
    """A trouble inside with a file of the pool ends there where `lost` is given."""
    try:
        yield
    except Trouble:
        if lost is None or not listed.sealed_name:
            raise
        lost.add(listed.sealed_name)


def name_of(number: int, at: Moment) -> str:
    """What a generation is called: when it was begun, and its number in its home."""
    return f"{at.utc.strftime('%Y%m%dT%H%M%SZ')}-{number:04}"


def pool_path(home: Path, sealed_name: str) -> Path:
    """Where the pool keeps a sealed file, whatever generation names it."""
    return home / "exhibits" / sealed_name[:2] / f"{sealed_name}.age"


def sha256_of(
    path: Path, progress: Progress = NO_PROGRESS, done: int = 0, total: int = 0, label: str = ""
) -> str:
    """Hex. Raises Trouble `backup_place_failing` where the disk does not give it; Cancelled."""
    digest = hashlib.sha256()
    try:
        with path.open("rb", buffering=0) as file:
            while chunk := os.read(file.fileno(), CHUNK):
                digest.update(chunk)
                done += len(chunk)
                progress.step(min(done, total), total, label)
    except OSError as fault:
        raise Trouble("backup_place_failing") from fault
    return digest.hexdigest()

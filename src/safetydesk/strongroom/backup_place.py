"""Where backups stand: `<place>/SafetyDesk backup <last 8 of the store's id>/`.

    exhibits/3f/3f9c....age          the pool: each sealed file once, shared by every generation
    generations/<UTC time>-<n>/      one backup: header.a, header.b, records.db, members/..., manifest.json
    generations/<UTC time>-<n>.part/ one that was cut off; the next backup sweeps it away

The place may be another drive, a network share or a synced folder, which the live store may not: what stands here is
sealed, complete and never written again. It must be there already: a drive that is not plugged in must not be made up
on this computer's own disk.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from safetydesk.domain.clock import Moment
from safetydesk.domain.errors import Refusal, Trouble
from safetydesk.strongroom.disk import PART, make_folder, named_troubles, sync_folder
from safetydesk.strongroom.generation import NAME, Generation, name_of
from safetydesk.strongroom.store_folder import StoreFolder

_TITLE = "SafetyDesk backup "
_HERE = {
    "disk_full": "backup_place_full",
    "store_read_only": "backup_place_read_only",
    "disk_error": "backup_place_failing",
    "disk_failing": "backup_place_failing",
}


@contextmanager
def at_the_place() -> Iterator[None]:
    """A disk's trouble inside is that of the place and not of the store: each has its own sentence."""
    try:
        yield
    except Trouble as fault:
        if fault.code in _HERE:
            raise Trouble(_HERE[fault.code]) from fault
        raise


def store_mark(store_id: UUID) -> str:
    """What tells stores apart in a place: the end of the id, since it begins with when the store was made."""
    return str(store_id)[-8:]


@dataclass(frozen=True, slots=True)
class BackupPlace:
    """One store's home in a place. Making this value touches nothing."""

    place: Path
    store_id: UUID

    @property
    def home(self) -> Path:
        return self.place / f"{_TITLE}{store_mark(self.store_id)}"

    @property
    def generations(self) -> Path:
        return self.home / "generations"

    @property
    def pool(self) -> Path:
        return self.home / "exhibits"

    def check(self, store: StoreFolder) -> None:
        """Raises Refusal `backup_place_needed`, `backup_inside_store`; Trouble `backup_place_gone`."""
        if not self.place.is_absolute():
            raise Refusal("backup_place_needed")
        try:
            is_there = self.place.is_dir()
        except OSError as fault:
            raise Trouble("backup_place_gone") from fault
        if not is_there:
            raise Trouble("backup_place_gone")
        if store.holds(self.place):
            raise Refusal("backup_inside_store")

    def is_on_disk_of(self, store: StoreFolder) -> bool:
        """Whether one broken disk would take store and backups with it; False where that cannot be told."""
        try:
            return self.place.stat().st_dev == store.path.stat().st_dev
        except OSError:
            return False

    def make(self) -> None:
        """The folders. Raises Trouble for the place's disk, `backup_place_gone`."""
        with at_the_place():
            for folder in (self.home, self.pool, self.generations):
                make_folder(folder)

    def all(self) -> tuple[Generation, ...]:
        """Every generation in the order they were made, unfinished ones too."""
        return tuple(sorted(_generations(self.home), key=lambda one: (one.number, one.name)))

    def next_part(self, at: Moment) -> Generation:
        """The unfinished generation to be made next."""
        number = max((one.number for one in self.all()), default=0) + 1
        return Generation(self.generations / f"{name_of(number, at)}{PART}")

    def sweep(self) -> int:
        """Deletes what was cut off, generations and files of the pool; returns how many."""
        with at_the_place(), named_troubles():
            parts = [one.path for one in self.all() if one.is_unfinished]
            for part in parts:
                shutil.rmtree(part)
            files = [path for path in self.pool.glob(f"*/*{PART}") if path.is_file()]
            for path in files:
                path.unlink(missing_ok=True)
        return len(parts) + len(files)

    def finish(self, part: Generation) -> Generation:
        """Gives the unfinished generation its name: from here on it counts. Never over another."""
        whole = Generation(part.path.with_name(part.name.removesuffix(PART)))
        with at_the_place(), named_troubles():
            if whole.path.exists():
                raise FileExistsError(whole.name)
            part.path.rename(whole.path)
            sync_folder(self.generations)
        return whole


def generations_at(path: Path) -> tuple[Generation, ...]:
    """Every generation that `path` leads to: a place, a store's home in it, or one generation. The newest last.

    Raises Trouble `backup_place_gone`; Refusal `no_backup_there`.
    """
    path = path.absolute()
    try:
        if not path.is_dir():
            raise Trouble("backup_place_gone")
        if NAME.fullmatch(path.name.removesuffix(PART)) and path.parent.name == "generations":
            return (Generation(path),)
        homes = [path, path.parent] if path.name == "generations" else [path]
        homes += sorted(one for one in path.iterdir() if one.name.startswith(_TITLE) and one.is_dir())
    except OSError as fault:
        raise Trouble("backup_place_failing") from fault
    found = [one for home in homes for one in _generations(home)]
    if not found:
        raise Refusal("no_backup_there")
    return tuple(sorted(found, key=lambda one: (one.name.split("-")[0], one.number)))


def _generations(home: Path) -> list[Generation]:
    folder = home / "generations"
    try:
        if not folder.is_dir():
            return []
        return [
            Generation(path)
            for path in folder.iterdir()
            if NAME.fullmatch(path.name.removesuffix(PART)) and path.is_dir() and not path.is_symlink()
        ]
    except OSError as fault:
        raise Trouble("backup_place_failing") from fault

"""Backup and restore against copying the same files and taking their SHA-256, each kept through a power cut.

A backup reads everything it wrote once more, and opens and checks the copied records; a restore checks every file
before it writes one, then verifies the whole trail and opens every exhibit. The key's derivation is left out.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from measuring.figures import Figure, in_turn
from measuring.memory import growth
from measuring.school import new_store, small_draft
from safetydesk.bootstrap import open_desk, restoring
from safetydesk.strongroom.disk import sync_folder

MEGABYTE = 1_000_000
CHUNK = 1024 * 1024
BACKUP_AIM, RESTORE_AIM, NEXT_AIM = 3.0, 6.0, 8.0


def figures(folder: Path, *, short: bool) -> list[Figure]:
    """The first backup, the next one with nothing new in it, and a whole restore."""
    race = _Race(folder, *((2, 2, 5) if short else (24, 8, 300)))
    try:
        return race.figures(rounds=1 if short else 5)
    finally:
        race.close()


class _Race:
    def __init__(self, folder: Path, files: int, megabytes: int, incidents: int) -> None:
        self._folder = folder
        store = new_store(folder)
        self._keys = store.keys
        self._desk = open_desk(store)
        self._place, self._plain = folder / "place", folder / "plain"
        for each in (self._place, self._plain):
            each.mkdir()
        self._fill(files, megabytes, incidents)
        self._desk.backups.choose(self._place)
        self._size = f"{files * megabytes} MB of evidence"
        self._number = 0

    def figures(self, rounds: int) -> list[Figure]:
        peak = growth(self._back_up)
        self._tidy()
        first = in_turn(self._back_up, lambda: self._copy(self._store_files()), rounds, self._tidy)
        self._back_up()
        own = [path for path in self._store_files() if path.suffix != ".age"]
        nothing_new = in_turn(self._back_up, lambda: self._copy(own), rounds)
        self._tidy()
        self._back_up()
        back = in_turn(self._restore, lambda: self._copy(self._backed_up()), rounds, self._tidy_restored)
        note = "records copied and checked; no evidence copied"
        return [
            Figure(f"back up {self._size}", *first, BACKUP_AIM, peak),
            Figure("back up, nothing new", *nothing_new, NEXT_AIM, note=note),
            Figure(f"restore {self._size}", *back, RESTORE_AIM, note="trail verified, every exhibit opened"),
        ]

    def close(self) -> None:
        self._desk.close()

    def _fill(self, files: int, megabytes: int, incidents: int) -> None:
        log = self._desk.incident_log
        for number in range(incidents):
            log.log(small_draft(self._desk, number))
        incident = log.log(small_draft(self._desk, incidents))
        for number in range(files):
            source = self._folder / f"film {number}.bin"
            source.write_bytes(os.urandom(megabytes * MEGABYTE))
            self._desk.exhibits.receive(incident.id, [source], "no")
            source.unlink()

    def _back_up(self) -> None:
        self._desk.backups.make()

    def _restore(self) -> None:
        self._number += 1
        act = restoring()
        to = self._folder / f"restored {self._number}"
        act.restore_with(act.chosen(self._place).path, to, lambda _header: self._keys, "measuring")

    def _store_files(self) -> list[Path]:
        return [path for path in self._desk.store_path.rglob("*") if path.is_file() and path.name != "lock"]

    def _backed_up(self) -> list[Path]:
        newest = max(self._place.glob("*/generations/*"))
        pool = self._place.glob("*/exhibits/*/*.age")
        return [*(path for path in newest.rglob("*") if path.is_file()), *pool]

    def _copy(self, sources: Iterable[Path]) -> None:
        """Part-file, fsync, rename, fsync of the folder: the order that the store and its backups keep."""
        self._number += 1
        for number, source in enumerate(sources):
            shelf = self._plain / f"{self._number}-{number % 16}"
            shelf.mkdir(exist_ok=True)
            part, digest = shelf / f"{number}.part", hashlib.sha256()
            with source.open("rb") as file, part.open("wb") as target:
                while chunk := file.read(CHUNK):
                    digest.update(chunk)
                    target.write(chunk)
                target.flush()
                os.fsync(target.fileno())
            part.replace(shelf / f"{number}")
            sync_folder(shelf)

    def _tidy(self) -> None:
        for home in (*self._place.iterdir(), *self._plain.iterdir()):
            shutil.rmtree(home)

    def _tidy_restored(self) -> None:
        for each in (*self._folder.glob("restored *"), *self._plain.iterdir()):
            shutil.rmtree(each)

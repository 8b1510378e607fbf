"""Sealing and opening evidence against copying the same bytes and taking their SHA-256, with the same fsyncs."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
from pathlib import Path
from typing import BinaryIO

from measuring.figures import Figure, in_turn
from measuring.memory import growth
from safetydesk.strongroom.disk import sync_folder
from safetydesk.strongroom.exhibit_files import ExhibitFiles, SealedFile
from safetydesk.strongroom.store_folder import StoreFolder

MEGABYTE = 1_000_000
CHUNK = 1024 * 1024
AIM = 2.0


def figures(folder: Path, *, short: bool) -> list[Figure]:
    """Two figures for each size, and the read into memory that a print does."""
    found = []
    for size, rounds in ((1, 3), (5, 2)) if short else ((1, 21), (5, 13), (200, 5)):
        found += _Size(folder, size).figures(rounds)
    return found


class _Size:
    def __init__(self, folder: Path, size: int) -> None:
        self._size = size
        self._home = folder / f"{size}mb"
        self._home.mkdir()
        self._store = StoreFolder.create(self._home / "store")
        self._files = ExhibitFiles(self._store)
        self._plain = self._home / "plain"
        self._plain.mkdir()
        self._source = self._home / "source"
        self._source.write_bytes(os.urandom(size * MEGABYTE))
        self._taken = self._home / "taken"

    def figures(self, rounds: int) -> list[Figure]:
        sealing = growth(self._seal)
        sealed = self._seal()
        opening = growth(lambda: self._open(sealed))
        name = f"{self._size} MB"
        figures = [
            Figure(f"seal {name}", *in_turn(self._seal, self._copy, rounds, self._tidy), AIM, sealing),
        ]
        sealed = self._seal()
        figures += [
            Figure(
                f"open {name} to a file",
                *in_turn(lambda: self._open(sealed), self._copy_back, rounds),
                AIM,
                opening,
            ),
        ]
        if self._size <= 5:
            ours, baseline = in_turn(lambda: self._read(sealed), self._read_plain, rounds)
            note = "no disk in it: what age costs beside SHA-256 alone"
            figures.append(Figure(f"open {name} in memory", ours, baseline, note=note))
        shutil.rmtree(self._home)
        return figures

    def _seal(self) -> SealedFile:
        with self._source.open("rb") as source:
            return self._files.seal(source, self._size * MEGABYTE)

    def _copy(self) -> None:
        """Part-file, fsync, rename, fsync of the folder, in folders made as needed: the store's own order."""
        name = secrets.token_hex(32)
        shelf = self._plain / name[:2]
        if not shelf.exists():
            shelf.mkdir()
            sync_folder(self._plain)
        part = shelf / (name + ".part")
        with self._source.open("rb") as source, part.open("wb") as target:
            _hash_over(source, target)
        part.replace(shelf / name)
        sync_folder(shelf)

    def _tidy(self) -> None:
        """Large files go after every round, so that a full disk is not what is measured."""
        if self._size < 100:
            return
        for path in (*self._store.exhibits.glob("*/*.age"), *self._plain.glob("*/*")):
            path.unlink()

    def _open(self, sealed: SealedFile) -> None:
        with self._taken.open("wb") as target:
            self._files.copy_out(sealed.name, sealed.identity, sealed.sha256, sealed.size, target)
            target.flush()
            os.fsync(target.fileno())

    def _copy_back(self) -> None:
        with self._source.open("rb") as source, self._taken.open("wb") as target:
            _hash_over(source, target)

    def _read(self, sealed: SealedFile) -> None:
        self._files.read(sealed.name, sealed.identity, sealed.sha256, sealed.size)

    def _read_plain(self) -> None:
        hashlib.sha256(self._source.read_bytes()).hexdigest()


def _hash_over(source: BinaryIO, target: BinaryIO) -> str:
    digest = hashlib.sha256()
    while chunk := source.read(CHUNK):
        digest.update(chunk)
        target.write(chunk)
    target.flush()
    os.fsync(target.fileno())
    return digest.hexdigest()

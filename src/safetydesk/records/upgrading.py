"""A store of an older version, brought up: copied, upgraded, verified, else put back as it was.

The copy lies beside the records, under the same key, and its name says how far it got: `.part` while it is made,
`before` once it is whole, `back` while it takes the records' place again, `kept` once the upgrade was verified. A kept
one goes the next time that records in this folder are opened and found sound: at the next sign-in, and before a
leaver's key is taken from them, for the new records are opened then. Nobody works on the records while there is a
`before` or a `back`: so what is put back loses nothing.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from safetydesk.domain.errors import Trouble
from safetydesk.domain.steps import reached
from safetydesk.records.copying import copy_pages, pages_are_sound, rows_at
from safetydesk.records.engine import open_engine, read_only_engine
from safetydesk.records.faults import translated
from safetydesk.records.migrating import NEWEST, current_version, stands_earlier, upgrade

_BESIDE = ("-wal", "-shm", "-journal")
_SHUT = (errno.EROFS, errno.EACCES, errno.EPERM)
_FULL = (errno.ENOSPC, errno.EDQUOT) if hasattr(errno, "EDQUOT") else (errno.ENOSPC,)


def open_upgraded(path: Path, key: str) -> Engine:
    """An engine on records of this program's version.

    Raises Trouble as `open_engine` and `migrating.upgrade` do, and the disk's: the records then stand as they were.
    """
    copies = _Copies(path)
    copies.finish_putting_back()
    engine = open_engine(path, key)
    try:
        if stands_earlier(engine):
            _keep_copy(engine, key, copies)
            upgrade(engine)
            reached("upgrade.upgraded")
        else:
            upgrade(engine)  # nothing to do, or why it cannot be opened
        if copies.before.exists():
            _verify(engine)
            copies.rename(copies.before, copies.kept)
            reached("upgrade.verified")
        elif copies.kept.exists():
            with suppress(Trouble):  # it can wait; what is wrong is named by whoever needs it
                if _is_sound(engine):
                    copies.discard(copies.kept)
                    reached("upgrade.copy_gone")
    except BaseException:
        engine.dispose()
        if copies.before.exists() and _opens(copies.before, key):
            copies.put_back()
        raise
    return engine


def _keep_copy(engine: Engine, key: str, copies: _Copies) -> None:
    """Whatever an upgrade that was cut short has left is older than what stands there now, or the same."""
    for path in (copies.part, copies.before, copies.kept):
        copies.discard(path)
    rows = copy_pages(engine, key, copies.part)
    reached("upgrade.copied")
    if rows_at(copies.part, key) != rows:
        raise Trouble("copy_differs")
    copies.sync(copies.part)
    reached("upgrade.checked")
    copies.rename(copies.part, copies.before)
    reached("upgrade.copy_kept")


def _verify(engine: Engine) -> None:
    if not _is_sound(engine) or current_version(engine) != NEWEST:
        raise Trouble("records_damaged")


def _is_sound(engine: Engine) -> bool:
    """Every page as it was written, with nothing left in the log."""
    with translated(), engine.connect() as connection:
        raw: Any = connection.connection.driver_connection
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return pages_are_sound(connection)


def _opens(path: Path, key: str) -> bool:
    """Whether it is of these records' key: nothing else may take their place."""
    try:
        read_only_engine(path, key).dispose()
    except Trouble:
        return False
    return True


class _Copies:
    """The names a copy may have, beside the records at `path`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.part, self.before, self.back, self.kept = (
            path.with_name(f"records.{how}-{NEWEST}") for how in ("part", "before", "back", "kept")
        )

    def put_back(self) -> None:
        """No connection may be open. Once it is called `back`, it is put back whatever happens meanwhile."""
        self.rename(self.before, self.back)
        reached("upgrade.to_be_put_back")
        self.finish_putting_back()

    def finish_putting_back(self) -> None:
        if not self.back.exists():
            return
        for end in _BESIDE:
            self.discard(self._path.with_name(self._path.name + end))
        reached("upgrade.log_gone")
        self.rename(self.back, self._path)
        reached("upgrade.put_back")

    def discard(self, path: Path) -> None:
        with _named_troubles():
            for end in ("", *_BESIDE):
                path.with_name(path.name + end).unlink(missing_ok=True)

    def rename(self, path: Path, to: Path) -> None:
        with _named_troubles():
            path.replace(to)
            self._sync_folder()

    def sync(self, path: Path) -> None:
        with _named_troubles(), path.open("rb+") as file:
            os.fsync(file.fileno())

    def _sync_folder(self) -> None:
        with suppress(OSError):  # Windows opens no folder, and some disks sync none
            folder = os.open(self._path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)


@contextmanager
def _named_troubles() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        full, shut = error.errno in _FULL, error.errno in _SHUT
        raise Trouble("disk_full" if full else "store_read_only" if shut else "disk_failing") from error

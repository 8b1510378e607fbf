"""The open database: the one thing of the records that the composition root holds."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from threading import Lock
from uuid import UUID

from sqlalchemy import Engine

from safetydesk.domain.clock import Clock
from safetydesk.domain.progress import Progress
from safetydesk.domain.signer import Signer
from safetydesk.domain.viewer import EVERYTHING, Viewer
from safetydesk.records.copying import Copied, check_source, copy_records, told_of
from safetydesk.records.engine import open_engine
from safetydesk.records.faults import full_disk_named, translated
from safetydesk.records.migrating import upgrade
from safetydesk.records.reading import Reading
from safetydesk.records.rekeying import close_at_rest, writers_held
from safetydesk.records.upgrading import open_upgraded
from safetydesk.records.verifying import Asked, TrailCheck, verify_records
from safetydesk.records.viewing import viewing_engine, working_engine
from safetydesk.records.work import Announce, Follow, Work, nothing_follows


class Database:
    """Made by `create` or `open`; hands out transactions and snapshots."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._making = Lock()
        self._seen: dict[tuple[Viewer, object], Engine] = {}
        self.is_open = True

    @staticmethod
    def create(path: Path, key: str) -> Database:
        """A new database with this program's tables. `key` is 96 hex digits."""
        with full_disk_named(path):
            engine = open_engine(path, key, create=True)
            try:
                upgrade(engine)
            except BaseException:
                engine.dispose()
                raise
            return Database(engine)

    @staticmethod
    def open(path: Path, key: str) -> Database:
        """One of an earlier version is brought up, and put back as it was where that fails.

        Raises Trouble `records_missing`, `records_damaged`, `store_newer`, `disk_full` and such.
        """
        with full_disk_named(path):
            return Database(open_upgraded(path, key))

    def work(
        self,
        signer: Signer,
        store_id: UUID,
        clock: Clock,
        announce: Announce,
        viewer: Viewer = EVERYTHING,
        follow: Follow = nothing_follows,
    ) -> Work:
        engine = self._for(viewer, working_engine)
        return Work(engine, signer, store_id, clock, announce, viewer, follow)

    def reading(self, viewer: Viewer = EVERYTHING) -> Reading:
        """A snapshot as `viewer` may see it. Whoever shows anything to a member hands that member's in."""
        return Reading(self._for(viewer, viewing_engine), viewer)

    def verify(self, asked: Asked, progress: Progress) -> TrailCheck:
        return verify_records(self._opened(), asked, progress)

    def check_source(self, progress: Progress) -> None:
        """That it is fit to be copied. Raises Trouble `source_damaged`."""
        check_source(self._opened(), progress)

    def copy_to(self, path: Path, key: str, progress: Progress, label: str) -> Copied:
        """A copy of this moment at `path`, under the same `key`; who writes meanwhile is not stopped."""
        return copy_records(self._opened(), key, path, progress, label)

    def told(self) -> Copied:
        """What is in it now, as a copy would tell it."""
        return told_of(self._opened())

    def truncate_log(self) -> bool:
        """Moves the write-ahead log into the database and empties its file, with what older pages told. False where a
        reading under way keeps it; it then goes when the store is closed."""
        with translated():
            raw = self._opened().raw_connection()
            try:
                busy, *_rest = raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            finally:
                raw.close()
        return not busy

    def held(self) -> AbstractContextManager[None]:
        """Nobody writes inside but whoever entered. Raises Trouble `store_busy`."""
        return writers_held(self._opened())

    def close_at_rest(self) -> None:
        """As `close`, once every reading has ended, with no log left beside the file. Raises Trouble `store_busy`."""
        self.is_open = False
        close_at_rest(self._engine, self._seen.values())

    def close(self) -> None:
        """For good: a closed store must not be opened again by the way, without its lock."""
        self.is_open = False
        for engine in (self._engine, *self._seen.values()):
            engine.dispose()

    def _for(self, viewer: Viewer, made: Callable[[Engine, Viewer], Engine]) -> Engine:
        engine = self._opened()
        if viewer.member_id is None:
            return engine
        with self._making:
            found = self._seen.get((viewer, made))
            if found is None:
                found = self._seen[viewer, made] = made(engine, viewer)
        return found

    def _opened(self) -> Engine:
        if not self.is_open:
            raise RuntimeError("the database is closed")
        return self._engine

"""Copies the encrypted database while it is in use, and proves a copy before it counts.

The copy is taken page by page, by SQLite's own backup and under the same key, inside one snapshot: whoever writes
meanwhile is not stopped, and what is copied is one moment of the store with the counts and checkpoint read there.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import DBAPIError

from safetydesk.domain.errors import Trouble
from safetydesk.domain.exhibit import DESTROYED, ISOLATED
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.domain.proof.merkle import Edge, leaf_hash
from safetydesk.domain.steps import reached
from safetydesk.records.engine import BEGIN, read_only_engine
from safetydesk.records.faults import translated
from safetydesk.records.repositories.reading_rows import readable
from safetydesk.records.tables import METADATA
from safetydesk.records.tables.audit import ENTRIES
from safetydesk.records.tables.evidence import EXHIBITS
from safetydesk.records.tables.incidents import SERIES
from safetydesk.records.tree_edge import read_edge

PAGES = 500
"""2 MB a step: often enough to say how far it is, and to stop."""
_EVERY = 2000
_INSTRUCTIONS = 2000
"""Of SQLite's machine, or pages, between two words of a long check: 8 MB, some hundredths of a second."""
_LEAST_FREE = 2 * PAGES * 4096
"""Bytes: where fewer are free, the copy ended for want of them."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What was copied: the trail's size and root, how many rows each table has, and the exhibits' sealed files.

    `sealed` maps the name of each file to whether its exhibit was put out of sight, or destroyed.
    """

    size: int
    root: str
    counts: Mapping[str, int]
    sealed: Mapping[str, bool]


def copy_records(engine: Engine, key: str, to: Path, progress: Progress, label: str) -> Copied:
    """Writes a copy of the whole database to `to`, a file that is not there yet, and tells what is in it.

    Nothing may be done with the copy before `check_copy`. Raises Cancelled; Trouble `source_damaged`, and the disk's.
    """
    with _snapshot(engine) as connection:
        try:
            copied = _told(connection)
        except DBAPIError as fault:  # a table or a column that is not there
            raise Trouble("source_damaged") from fault
        with translated():
            target = _keyed(to, key)
            try:
                raw: Any = connection.connection.driver_connection

                def tell(_status: int, remaining: int, total: int) -> None:
                    reached("backup.records_part")
                    progress.step(total - remaining, total, label)

                with _named(connection, to):
                    raw.backup(target, pages=PAGES, progress=tell)
                # One file by itself, which can be read from a disk that takes no writing.
                target.execute("PRAGMA journal_mode = DELETE")
            finally:
                target.close()
    return copied


def copy_pages(engine: Engine, key: str, to: Path) -> Mapping[str, int]:
    """A plain copy at `to` of whatever version this is, and the rows of its tables; what its trail says is not asked.

    Raises Trouble `records_damaged`, and the disk's.
    """
    with _snapshot(engine) as connection:
        rows = _rows(connection)
        with translated():
            target = _keyed(to, key)
            try:
                raw: Any = connection.connection.driver_connection
                with _named(connection, to):
                    raw.backup(target, pages=PAGES)
                target.execute("PRAGMA journal_mode = DELETE")
            finally:
                target.close()
    return rows


def rows_at(path: Path, key: str) -> Mapping[str, int]:
    """Of such a copy, every page of which is sound. Raises Trouble `records_damaged`."""
    engine = read_only_engine(path, key)
    try:
        with _snapshot(engine) as connection:
            if not pages_are_sound(connection):
                raise Trouble("records_damaged")
            return _rows(connection)
    finally:
        engine.dispose()


@contextmanager
def _named(connection: Connection, to: Path) -> Iterator[None]:
    """SQLite's backup fails with no result code, so that what failed has to be looked for."""
    try:
        yield
    except sqlcipher.Error as fault:
        if shutil.disk_usage(to.parent).free < _LEAST_FREE:
            raise Trouble("disk_full") from fault
        raise Trouble("disk_failing" if pages_are_sound(connection) else "records_damaged") from fault


def check_source(engine: Engine, progress: Progress = NO_PROGRESS) -> None:
    """That every page of the store's own database is as it was written, and its trail ends where its tree says.

    Raises Trouble `source_damaged`, and nothing is to be copied then.
    """
    try:
        with engine.connect() as connection:
            raw: Any = connection.connection.driver_connection
            with translated():
                raw.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        # A page that is moved out of the log just while it is read may look torn: two readings must agree.
        for last in (False, True):
            with _snapshot(engine) as connection:
                if pages_are_sound(connection):
                    _leads_to_its_edge(connection, progress)
                    return
            if last:
                raise Trouble("source_damaged")
    except Trouble as fault:
        if fault.code in ("records_damaged", "trail_broken", "copy_differs"):
            raise Trouble("source_damaged") from fault
        raise


def check_copy(path: Path, key: str, copied: Copied, progress: Progress = NO_PROGRESS) -> None:
    """Opens the copy afresh with its key: every page sound, every row there, the tree the one that was taken.

    Raises Trouble `copy_differs` where it is not; the disk's.
    """
    try:
        engine = read_only_engine(path, key)
        try:
            with _snapshot(engine) as connection:
                if not pages_are_sound(connection):
                    raise Trouble("copy_differs")
                with _told_meanwhile(connection, progress):
                    found = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalars().all()
                    told = _told(connection)
                if found != ["ok"] or told != copied:
                    raise Trouble("copy_differs")
                _leads_to_its_edge(connection, progress)
        finally:
            engine.dispose()
    except Trouble as fault:
        if fault.code in ("records_damaged", "trail_broken"):
            raise Trouble("copy_differs") from fault
        raise


@contextmanager
def _told_meanwhile(connection: Connection, progress: Progress) -> Iterator[None]:
    """Long statements inside say that they go on, and end where the progress raises."""
    raw: Any = connection.connection.driver_connection
    raised: list[BaseException] = []

    def tell() -> int:
        try:
            progress.step(0, 0, "")
        except BaseException as stopped:  # noqa: BLE001 - it cannot pass through SQLite, and is raised again below
            raised.append(stopped)
        return len(raised)

    raw.set_progress_handler(tell, _INSTRUCTIONS)
    try:
        yield
    except Exception as fault:
        if raised:
            raise raised[0] from fault
        raise
    finally:
        raw.set_progress_handler(None, _INSTRUCTIONS)


def told_at(path: Path, key: str) -> Copied:
    """What the database at `path` holds, read without leaving anything beside it. Raises Trouble `records_damaged`."""
    engine = read_only_engine(path, key)
    try:
        return told_of(engine)
    finally:
        engine.dispose()


def states_at(path: Path, key: str) -> Mapping[str, str]:
    """The state of every exhibit in the database at `path`, by its sealed file's name, read without leaving anything
    beside it. Raises Trouble `records_damaged`."""
    engine = read_only_engine(path, key)
    try:
        with _snapshot(engine) as connection, readable():
            rows = connection.execute(select(EXHIBITS.c.sealed, EXHIBITS.c.state)).all()
            return {row.sealed.file_name: row.state for row in rows}
    except DBAPIError as fault:  # a table or a column that is not there
        raise Trouble("records_damaged") from fault
    finally:
        engine.dispose()


@dataclass(frozen=True, slots=True)
class Numbered:
    """The last number given in each series, by its name, when the trail had `size` entries."""

    size: int
    last: Mapping[str, int]


def numbers_at(path: Path, key: str) -> Numbered:
    """Of the database at `path`, which is only read. Raises Trouble `records_missing`, `records_damaged`."""
    engine = read_only_engine(path, key)
    try:
        with _snapshot(engine) as connection, readable():
            last = {row.name: row.last for row in connection.execute(select(SERIES))}
            return Numbered(read_edge(connection).size, last)
    except DBAPIError as fault:  # a table or a column that is not there
        raise Trouble("records_damaged") from fault
    finally:
        engine.dispose()


def told_of(engine: Engine) -> Copied:
    """What a database holds, as `copy_records` tells it."""
    with _snapshot(engine) as connection:
        return _told(connection)


def _told(connection: Connection) -> Copied:
    edge = read_edge(connection)
    counts = _rows(connection)
    with readable():
        rows = connection.execute(select(EXHIBITS.c.sealed, EXHIBITS.c.state)).all()
    sealed = {row.sealed.file_name: row.state in (ISOLATED, DESTROYED) for row in rows}
    return Copied(edge.size, edge.root().hex(), counts, sealed)


def pages_are_sound(connection: Connection) -> bool:
    """Whether every page in the file is as it was written; what lies in the log is not looked at."""
    return not connection.exec_driver_sql("PRAGMA cipher_integrity_check").fetchall()


def _rows(connection: Connection) -> Mapping[str, int]:
    there = set(connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table'").scalars())
    return {
        table.name: int(connection.execute(select(func.count()).select_from(table)).scalar_one())
        for table in METADATA.sorted_tables
        if table.name in there  # one from before this version has fewer
    }


def _leads_to_its_edge(connection: Connection, progress: Progress) -> None:
    """The tree over the entries, recomputed, is the one stored beside them. Raises Trouble `copy_differs`."""
    stored, edge = read_edge(connection), Edge()
    query = select(ENTRIES.c.number, ENTRIES.c.text).order_by(ENTRIES.c.number)
    for row in connection.execute(query.execution_options(yield_per=500)):
        if edge.size % _EVERY == 0:
            progress.step(edge.size, stored.size, "")
        if row.number != edge.size + 1:
            raise Trouble("copy_differs")
        edge = edge.append(leaf_hash(row.text))
    if edge != stored:
        raise Trouble("copy_differs")


@contextmanager
def _snapshot(engine: Engine) -> Iterator[Connection]:
    with (
        translated(),
        engine.connect().execution_options(**{BEGIN: "BEGIN DEFERRED"}) as connection,
        connection.begin(),
    ):
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar_one()
        yield connection


def _keyed(path: Path, key: str) -> Any:
    connection = sqlcipher.connect(str(path), isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key}'\"")  # hex, as the engine's own key was checked to be
    connection.execute("PRAGMA synchronous = FULL")
    return connection

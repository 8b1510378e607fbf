"""Opens the encrypted database: the one place that knows SQLCipher, its key and its settings."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from safetydesk.domain.errors import Trouble
from safetydesk.records.faults import translated

OLDEST_SQLITE = (3, 51, 3)
"""3.7.0 to 3.51.2 carry a bug that can corrupt a database when a write-ahead log is reset."""
_KEY = re.compile(r"[0-9a-f]{96}")
_PLAIN_HEADER = b"SQLite format 3\x00"
_SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA secure_delete = ON",
    "PRAGMA cell_size_check = ON",
    "PRAGMA cache_size = -32000",  # KiB: what Today reads of twenty years stays deciphered between its queries
    "PRAGMA busy_timeout = 5000",
)
BEGIN = "begin"
"""Execution option: which BEGIN a connection's transactions use."""


def open_engine(path: Path, key: str, *, create: bool = False) -> Engine:
    """An engine on the database at `path`. `key` is 64 hex digits of key and 32 of salt.

    Raises Trouble `records_missing`, `records_damaged` or `engine_too_old`. Never makes a file unless `create`.
    """
    if sqlcipher.sqlite_version_info < OLDEST_SQLITE:
        raise Trouble("engine_too_old", found=sqlcipher.sqlite_version)
    if _KEY.fullmatch(key) is None:
        raise ValueError("a database key is 96 hex digits")  # 62 would silently be taken for a passphrase
    if not create:
        _check_file(path)
    return _tried(lambda: _connect(path, key))


def read_only_engine(path: Path, key: str) -> Engine:
    """An engine that reads the database at `path` and leaves nothing beside it, on a disk that takes no writing too.

    Raises Trouble `records_missing`, `records_damaged`; ValueError as `open_engine`.
    """
    if _KEY.fullmatch(key) is None:
        raise ValueError("a database key is 96 hex digits")
    _check_file(path)
    return _tried(lambda: _connect_to_read(path, key))


def _tried(connect: Callable[[], Any]) -> Engine:
    """An engine whose connections `connect` makes, once the first of them was made."""
    engine = create_engine(
        "sqlite+pysqlite://", module=sqlcipher, creator=connect, poolclass=QueuePool, hide_parameters=True
    )
    event.listen(engine, "begin", _begin)
    with translated(), engine.connect():
        return engine


def another_engine(engine: Engine) -> Engine:
    """A second engine on the same database, with connections of its own."""
    made = create_engine(
        "sqlite+pysqlite://", module=sqlcipher, pool=engine.pool.recreate(), hide_parameters=True
    )
    event.listen(made, "begin", _begin)
    return made


def _check_file(path: Path) -> None:
    if not path.exists():
        raise Trouble("records_missing")
    if not path.is_file():
        raise Trouble("records_damaged")  # a named pipe would keep us waiting
    try:
        with path.open("rb") as file:
            start = file.read(len(_PLAIN_HEADER))
    except OSError as fault:
        raise Trouble("disk_failing") from fault
    if len(start) < len(_PLAIN_HEADER) or start == _PLAIN_HEADER:
        raise Trouble("records_damaged")


def _connect(path: Path, key: str) -> Any:
    connection = sqlcipher.connect(str(path), isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(
            f"PRAGMA key = \"x'{key}'\""
        )  # hex only, checked above: PRAGMA takes no parameters
        if not connection.execute("PRAGMA cipher_version").fetchone():
            raise Trouble("engine_too_old", found="no SQLCipher")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        for setting in _SETTINGS:
            connection.execute(setting)
    except BaseException:
        connection.close()
        raise
    return connection


def _connect_to_read(path: Path, key: str) -> Any:
    connection = sqlcipher.connect(
        f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key}'\"")  # hex only, checked above
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(BEGIN, "BEGIN IMMEDIATE"))

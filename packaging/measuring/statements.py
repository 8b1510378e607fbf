"""What the program says to its database, so that the same can be said to a plain one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

Said = list[tuple[str, Any]]
_CHANGES = ("INSERT", "UPDATE", "DELETE")
# A later migration makes a table anew: it renames the old one, and drops it.
_SHAPES = (
    "CREATE TABLE",
    "CREATE VIRTUAL TABLE",
    "CREATE INDEX",
    "CREATE UNIQUE INDEX",
    "ALTER TABLE",
    "DROP TABLE",
)


@contextmanager
def heard() -> Iterator[Said]:
    """Statements and their values, of every database of this process, while the block runs."""
    said: Said = []

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, _context: Any, many: bool) -> None:
        if not many:
            said.append((statement, values))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def changes(said: Said) -> Said:
    """Those that write."""
    return [(statement, values) for statement, values in said if statement.lstrip().startswith(_CHANGES)]


def queries(said: Said) -> Said:
    """Those that read."""
    return [(statement, values) for statement, values in said if statement.lstrip().startswith("SELECT")]


def plain_database(path: Path, making: Said) -> sqlite3.Connection:
    """Unencrypted, with the same tables and indexes (`making` heard while the store was made), no triggers."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    for statement, _ in making:
        if " ".join(statement.split()).startswith(_SHAPES):
            connection.execute(statement)
    return connection

"""What somebody with the key and a SQL shell does to a store, and puts the guards back as they stood."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from safetydesk.domain.proof.merkle import Edge, leaf_hash
from safetydesk.strongroom.header import read_header
from safetydesk.strongroom.keys import unlock
from safetydesk.strongroom.store_folder import StoreFolder


def key_of(store: Path, login: str, passphrase: str) -> str:
    """What a member's passphrase opens: the key of the records."""
    return unlock(read_header(StoreFolder(store)), login, passphrase).database_key()


def keyed(path: Path, key: str) -> Any:
    """A connection that knows the key (96 hex digits) and nothing of our rules."""
    connection = sqlcipher.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key}'\"")
    return connection


def forge(path: Path, key: str, statements: Sequence[str | tuple[str, Sequence[Any]]]) -> None:
    """Runs each statement with every trigger lifted; afterwards the schema reads word for word as before."""
    with closing(keyed(path, key)) as connection:
        schema = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name"
        before = connection.execute(schema).fetchall()
        guards = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            text, values = (statement, ()) if isinstance(statement, str) else statement
            connection.execute(text, values)
        for _, text in guards:
            connection.execute(text)
        assert connection.execute(schema).fetchall() == before


def rebuild_edge(path: Path, key: str) -> None:
    """Makes the stored edge of the tree fit the entries that stand, as a forger would who knows the tree."""
    edge = Edge()
    with closing(keyed(path, key)) as connection:
        for (text,) in connection.execute("SELECT text FROM audit_entries ORDER BY number").fetchall():
            edge = edge.append(leaf_hash(text))
        connection.execute("UPDATE audit_edge SET size = ?, nodes = ?", (edge.size, edge.packed()))

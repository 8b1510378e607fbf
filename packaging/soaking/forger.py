"""Somebody with the store's key, a SQL shell, their own signing key, and this program's source."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from safetydesk.domain.proof.canonical import canonical
from safetydesk.domain.proof.entry import commitment, to_sign
from safetydesk.domain.proof.merkle import Edge, leaf_hash
from safetydesk.strongroom.header import read_header
from safetydesk.strongroom.keys import OpenKeys, unlock
from safetydesk.strongroom.signing import MemberSigner
from safetydesk.strongroom.store_folder import StoreFolder

TABLES = ("audit_entries", "audit_payloads")


@dataclass
class Forger:
    """`store` is the copy to be forged, `earlier` the same store a day before; `pick` chooses."""

    store: Path
    earlier: Path
    keys: OpenKeys = field(repr=False)
    pick: random.Random

    @staticmethod
    def of(store: Path, earlier: Path, login: str, passphrase: str, pick: random.Random) -> Forger:
        keys = unlock(read_header(StoreFolder(store)), login, passphrase)
        return Forger(store, earlier, keys, pick)

    @property
    def records(self) -> Path:
        return self.store / "records.db"

    def signer(self) -> MemberSigner:
        return self.keys.signer()

    def stranger(self) -> MemberSigner:
        """A key that nobody ever enrolled, in one's own name."""
        return MemberSigner(self.keys.member_id, self.pick.randbytes(32))

    def connected(self, path: Path | None = None) -> Any:
        """A connection that knows the key and nothing of our rules."""
        connection = sqlcipher.connect(str(path or self.records), isolation_level=None)
        connection.execute(f"PRAGMA key = \"x'{self.keys.database_key()}'\"")
        return connection

    def ask(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        with closing(self.connected()) as connection:
            return [tuple(row) for row in connection.execute(statement, values)]

    def forge(self, *statements: str | tuple[str, Sequence[Any]], guards: bool = False) -> None:
        """Runs each statement with the guards lifted, and puts them back word for word; `guards` leaves them."""
        with closing(self.connected()) as connection:
            found = connection.execute(
                "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
            ).fetchall()
            for name, _ in [] if guards else found:
                connection.execute(f"DROP TRIGGER {name}")
            for statement in statements:
                text, values = (statement, ()) if isinstance(statement, str) else statement
                connection.execute(text, values)
            for _, text in [] if guards else found:
                connection.execute(text)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def size(self) -> int:
        return int(self.ask("SELECT max(number) FROM audit_entries")[0][0])

    def a_number(self, least: int = 1) -> int:
        return self.pick.randint(least, self.size())

    def rebuild_edge(self) -> None:
        """Makes the stored edge of the tree fit the entries that stand."""
        edge = Edge()
        for (text,) in self.ask("SELECT text FROM audit_entries ORDER BY number"):
            edge = edge.append(leaf_hash(text))
        self.forge(("UPDATE audit_edge SET size = ?, nodes = ?", (edge.size, edge.packed())))

    def rewrite(self, entry: int, by: MemberSigner | None, **changes: Any) -> None:
        """Another text for an entry, signed by whoever is handed in or not signed again; columns made to fit."""
        (text,) = self.ask("SELECT text FROM audit_entries WHERE number = ?", entry)[0]
        found = {**json.loads(text), **changes}
        new = canonical(found)
        self.forge(
            (
                "UPDATE audit_entries SET number = ?, text = ?, member = ?, kind = ?, subject = ? WHERE number = ?",
                (found["number"], new, found["member"], found["kind"], found["subject"], entry),
            )
        )
        if by is not None:
            signed = by.sign(to_sign(new))
            self.forge(("UPDATE audit_entries SET signature = ? WHERE number = ?", (signed, found["number"])))

    def add_entry(self, by: MemberSigner, event: dict[str, Any], texts: dict[str, str], **said: Any) -> None:
        """One more entry at the end, with its payload and the edge, as the program itself would write it."""
        number = self.size() + 1
        (last,) = self.ask("SELECT text FROM audit_entries WHERE number = ?", number - 1)[0]
        payload, salt = canonical({"event": event, "texts": texts}), self.pick.randbytes(32)
        entry = {
            **json.loads(last),
            "number": number,
            "member": str(by.member_id),
            "commitment": commitment(salt, payload),
            **said,
        }
        text = canonical(entry)
        row = (number, entry["member"], entry["kind"], entry["subject"], text, by.sign(to_sign(text)))
        self.forge(
            (
                "INSERT INTO audit_entries (number, member, kind, subject, text, signature) VALUES (?,?,?,?,?,?)",
                row,
            ),
            (
                "INSERT INTO audit_payloads (number, schema, salt, payload) VALUES (?,1,?,?)",
                (number, salt, payload),
            ),
        )
        self.rebuild_edge()

    def contents(self) -> str:
        """One hash of every row of every table, to tell whether anything was changed at all."""
        total = hashlib.sha256()
        with closing(self.connected()) as connection:
            query = "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name"
            for kind, name, words in connection.execute(query).fetchall():
                total.update(f"{kind} {name} {words}".encode())
                if kind == "table" and not str(words).upper().startswith("CREATE VIRTUAL"):
                    for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY 1'):
                        total.update(repr(tuple(row)).encode())
        for path in sorted(self.store.rglob("*")):
            if path.is_file() and path.name not in ("records.db", "records.db-wal", "records.db-shm", "lock"):
                total.update(path.relative_to(self.store).as_posix().encode() + path.read_bytes())
        return total.hexdigest()

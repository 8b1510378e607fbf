"""Recomputes the whole audit trail and compares every record with what was last signed of it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, Row, Table, Text, select, type_coerce

from safetydesk.domain.errors import Trouble
from safetydesk.domain.plain import from_plain
from safetydesk.domain.progress import Progress
from safetydesk.domain.proof.canonical import fingerprint
from safetydesk.domain.proof.entry import Entry, commitment, to_sign
from safetydesk.domain.proof.finding import Finding
from safetydesk.domain.proof.merkle import Edge, leaf_hash
from safetydesk.domain.signer import SignatureCheck
from safetydesk.records.engine import BEGIN
from safetydesk.records.faults import translated
from safetydesk.records.repositories.kept import TABLE_OF
from safetydesk.records.repositories.reading_rows import record_from
from safetydesk.records.tables.audit import ENTRIES, PAYLOADS
from safetydesk.records.tables.evidence import EXHIBITS
from safetydesk.records.tables.exemptions import EXEMPTIONS
from safetydesk.records.tables.incidents import INCIDENTS, SERIES
from safetydesk.records.tree_edge import read_edge

STEP = 200
MOST_NAMED = 50
"""Findings of one kind that are named one by one; a rebuilt store would fill pages."""


@dataclass(slots=True)
class TrailCheck:
    """The outcome: how many entries, the root over them, roots at sizes asked for, and what is wrong."""

    size: int = 0
    root: str = ""
    roots_at: dict[int, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def say(self, code: str, **values: str) -> None:
        if sum(found.code == code for found in self.findings) < MOST_NAMED:
            self.findings.append(Finding(code, values))


def verify_records(
    engine: Engine,
    store_id: UUID,
    signature_is_good: SignatureCheck,
    known_keys: dict[UUID, bytes],
    sizes: tuple[int, ...],
    progress: Progress,
) -> TrailCheck:
    """Reads everything in one snapshot. `known_keys` are the members' public keys as the header holds them."""
    check = TrailCheck()
    with (
        translated(),
        engine.connect().execution_options(**{BEGIN: "BEGIN DEFERRED"}) as connection,
        connection.begin(),
    ):
        try:
            texts = _check_trail(connection, store_id, signature_is_good, known_keys, sizes, check, progress)
            _check_records(connection, texts, check)
            _check_series(connection, check)
            _check_pages(connection, check)
        except Trouble:
            raise
        except (ValueError, TypeError, KeyError) as fault:
            check.say("trail_unreadable", kind=type(fault).__name__)
    return check


def _check_trail(
    connection: Connection,
    store_id: UUID,
    signature_is_good: SignatureCheck,
    known_keys: dict[UUID, bytes],
    sizes: tuple[int, ...],
    check: TrailCheck,
    progress: Progress,
) -> dict[str, str]:
    """The tree, the signatures, the payloads. Returns the last fingerprint said of every record."""
    edge, texts = Edge(), dict[str, str]()
    stored = _stored_edge(connection)
    query = (
        select(
            ENTRIES.c.number,
            type_coerce(ENTRIES.c.member, Text).label("member"),
            ENTRIES.c.kind,
            type_coerce(ENTRIES.c.subject, Text).label("subject"),
            ENTRIES.c.text,
            ENTRIES.c.signature,
            PAYLOADS.c.salt,
            PAYLOADS.c.payload,
        )
        .outerjoin(PAYLOADS, PAYLOADS.c.number == ENTRIES.c.number)
        .order_by(ENTRIES.c.number)
    )
    for row in connection.execute(query.execution_options(yield_per=500)):
        if edge.size % STEP == 0:
            progress.step(edge.size, stored.size, "")
        _check_entry(row, edge.size + 1, store_id, signature_is_good, known_keys, check)
        texts.update(_texts_said(row.payload))
        edge = edge.append(leaf_hash(row.text))
        if edge.size in sizes:
            check.roots_at[edge.size] = edge.root().hex()
    check.size, check.root = edge.size, edge.root().hex()
    if stored != edge:
        check.say("edge_differs", entries=str(edge.size), said=str(stored.size))
    return texts


def _stored_edge(connection: Connection) -> Edge:
    try:
        return read_edge(connection)
    except Trouble:
        return Edge()  # one that cannot be read differs from whatever the entries give


def _check_entry(
    row: Row[Any],
    expected: int,
    store_id: UUID,
    signature_is_good: SignatureCheck,
    known_keys: dict[UUID, bytes],
    check: TrailCheck,
) -> None:
    number = str(row.number)
    try:
        entry: Entry = from_plain(Entry, json.loads(row.text))
    except (ValueError, TypeError, KeyError):
        check.say("entry_unreadable", number=number)
        return
    if entry.text() != row.text:
        check.say("entry_unreadable", number=number)
    if entry.number != expected or row.number != expected or entry.store != store_id:
        check.say("entry_out_of_order", number=number)
    if (row.member, row.kind, row.subject) != (str(entry.member), entry.kind, str(entry.subject)):
        check.say("entry_column_differs", number=number)
    key = known_keys.get(entry.member)
    if key is None or not signature_is_good(key, to_sign(row.text), row.signature):
        check.say("signature_bad", number=number)
    if row.payload is None:
        check.say("payload_missing", number=number)
    elif commitment(row.salt, row.payload) != entry.commitment:
        check.say("payload_differs", number=number)


def _texts_said(payload: bytes | None) -> dict[str, str]:
    """The fingerprints in a payload. One that cannot be read says nothing: that it differs is a finding already."""
    if payload is None:
        return {}
    try:
        return {str(name): str(text) for name, text in json.loads(payload)["texts"].items()}
    except (ValueError, TypeError, KeyError, AttributeError):
        return {}


def _check_records(connection: Connection, texts: dict[str, str], check: TrailCheck) -> None:
    """Each row against its last text: changed, gone, or come from nowhere."""
    seen = set()
    for record_type, table in TABLE_OF.items():
        for record_id, now in _texts_now(connection, record_type, table).items():
            name = f"{table.name}:{record_id}"
            seen.add(name)
            if name not in texts:
                check.say("record_unknown", record=name)
            elif texts[name] != now:
                check.say("record_changed", record=name)
    for name in texts:
        if name not in seen:
            check.say("record_gone", record=name)


def _check_series(connection: Connection, check: TrailCheck) -> None:
    """A series put back would give a number a second time."""
    last = {row.name: row.last for row in connection.execute(select(SERIES))}
    given = [
        (name.rpartition("-")[0], name.rpartition("-")[2])
        for table in (INCIDENTS, EXEMPTIONS)
        for name in connection.execute(select(table.c.reference)).scalars()
    ]
    for name in connection.execute(select(EXHIBITS.c.number)).scalars():
        given.append((f"exhibits:{name.rpartition('/')[0]}", name.rpartition("/")[2]))
    behind = {
        series for series, number in given if not number.isdecimal() or int(number) > last.get(series, 0)
    }
    for series in sorted(behind):
        check.say("series_behind", series=series)


def _check_pages(connection: Connection, check: TrailCheck) -> None:
    """An index or the search words put back make records hard to find, though each is as it was signed."""
    # A connection that has not read the index since another wrote to it calls a sound one mismatched.
    connection.exec_driver_sql("SELECT count(*) FROM search_words").scalar_one()
    found = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalars().all()
    if found != ["ok"]:
        check.say("database_inconsistent")


def _texts_now(connection: Connection, record_type: type[Any], table: Table) -> dict[str, str]:
    """The fingerprint of every record by its id as stored; "" where the row holds what no record can."""
    try:
        return {
            str(row._mapping["id"]): fingerprint(record_from(record_type, row))
            for row in connection.execute(select(table))
        }
    except (ValueError, TypeError, KeyError):  # one of them cannot be read: find out which
        ids = connection.execute(select(type_coerce(table.c.id, Text))).scalars().all()
        return {each: _text_now(connection, record_type, table, each) for each in ids}


def _text_now(connection: Connection, record_type: type[Any], table: Table, record_id: str) -> str:
    query = select(table).where(type_coerce(table.c.id, Text) == record_id)
    try:
        return fingerprint(record_from(record_type, connection.execute(query).one()))
    except (ValueError, TypeError, KeyError):
        return ""

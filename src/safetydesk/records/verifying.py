"""Recomputes the whole audit trail and compares every record with what was last signed of it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, Row, Text, select, type_coerce
from sqlalchemy.exc import DBAPIError

from safetydesk.domain.errors import Trouble
from safetydesk.domain.plain import from_plain
from safetydesk.domain.progress import Progress
from safetydesk.domain.proof.entry import Entry, commitment, to_sign
from safetydesk.domain.proof.finding import Finding
from safetydesk.domain.proof.merkle import Edge, leaf_hash
from safetydesk.domain.signer import SignatureCheck
from safetydesk.records.engine import BEGIN
from safetydesk.records.faults import translated
from safetydesk.records.tables.audit import ENTRIES, PAYLOADS
from safetydesk.records.tree_edge import read_edge
from safetydesk.records.verifying_accounts import Accounts
from safetydesk.records.verifying_records import check_records
from safetydesk.records.verifying_surroundings import (
    check_members,
    check_pages,
    check_payloads,
    check_schema,
    check_series,
)

STEP = 200
MOST_NAMED = 50
"""Findings of one kind that are named one by one; a rebuilt store would fill pages."""
_ENTRIES = (
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
"""Columns as text: one that is no id must be found out, and not stop the reading."""


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
    try:
        with (
            translated(),
            engine.connect().execution_options(**{BEGIN: "BEGIN DEFERRED"}) as connection,
            connection.begin(),
        ):
            accounts = Accounts(check.say)
            check_schema(connection, check.say)
            walk = _Walk(connection, store_id, signature_is_good, known_keys, check, accounts)
            texts = walk.through(sizes, progress)
            check_payloads(connection, check.say)
            walked = check_records(connection, texts, accounts, check.say)
            check_members(connection, known_keys, walked.faulty, check.say)
            check_series(connection, check.say)
            check_pages(connection, walked, check.say)
    except (ValueError, TypeError, KeyError, DBAPIError) as fault:  # a table or a column that is not there
        check.say("trail_unreadable", kind=type(fault).__name__)
    return check


class _Walk:
    """Through the trail from its first entry to its last; what is wrong is said to `check`, acts go to `accounts`."""

    def __init__(
        self,
        connection: Connection,
        store_id: UUID,
        signature_is_good: SignatureCheck,
        known_keys: dict[UUID, bytes],
        check: TrailCheck,
        accounts: Accounts,
    ) -> None:
        self._connection = connection
        self._store_id = store_id
        self._signature_is_good = signature_is_good
        self._known_keys = known_keys
        self._check = check
        self._accounts = accounts

    def through(self, sizes: tuple[int, ...], progress: Progress) -> dict[str, str]:
        """The tree, the signatures, the payloads. Returns the last fingerprint said of every record."""
        check = self._check
        edge, texts = Edge(), dict[str, str]()
        stored = _stored_edge(self._connection)
        for row in self._connection.execute(_ENTRIES.execution_options(yield_per=500)):
            if edge.size % STEP == 0:
                progress.step(edge.size, stored.size, "")
            self._judge(row, edge.size + 1)
            texts.update(_texts_said(row.payload))
            edge = edge.append(leaf_hash(row.text))
            if edge.size in sizes:
                check.roots_at[edge.size] = edge.root().hex()
        check.size, check.root = edge.size, edge.root().hex()
        if stored != edge:
            check.say("edge_differs", entries=str(edge.size), said=str(stored.size))
        return texts

    def _judge(self, row: Row[Any], expected: int) -> None:
        """One entry with its payload; `expected` is the number that it should have."""
        number, check = str(row.number), self._check
        try:
            entry: Entry = from_plain(Entry, json.loads(row.text))
        except (ValueError, TypeError, KeyError):
            check.say("entry_unreadable", number=number)
            return
        if entry.text() != row.text:
            check.say("entry_unreadable", number=number)
        if entry.number != expected or row.number != expected or entry.store != self._store_id:
            check.say("entry_out_of_order", number=number)
        if (row.member, row.kind, row.subject) != (str(entry.member), entry.kind, str(entry.subject)):
            check.say("entry_column_differs", number=number)
        key = self._known_keys.get(entry.member)
        is_signed = key is not None and self._signature_is_good(key, to_sign(row.text), row.signature)
        is_as_told = row.payload is not None and commitment(row.salt, row.payload) == entry.commitment
        if not is_signed:
            check.say("signature_bad", number=number)
        if not is_as_told:
            check.say("payload_missing" if row.payload is None else "payload_differs", number=number)
        if is_signed and is_as_told:
            self._accounts.hear(entry, row.payload)
        else:
            self._accounts.miss(entry)


def _stored_edge(connection: Connection) -> Edge:
    try:
        return read_edge(connection)
    except Trouble:
        return Edge()  # one that cannot be read differs from whatever the entries give


def _texts_said(payload: bytes | None) -> dict[str, str]:
    """The fingerprints in a payload. One that cannot be read says nothing: that it differs is a finding already."""
    if payload is None:
        return {}
    try:
        return {str(name): str(text) for name, text in json.loads(payload)["texts"].items()}
    except (ValueError, TypeError, KeyError, AttributeError):
        return {}

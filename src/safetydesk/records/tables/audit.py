"""The audit trail: entries that never change, their payloads beside them, the edge of the tree, and search words."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, Table, Text

from safetydesk.records.column_types import IdText
from safetydesk.records.tables.metadata import METADATA

ENTRIES = Table(
    "audit_entries",
    METADATA,
    Column("number", Integer, primary_key=True, nullable=False, autoincrement=False),
    Column("member", IdText, nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", IdText, nullable=False),
    Column("text", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    sqlite_strict=True,
)
Index(None, ENTRIES.c.subject, ENTRIES.c.number)
Index(None, ENTRIES.c.kind, ENTRIES.c.number)
PAYLOADS = Table(
    "audit_payloads",
    METADATA,
    Column("number", Integer, primary_key=True, nullable=False, autoincrement=False),
    Column("schema", Integer, nullable=False),
    Column("salt", LargeBinary, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    sqlite_strict=True,
)
EDGE = Table(
    "audit_edge",
    METADATA,
    Column("id", Integer, primary_key=True, nullable=False),
    Column("size", Integer, nullable=False),
    Column("nodes", LargeBinary, nullable=False),
    sqlite_strict=True,
)
"""One row: the right-hand edge of the Merkle tree, so that an append need not read the trail. Derived; verified."""

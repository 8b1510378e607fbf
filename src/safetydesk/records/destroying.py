"""The one lawful way in which what an audit entry told of may go: with the exhibit whose fingerprint it names.

The entry stays, signed and in the tree, with its salted commitment, which reveals nothing once salt and payload are
gone. The database itself refuses any other: a payload goes only where `destroyed_payloads` names it, and that takes
no row but of a destruction that two people made.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.proof.canonical import fingerprint
from safetydesk.records.repositories.kept import TABLE_OF
from safetydesk.records.repositories.reading_rows import find, readable
from safetydesk.records.tables.audit import ENTRIES, PAYLOADS
from safetydesk.records.tables.destroying import DESTROYED_PAYLOADS

MAY_GO = ("ExhibitReceived", "DraftFileRemoved", "DraftDiscarded")
"""Kinds of act that name a file's plain fingerprint. They write no incident, exemption or part in one."""
_RECEIVED, _DISCARDED = MAY_GO[0], MAY_GO[2]


@dataclass(frozen=True, slots=True)
class Gone:
    """Numbers of the entries whose payloads went, and the texts that nothing but those payloads told of.

    `others` counts the fingerprints of other files that went with them: those thrown away with the same draft.
    """

    entries: tuple[int, ...]
    texts: dict[str, str]
    others: int = 0


def destroy_payloads(connection: Connection, destruction: UUID, exhibit: Exhibit) -> Gone:
    """Deletes what tells the fingerprint of `exhibit`, given as it stood before. Inside the work that destroys it.

    Left is what another exhibit of the very same bytes still tells of itself.
    """
    found = list(connection.execute(_NAMING, {"sha": exhibit.sealed.sha256.encode("ascii")}))
    entries, texts, others = [], dict[str, str](), 0
    for row in found:
        with readable():
            told = json.loads(row.payload)
            if row.kind == _RECEIVED and _is_of_another(connection, UUID(told["event"]["record"]), exhibit):
                continue
            if row.kind == _DISCARDED:
                others += sum(each != exhibit.sealed.sha256 for each in told["event"]["fingerprints"])
            texts |= {str(name): str(text) for name, text in told["texts"].items()}
        entries.append(int(row.number))
        connection.execute(_NAME, {"number": row.number, "destruction": destruction})
        connection.execute(_DELETE, {"of": row.number})
    return Gone(tuple(entries), _still_true(connection, texts, exhibit), others)


def _is_of_another(connection: Connection, record: UUID, exhibit: Exhibit) -> bool:
    """Whether that is another exhibit which still holds a file."""
    other = find(connection, Exhibit, record) if record != exhibit.id else None
    return other is not None and other.has_file


def _still_true(connection: Connection, texts: dict[str, str], exhibit: Exhibit) -> dict[str, str]:
    """Of what the payloads told, the texts of records that nobody wrote since: they are told again, or the records
    would come from nowhere. A record that reads otherwise has been told of later, or was altered."""
    tables = {table.name: kind for kind, table in TABLE_OF.items()}
    kept = {}
    for name, text in texts.items():
        table, _, record_id = name.partition(":")
        if table not in tables or UUID(record_id) == exhibit.id:
            continue
        record = find(connection, tables[table], UUID(record_id))
        if record is not None and fingerprint(record) == text:
            kept[name] = text
    return kept


_NAMING = (
    select(ENTRIES.c.number, ENTRIES.c.kind, PAYLOADS.c.payload)
    .join(PAYLOADS, PAYLOADS.c.number == ENTRIES.c.number)
    .where(ENTRIES.c.kind.in_(MAY_GO), func.instr(PAYLOADS.c.payload, bindparam("sha")) > 0)
    .order_by(ENTRIES.c.number)
)
_NAME = insert(DESTROYED_PAYLOADS)
_DELETE = delete(PAYLOADS).where(PAYLOADS.c.number == bindparam("of"))

"""Every record read once, row by row where it must be, and judged by what was last signed of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Text, select, type_coerce

from safetydesk.domain.proof.canonical import fingerprint
from safetydesk.records.repositories.kept import TABLE_OF
from safetydesk.records.repositories.reading_rows import record_from
from safetydesk.records.search_words import FOUND_BY, words_of
from safetydesk.records.verifying_accounts import Accounts, Say

AT_ONCE = 500
_UNREADABLE = (ValueError, TypeError, KeyError)


@dataclass(slots=True)
class Walked:
    """Ids of records that were named as faulty, and the words by which each sound one must be found."""

    faulty: set[str] = field(default_factory=set)
    words: dict[str, tuple[str, str, str]] = field(default_factory=dict)


def check_records(connection: Connection, texts: dict[str, str], accounts: Accounts, say: Say) -> Walked:
    """Each row against its last text: changed, gone, or come from nowhere. A sound one must have a sound history."""
    walked, seen = Walked(), set[str]()
    for record_type, table in TABLE_OF.items():
        for record_id, record in _every_row(connection, record_type):
            name = f"{table.name}:{record_id}"
            seen.add(name)
            fault = _fault(texts.get(name), record)
            if fault:
                say(fault, record=name)
                walked.faulty.add(record_id)
                continue
            accounts.judge(name, record)
            if record_type in FOUND_BY:
                walked.words[record_id] = words_of(record)
    for name in texts:
        if name not in seen:
            say("record_gone", record=name)
            walked.faulty.add(name.partition(":")[2])
    return walked


def _fault(said: str | None, record: Any | None) -> str:
    if said is None:
        return "record_unknown"
    return "" if record is not None and fingerprint(record) == said else "record_changed"


def _every_row(connection: Connection, record_type: type[Any]) -> Iterator[tuple[str, Any | None]]:
    """Id as stored and record; None for a row that holds what no record can."""
    table = TABLE_OF[record_type]
    stored_id = type_coerce(table.c.id, Text)
    ids = connection.execute(select(stored_id).order_by(stored_id)).scalars().all()
    for start in range(0, len(ids), AT_ONCE):
        wanted = ids[start : start + AT_ONCE]
        rows = select(table).where(stored_id.in_(wanted)).order_by(stored_id)
        try:
            records = [record_from(record_type, row) for row in connection.execute(rows)]
        except _UNREADABLE:  # one of them cannot be read: find out which
            yield from ((each, _row(connection, record_type, each)) for each in wanted)
        else:
            yield from zip(wanted, records, strict=True)


def _row(connection: Connection, record_type: type[Any], record_id: str) -> Any | None:
    table = TABLE_OF[record_type]
    query = select(table).where(type_coerce(table.c.id, Text) == record_id)
    try:
        return record_from(record_type, connection.execute(query).one())
    except _UNREADABLE:
        return None

"""Rows into frozen records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, bindparam, select

from safetydesk.domain.disclosure import Disclosure
from safetydesk.domain.errors import Refusal, Trouble
from safetydesk.domain.plain import hints_of
from safetydesk.records.repositories.kept import TABLE_OF

Kept = TypeVar("Kept")


def record_from(record_type: type[Kept], row: Row[Any]) -> Kept:
    """The record that `row` (all columns of its table) holds."""
    values = row._mapping
    kind: Any = record_type
    return record_type(**{name: values[name] for name in hints_of(kind)})


@contextmanager
def readable() -> Iterator[None]:
    """A value that no program of ours has written is damage, not a bug. Raises Trouble `records_damaged`."""
    try:
        yield
    except (ValueError, TypeError, KeyError) as fault:
        raise Trouble("records_damaged") from fault


@cache
def _one_of(table: Table) -> Select[Any]:
    return select(table).where(table.c.id == bindparam("wanted"))


def find(connection: Connection, record_type: type[Kept], record_id: UUID) -> Kept | None:
    table = TABLE_OF[record_type]
    with readable():
        row = connection.execute(_one_of(table), {"wanted": record_id}).first()
        return None if row is None else record_from(record_type, row)


def get(connection: Connection, record_type: type[Kept], record_id: UUID) -> Kept:
    """The record. Raises Refusal `no_such_record`."""
    found = find(connection, record_type, record_id)
    if found is None:
        raise Refusal("no_such_record")
    return found


def every(
    connection: Connection, record_type: type[Kept], *conditions: ColumnElement[bool], order: Any = None
) -> tuple[Kept, ...]:
    """Records that meet the conditions, in the order they were made unless told otherwise."""
    table = TABLE_OF[record_type]
    query: Select[Any] = select(table).where(*conditions).order_by(table.c.id if order is None else order)
    with readable():
        return tuple(record_from(record_type, row) for row in connection.execute(query))


@cache
def _of_incident(table: Table) -> Select[Any]:
    return select(table).where(table.c.incident_id == bindparam("wanted")).order_by(table.c.id)


def of_incident(connection: Connection, record_type: type[Kept], incident_id: UUID) -> tuple[Kept, ...]:
    """Asked forty times for each incident that is read: the statement is put together once."""
    with readable():
        rows = connection.execute(_of_incident(TABLE_OF[record_type]), {"wanted": incident_id})
        return tuple(record_from(record_type, row) for row in rows)


def by_ids(
    connection: Connection, record_type: type[Kept], ids: Iterable[UUID], options: Any = None
) -> dict[UUID, Kept]:
    """Those that there are. `options` are a statement's own: `viewing.WHOLE`."""
    table = TABLE_OF[record_type]
    wanted = list(set(ids))
    found: dict[UUID, Kept] = {}
    for start in range(0, len(wanted), 500):
        query = select(table).where(table.c.id.in_(wanted[start : start + 500]))
        with readable():
            for row in connection.execute(query, execution_options=options or {}):
                found[row._mapping["id"]] = record_from(record_type, row)
    return found


def disclosures_about(connection: Connection, about: UUID, document: str = "") -> tuple[Disclosure, ...]:
    table = TABLE_OF[Disclosure]
    conditions = [table.c.about == about]
    if document:
        conditions.append(table.c.document == document)
    return every(connection, Disclosure, *conditions, order=table.c.copy_number)

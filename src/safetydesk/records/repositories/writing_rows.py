"""Frozen records into rows, remembering the fingerprint of each text written."""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Connection, Insert, Table, bindparam, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from safetydesk.domain.errors import StaleRecord
from safetydesk.domain.proof.canonical import fingerprint
from safetydesk.domain.reference import opens_after
from safetydesk.records.repositories.kept import TABLE_OF
from safetydesk.records.search_words import index_record
from safetydesk.records.tables.incidents import SERIES

Kept = TypeVar("Kept")

# Values beside a statement, never in it, and each statement made once: SQLAlchemy then knows it again at once.
_FIRST = insert(SERIES)
_NEXT = (
    update(SERIES)
    .where(SERIES.c.name == bindparam("series"))
    .values(last=SERIES.c.last + 1)
    .returning(SERIES.c.last)
)
_LAST = select(SERIES.c.last).where(SERIES.c.name == bindparam("series"))
_ADDED = sqlite_insert(SERIES)
_RAISED = _ADDED.on_conflict_do_update(
    index_elements=[SERIES.c.name], set_={"last": func.max(SERIES.c.last, _ADDED.excluded.last)}
)


class RowWriter:
    """Writes records within one transaction. `texts` maps `table:id` to the fingerprint of what was written."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.texts: dict[str, str] = {}

    def add(self, record: Any) -> None:
        table = TABLE_OF[type(record)]
        self._connection.execute(_insert_into(table), _values(record))
        self._written(record, is_new=True)

    def replace(self, record: Kept) -> Kept:
        """Saves a newer version. Raises StaleRecord when somebody saved since this one was read."""
        table = TABLE_OF[type(record)]
        values = _values(record)
        was = values["row_version"]
        values["row_version"] = was + 1
        done = self._connection.execute(
            update(table).where(table.c.id == values.pop("id"), table.c.row_version == was).values(**values)
        )
        if done.rowcount != 1:
            raise StaleRecord
        saved: Kept = dataclasses.replace(record, row_version=was + 1)  # type: ignore[type-var]  # a dataclass by TABLE_OF
        self._written(saved, is_new=False)
        return saved

    def next_number(self, series: str) -> int:
        """The next number of a series, given once: a rollback gives it back, a commit never."""
        given: int | None = self._connection.execute(_NEXT, {"series": series}).scalar()
        if given is None:
            given = (self._connection.execute(_LAST, {"series": opens_after(series)}).scalar() or 0) + 1
            self._connection.execute(_FIRST, {"name": series, "last": given})
        return given

    def numbers(self) -> dict[str, int]:
        """The last number given in each series."""
        return {row.name: row.last for row in self._connection.execute(select(SERIES))}

    def raise_number(self, series: str, to: int) -> None:
        """No number up to this one is given any more; one that is higher already stays."""
        self._connection.execute(_RAISED, {"name": series, "last": to})

    def _written(self, record: Any, *, is_new: bool) -> None:
        self.texts[f"{TABLE_OF[type(record)].name}:{record.id}"] = fingerprint(record)
        index_record(self._connection, record, is_new=is_new)


@cache
def _insert_into(table: Table) -> Insert:
    return insert(table)


def _values(record: Any) -> dict[str, Any]:
    return {part.name: getattr(record, part.name) for part in dataclasses.fields(record)}

"""Records read as far as a few of their columns go, the others empty: for what looks at many and shows none of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING, fields
from functools import cache, lru_cache, partial
from typing import Any, get_type_hints
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Connection, Select, Text, bindparam, func, select, type_coerce

from safetydesk.domain.clock import Moment
from safetydesk.records.column_types import IdText, MomentText, PlainText, id_of, moment_of
from safetydesk.records.kept_rows import KeptRows
from safetydesk.records.repositories.kept import TABLE_OF

_NOBODY = UUID(int=0)
_ONLY_WHETHER = "documents"
"""Of what was sent only whether there is anything: to read the list of each takes as long as the rest."""


def of_a_list() -> Select[Any]:
    """The ids of `listed`, for `IN`: one value and one statement however many they are."""
    return select(func.json_each(bindparam("ids")).table_valued("value").c.value)


def listed(ids: Iterable[UUID]) -> dict[str, str]:
    """What a statement with `of_a_list` is executed with; nothing for no ids."""
    texts = [str(each) for each in ids]
    return {"ids": json.dumps(texts)} if texts else {}


def narrow(
    connection: Connection,
    kind: Any,
    columns: tuple[str, ...],
    about: str,
    ids: Mapping[str, str],
    options: Any = None,
    kept: KeptRows | None = None,
) -> list[Any]:
    """Records of that kind whose column `about` names one of `listed`, in the order in which they were made.

    Column by column: each text of an id, an instant or a list is looked up among those read before, which takes a
    tenth of what the types of the columns take one row after the other. `options` are the statement's own:
    `viewing.WHOLE`. `kept` has the records of the last time, for what looks again and again.
    """
    if not ids:
        return []
    rows = connection.execute(_asked(kind, columns, about), ids, execution_options=options or {}).all()
    if kept is None:
        return _made(kind, columns, rows)
    return kept.made((kind, columns), [tuple(row) for row in rows], partial(_made, kind, columns))


def _made(kind: Any, columns: tuple[str, ...], rows: Sequence[Sequence[Any]]) -> list[Any]:
    if not rows:
        return []
    read = [
        values if make is None else [None if value is None else make(value) for value in values]
        for make, values in zip(_makers(kind, columns), zip(*rows, strict=True), strict=True)
    ]
    rest = {name: value for name, value in _blank(kind).items() if name not in columns}
    made: Callable[..., Any] = partial(kind, **rest)
    return [made(**dict(zip(columns, values, strict=True))) for values in zip(*read, strict=True)]


@cache
def _asked(kind: Any, columns: tuple[str, ...], about: str) -> Select[Any]:
    table = TABLE_OF[kind]
    query = select(*(_column(table.c[name]) for name in columns))
    return query.where(table.c[about].in_(of_a_list())).order_by(table.c.id)


def _column(column: Column[Any]) -> ColumnElement[Any]:
    """As its text, where `narrow` makes the value of it."""
    if column.name == _ONLY_WHETHER:
        return type_coerce(column, Text) != "[]"
    return column if _maker(column) is None else type_coerce(column, Text)


@cache
def _makers(kind: Any, columns: tuple[str, ...]) -> tuple[Callable[[str], Any] | None, ...]:
    table = TABLE_OF[kind]
    return tuple(None if name == _ONLY_WHETHER else _maker(table.c[name]) for name in columns)


def _maker(column: Column[Any]) -> Callable[[str], Any] | None:
    if isinstance(column.type, PlainText):
        return partial(_plain_of, column.type)
    return _MADE.get(type(column.type))


@lru_cache(1_024)
def _plain_of(kind: PlainText, text: str) -> Any:
    """Of the lists of codes that incidents have there are few; a record's values never change."""
    return kind.read(text)


@cache
def _blank(kind: Any) -> Mapping[str, Any]:
    """A value for each field that must have one."""
    hints = get_type_hints(kind)
    blank: dict[type[Any], Any] = {str: "", UUID: _NOBODY, Moment: Moment.london(1970, 1, 1)}
    needed = (f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING)
    return {name: blank.get(hints[name], ()) for name in needed}


_MADE: Mapping[type[Any], Callable[[str], Any]] = {IdText: id_of, MomentText: moment_of}

"""Numbers that others gave: an agency's reference is found by any part of it, whatever shape it has.

Looked for in indexes of their own, which hold nothing but the references and the incident: the records are not read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Column,
    ColumnElement,
    CompoundSelect,
    Connection,
    Text,
    func,
    literal,
    or_,
    select,
    text,
    type_coerce,
    union_all,
)

from safetydesk.records.tables.escalation import CIRCUMSTANCES, TAKEDOWN_STEPS
from safetydesk.records.tables.incidents import REFERRALS

SHORTEST, SHORTEST_NUMBER = 3, 2
"""Letters, and letters of which one is a digit; what is shorter stands in nearly every reference."""
_PARTED_BY = " /-.:"
"""What one writes between the digits of a number, and another leaves out."""
_KEPT = (
    (REFERRALS.c.references, REFERRALS.c.incident_id, "\"references\" <> '[]'", "Referral"),
    (
        CIRCUMSTANCES.c.other_references,
        CIRCUMSTANCES.c.incident_id,
        "other_references <> '[]'",
        "Circumstances",
    ),
    (TAKEDOWN_STEPS.c.reference, TAKEDOWN_STEPS.c.incident_id, "reference <> ''", "TakedownStep"),
)
"""Each with its index's own condition word for word (else SQLite would not use that), and its kind of record."""
Held = tuple[UUID, int, str]
"""The incident, the letters of what matched, and its kind of record."""


def with_parts(connection: Connection, parts: Iterable[str]) -> dict[str, list[Held]]:
    """For each part the incidents with a reference that holds it, all found in one walk.

    Capital letters of English are as small ones; nothing for a part that is shorter than `SHORTEST`. A number that
    nobody wrote so is looked for once more as if neither it nor the references had anything between their digits.
    """
    written = {part: _written(part) for part in parts}
    wanted = {part: text.casefold() for part, text in written.items() if _is_long_enough(text)}
    found: dict[str, list[Held]] = {part: [] for part in written}
    _walk(connection, wanted, found, _as_it_is)
    numbers = {
        part: _closed_up(text) for part, text in wanted.items() if not found[part] and _has_digit(text)
    }
    _walk(
        connection, {part: text for part, text in numbers.items() if _is_long_enough(text)}, found, _closed_up
    )
    return found


def _walk(
    connection: Connection,
    wanted: Mapping[str, str],
    found: Mapping[str, list[Held]],
    seen_as: Callable[[str], str],
) -> None:
    if not wanted:
        return
    query = _query([f"%{_escaped(each)}%" for each in wanted.values()], seen_as is _closed_up)
    for row in connection.execute(query):
        given = seen_as(row.given.casefold())
        for part, each in wanted.items():
            if each in given:
                found[part].append((row.incident_id, len(row.given), row.kind))


def _is_long_enough(written: str) -> bool:
    return len(written) >= (SHORTEST_NUMBER if _has_digit(written) else SHORTEST)


def _has_digit(written: str) -> bool:
    return any(letter.isdecimal() for letter in written)


def _as_it_is(given: str) -> str:
    return given


def _closed_up(given: str) -> str:
    for mark in _PARTED_BY:
        given = given.replace(mark, "")
    return given


def _given(column: Column[Any], closed_up: bool) -> ColumnElement[str]:
    """A column of references as its text; `closed_up` as `_closed_up` has it."""
    given: ColumnElement[str] = type_coerce(column, Text)
    for mark in _PARTED_BY if closed_up else "":
        given = func.replace(given, mark, "")
    return given


def _written(part: str) -> str:
    """As a list of references is kept: as JSON."""
    return json.dumps(" ".join(part.replace("\x00", " ").split()), ensure_ascii=False)[1:-1]


def _escaped(written: str) -> str:
    for special in "!%_":
        written = written.replace(special, f"!{special}")
    return written


def _query(patterns: Sequence[str], closed_up: bool) -> CompoundSelect[Any]:
    return union_all(
        *(
            select(
                incident.label("incident_id"),
                type_coerce(column, Text).label("given"),
                literal(kind).label("kind"),
            ).where(
                text(is_there),
                or_(*(_given(column, closed_up).like(pattern, escape="!") for pattern in patterns)),
            )
            for column, incident, is_there, kind in _KEPT
        )
    )

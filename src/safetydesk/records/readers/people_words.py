"""The words people are found by as one types: few columns of everybody, and afterwards only of who has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import Connection, Text, select, type_coerce

from safetydesk.domain.rows import PersonWords
from safetydesk.records.repositories.reading_rows import readable
from safetydesk.records.tables.school import PEOPLE

_COLUMNS = (
    PEOPLE.c.id,
    PEOPLE.c.row_version,
    PEOPLE.c.name,
    PEOPLE.c.known_as,
    PEOPLE.c.year_group,
    PEOPLE.c.job,
    PEOPLE.c.handles,
)
_AT_ONCE = 500


def changed_since(
    connection: Connection, known: Mapping[str, int]
) -> tuple[Sequence[PersonWords], Sequence[str]]:
    """Who is new or has another row version than in `known`, and who of `known` is there no longer.

    `known` is by id as text: ten thousand ids are compared as they are stored, and only the few made into UUIDs.
    """
    with readable():
        if not known:
            rows = connection.execute(select(*_COLUMNS).order_by(PEOPLE.c.id))
            return [PersonWords(*row) for row in rows], []
        versions = select(type_coerce(PEOPLE.c.id, Text), PEOPLE.c.row_version)
        present = {row[0]: row[1] for row in connection.execute(versions)}
        wanted = [UUID(person) for person, version in present.items() if known.get(person) != version]
        found: list[PersonWords] = []
        for start in range(0, len(wanted), _AT_ONCE):
            some = select(*_COLUMNS).where(PEOPLE.c.id.in_(wanted[start : start + _AT_ONCE]))
            found += [PersonWords(*row) for row in connection.execute(some)]
        return found, [person for person in known if person not in present]

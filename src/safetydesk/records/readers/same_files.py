"""Exhibits whose sealed bytes are the same, told by their SHA-256: over everything the viewer may see, by an index."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, select

from safetydesk.domain.exhibit import HELD, ISOLATED, WITHDRAWN, Exhibit
from safetydesk.domain.rows import HeldFile
from safetydesk.records.repositories.reading_rows import readable, record_from
from safetydesk.records.tables.evidence import EXHIBITS, FINGERPRINT
from safetydesk.records.tables.incidents import INCIDENTS
from safetydesk.records.viewing import WHOLE


def with_fingerprints(connection: Connection, fingerprints: Iterable[str]) -> Sequence[HeldFile]:
    """Each exhibit whose SHA-256 (hex) is among them, in the order in which they were added."""
    asked = sorted(
        {each for each in fingerprints if each}
    )  # what was destroyed has none, and is like nothing
    if not asked:
        return ()
    wanted = func.json_each(json.dumps(asked)).table_valued("value")
    query = (
        select(
            EXHIBITS.c.id,
            EXHIBITS.c.number,
            EXHIBITS.c.incident_id,
            EXHIBITS.c.state,
            INCIDENTS.c.reference,
            FINGERPRINT.label("fingerprint"),
        )
        .join(INCIDENTS, INCIDENTS.c.id == EXHIBITS.c.incident_id)
        .where(FINGERPRINT.in_(select(wanted.c.value)))
        .order_by(EXHIBITS.c.added, EXHIBITS.c.id)
    )
    return [
        HeldFile(
            fingerprint=row.fingerprint,
            exhibit_id=row.id,
            number=row.number,
            state=row.state,
            incident_id=row.incident_id,
            reference=row.reference,
        )
        for row in connection.execute(query)
    ]


def with_fingerprint(connection: Connection, fingerprint: str) -> tuple[Exhibit, ...]:
    """Of the whole store, in the order of ids; none for "", which a destroyed one has."""
    if not fingerprint:
        return ()
    query = select(EXHIBITS).where(FINGERPRINT.in_([fingerprint])).order_by(EXHIBITS.c.id)
    with readable():
        rows = connection.execute(query, execution_options=WHOLE).all()
        return tuple(record_from(Exhibit, row) for row in rows)


def put_away_among(connection: Connection, fingerprints: Iterable[str]) -> set[str]:
    """Those SHA-256 (hex) that an isolated exhibit of the whole store has, whoever asks."""
    asked = json.dumps(sorted({each for each in fingerprints if each}))
    found = connection.execute(_PUT_AWAY, {"asked": asked}, execution_options=WHOLE)
    return {str(row.fingerprint) for row in found}


_PUT_AWAY = select(FINGERPRINT.label("fingerprint")).where(
    FINGERPRINT.in_(select(func.json_each(bindparam("asked")).table_valued("value").c.value)),
    EXHIBITS.c.state == ISOLATED,
)


def held_twins(connection: Connection) -> list[UUID]:
    """Ids of exhibits in sight, the withdrawn too, whose bytes are those of an isolated one, whoever may see either."""
    return [row.id for row in connection.execute(_TWINS, execution_options=WHOLE)]


_AWAY = select(FINGERPRINT.label("fingerprint")).where(EXHIBITS.c.state == ISOLATED)
_TWINS = (
    select(EXHIBITS.c.id)
    .where(EXHIBITS.c.state.in_((HELD, WITHDRAWN)), FINGERPRINT.in_(_AWAY.scalar_subquery()))
    .order_by(EXHIBITS.c.id)
)

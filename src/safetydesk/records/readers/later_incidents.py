"""The incidents in which somebody has a part, that came to notice from a day on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, select

from safetydesk.domain.clock import Moment
from safetydesk.domain.rows import LaterIncident
from safetydesk.records.tables.incidents import INCIDENTS, INVOLVEMENTS


def of_person(connection: Connection, person_id: UUID, since: date) -> Sequence[LaterIncident]:
    """The newest first, each once with every part that stands; one withdrawn was never theirs, and is left out."""
    query = (
        select(INCIDENTS.c.id, INCIDENTS.c.reference, INCIDENTS.c.discovered, INVOLVEMENTS.c.part)
        .join(INVOLVEMENTS, INVOLVEMENTS.c.incident_id == INCIDENTS.c.id)
        .where(
            INVOLVEMENTS.c.person_id == person_id,
            INVOLVEMENTS.c.withdrawn.is_(None),
            INCIDENTS.c.discovered >= Moment.london(since.year, since.month, since.day),
        )
        .order_by(INCIDENTS.c.discovered.desc(), INCIDENTS.c.reference.desc(), INVOLVEMENTS.c.id)
    )
    found: dict[UUID, LaterIncident] = {}
    for row in connection.execute(query):
        before = found.get(row.id)
        parts = dict.fromkeys((*(before.parts if before else ()), row.part))
        found[row.id] = LaterIncident(
            id=row.id, reference=row.reference, discovered=row.discovered, parts=tuple(parts)
        )
    return list(found.values())

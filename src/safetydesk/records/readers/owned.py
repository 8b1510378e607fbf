"""Which incidents and exemptions a member answers for."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection, func, select

from safetydesk.records.tables.exemptions import EXEMPTIONS
from safetydesk.records.tables.incidents import INCIDENTS
from safetydesk.records.tables.team import HAND_OVERS


def incidents_of(connection: Connection, member_id: UUID) -> tuple[UUID, ...]:
    """In the order they were made."""
    query = select(INCIDENTS.c.id).where(INCIDENTS.c.owner == member_id).order_by(INCIDENTS.c.id)
    return tuple(connection.execute(query).scalars())


def exemptions_of(connection: Connection, member_id: UUID) -> tuple[UUID, ...]:
    """An exemption is its recorder's until it is handed over."""
    last = (
        select(HAND_OVERS.c.to_member)
        .where(HAND_OVERS.c.about == EXEMPTIONS.c.id)
        .order_by(HAND_OVERS.c.at.desc(), HAND_OVERS.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    owner = func.coalesce(last, EXEMPTIONS.c.recorded_by)
    query = select(EXEMPTIONS.c.id).where(owner == member_id).order_by(EXEMPTIONS.c.id)
    return tuple(connection.execute(query).scalars())

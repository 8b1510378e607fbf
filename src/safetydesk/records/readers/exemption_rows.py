"""The register of exemptions, the next review first."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, select

from safetydesk.domain.rows import ExemptionRow
from safetydesk.records.tables.exemptions import EXEMPTIONS
from safetydesk.records.tables.school import PEOPLE


def rows(connection: Connection) -> Sequence[ExemptionRow]:
    query = (
        select(
            EXEMPTIONS.c.id,
            EXEMPTIONS.c.reference,
            PEOPLE.c.name.label("staff"),
            EXEMPTIONS.c.other_party,
            EXEMPTIONS.c.kind,
            EXEMPTIONS.c.decision,
            EXEMPTIONS.c.review_on,
            EXEMPTIONS.c.in_force_to,
        )
        .join(PEOPLE, PEOPLE.c.id == EXEMPTIONS.c.staff_id)
        .order_by(EXEMPTIONS.c.review_on.is_(None), EXEMPTIONS.c.review_on, EXEMPTIONS.c.reference)
    )
    return [ExemptionRow(**row._mapping) for row in connection.execute(query)]


def id_of(connection: Connection, reference: str) -> UUID | None:
    return connection.execute(select(EXEMPTIONS.c.id).where(EXEMPTIONS.c.reference == reference)).scalar()

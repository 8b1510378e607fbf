"""What has been done about one incident, for its clocks."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection, select

from safetydesk.domain.running_deadlines import Duties
from safetydesk.records.tables.in_words import INITIAL_REVIEWS
from safetydesk.records.tables.incidents import DECISIONS, NOTICES, REFERRALS


def of_incident(connection: Connection, incident_id: UUID) -> Duties:
    routes = select(REFERRALS.c.route).where(REFERRALS.c.incident_id == incident_id)
    decided = (
        select(DECISIONS.c.question, DECISIONS.c.answer)
        .where(DECISIONS.c.incident_id == incident_id)
        .order_by(DECISIONS.c.decided, DECISIONS.c.id)
    )
    latest = {
        row.question: row.answer for row in connection.execute(decided)
    }  # one decided again counts as decided last
    told = select(NOTICES.c.to_kind).where(NOTICES.c.incident_id == incident_id, NOTICES.c.was_told == 1)
    reviews = select(INITIAL_REVIEWS.c.id).where(INITIAL_REVIEWS.c.incident_id == incident_id).limit(1)
    return Duties(
        routes=frozenset(connection.execute(routes).scalars()),
        answers=frozenset(latest.items()),
        told=frozenset(connection.execute(told).scalars()),
        has_review=connection.execute(reviews).first() is not None,
    )

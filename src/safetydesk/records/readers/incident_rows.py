"""The incident list, windowed by SQL: order and filter here, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, LargeBinary, Row, Select, Text, cast, func, or_, select, type_coerce

from safetydesk.domain.rows import IncidentFilter, IncidentRow, WaitingRow
from safetydesk.records.tables.escalation import CALL_ATTEMPTS
from safetydesk.records.tables.evidence import EXHIBITS
from safetydesk.records.tables.incidents import INCIDENTS, INVOLVEMENTS, REFERRALS

_ORDERS: dict[str, Any] = {
    "reference": INCIDENTS.c.reference,
    "discovered": INCIDENTS.c.discovered,
    "severity": INCIDENTS.c.severity,
    "status": INCIDENTS.c.status,
    "summary": INCIDENTS.c.summary,
}
SUMMARY_SHOWN = 200
# Cut as bytes, four for a character at most: cut as text, SQLite would stop at a NUL.
_START_OF_SUMMARY = func.substr(cast(INCIDENTS.c.summary, LargeBinary), 1, 4 * SUMMARY_SHOWN).label("summary")


def count(connection: Connection, wanted: IncidentFilter) -> int:
    found: int = connection.execute(
        _filtered(select(func.count()).select_from(INCIDENTS), wanted)
    ).scalar_one()
    return found


def page(connection: Connection, wanted: IncidentFilter, offset: int, limit: int) -> Sequence[IncidentRow]:
    order = _ORDERS.get(wanted.order, INCIDENTS.c.discovered)
    parts = INVOLVEMENTS.c
    people = (
        select(func.count())
        .where(parts.incident_id == INCIDENTS.c.id, parts.withdrawn.is_(None))
        .scalar_subquery()
    )
    exhibits = select(func.count()).where(EXHIBITS.c.incident_id == INCIDENTS.c.id).scalar_subquery()
    query = _filtered(
        select(
            INCIDENTS.c.id,
            INCIDENTS.c.reference,
            INCIDENTS.c.discovered,
            _START_OF_SUMMARY,
            INCIDENTS.c.categories,
            INCIDENTS.c.severity,
            INCIDENTS.c.status,
            INCIDENTS.c.owner,
            people.label("people"),
            exhibits.label("exhibits"),
        ),
        wanted,
    )
    query = (
        query.order_by(order.desc() if wanted.descending else order, INCIDENTS.c.id)
        .offset(offset)
        .limit(limit)
    )
    return [
        IncidentRow(**{**row._mapping, "summary": _shown(row.summary)}) for row in connection.execute(query)
    ]


def _shown(start: bytes) -> str:
    return start.decode("utf-8", "ignore")[:SUMMARY_SHOWN]  # the cut may go through a character


def id_of(connection: Connection, reference: str) -> UUID | None:
    return connection.execute(select(INCIDENTS.c.id).where(INCIDENTS.c.reference == reference)).scalar()


def waiting(connection: Connection) -> Sequence[WaitingRow]:
    """Open referrals that nothing has come back from, or that name when the next contact is due; the oldest first."""
    rung = (
        select(func.max(CALL_ATTEMPTS.c.began))
        .where(CALL_ATTEMPTS.c.referral_id == REFERRALS.c.id)
        .where(CALL_ATTEMPTS.c.incident_id == REFERRALS.c.incident_id)
        .scalar_subquery()
    )
    query = (
        select(
            REFERRALS.c.incident_id,
            INCIDENTS.c.reference,
            REFERRALS.c.route,
            REFERRALS.c.organisation,
            REFERRALS.c.made,
            REFERRALS.c.acknowledged,
            REFERRALS.c.next_contact,
            type_coerce(rung, CALL_ATTEMPTS.c.began.type).label("last_contact"),
        )
        .join(INCIDENTS, INCIDENTS.c.id == REFERRALS.c.incident_id)
        .where(
            REFERRALS.c.closed.is_(None),
            or_(REFERRALS.c.acknowledged.is_(None), REFERRALS.c.next_contact.is_not(None)),
        )
        .order_by(REFERRALS.c.made)
    )
    return [_waiting(row) for row in connection.execute(query).all()]


def _waiting(row: Row[*tuple[Any, ...]]) -> WaitingRow:
    """The last contact is the latest of what was made, heard and rung."""
    incident, reference, route, organisation, made, heard, next_contact, rung = row
    latest = max((at for at in (made, heard, rung) if at is not None), key=lambda at: at.utc)
    return WaitingRow(
        incident_id=incident,
        reference=reference,
        route=route,
        organisation=organisation,
        made=made,
        acknowledged=heard,
        last_contact=latest,
        next_contact=next_contact,
    )


def _filtered(query: Select[Any], wanted: IncidentFilter) -> Select[Any]:
    if wanted.only is not None:
        query = query.where(INCIDENTS.c.id == wanted.only)
    if wanted.status:
        query = query.where(INCIDENTS.c.status == wanted.status)
    if wanted.severity:
        query = query.where(INCIDENTS.c.severity >= wanted.severity)
    if wanted.category:
        query = query.where(
            type_coerce(INCIDENTS.c.categories, Text).contains(f'"{wanted.category}"', autoescape=True)
        )
    return query

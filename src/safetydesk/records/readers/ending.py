"""Sign-offs that are waited for, and the tracker of actions: across all incidents, windowed by SQL."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, and_, func, or_, select

from safetydesk.domain.rows import ActionFilter, ActionRow, SignOffRow
from safetydesk.records.tables.escalation import ACTIONS, CLOSURES, SIGN_OFFS
from safetydesk.records.tables.incidents import INCIDENTS

_IS_OPEN = and_(ACTIONS.c.done.is_(None), ACTIONS.c.not_done_reason == "")


def pending_sign_offs(connection: Connection, me: UUID) -> Sequence[SignOffRow]:
    """The oldest first; what was asked about a closure that was opened again is over."""
    over = select(CLOSURES.c.id).where(CLOSURES.c.reopened.is_not(None))
    query = (
        select(
            SIGN_OFFS.c.id,
            SIGN_OFFS.c.incident_id,
            INCIDENTS.c.reference,
            SIGN_OFFS.c.about_kind,
            SIGN_OFFS.c.why,
            SIGN_OFFS.c.asked,
            SIGN_OFFS.c.asked_by,
        )
        .join(INCIDENTS, INCIDENTS.c.id == SIGN_OFFS.c.incident_id)
        .where(SIGN_OFFS.c.signed.is_(None), SIGN_OFFS.c.about.not_in(over))
        .order_by(SIGN_OFFS.c.asked, SIGN_OFFS.c.id)
    )
    rows = connection.execute(query)
    return [SignOffRow(**row._mapping, is_own=row.asked_by == me) for row in rows]


def count_actions(connection: Connection, wanted: ActionFilter, today: date) -> int:
    query = select(func.count()).select_from(ACTIONS.join(INCIDENTS, INCIDENTS.c.id == ACTIONS.c.incident_id))
    found: int = connection.execute(_filtered(query, wanted, today)).scalar_one()
    return found


def actions(
    connection: Connection, wanted: ActionFilter, today: date, offset: int, limit: int
) -> Sequence[ActionRow]:
    """Open ones first, by the day they are due; those without a day after them."""
    query = select(
        ACTIONS.c.id,
        ACTIONS.c.incident_id,
        INCIDENTS.c.reference,
        ACTIONS.c.what,
        ACTIONS.c.owner,
        ACTIONS.c.due,
        ACTIONS.c.arisen_from,
        ACTIONS.c.done,
        ACTIONS.c.not_done_reason,
    ).join(INCIDENTS, INCIDENTS.c.id == ACTIONS.c.incident_id)
    order = (_IS_OPEN.desc(), ACTIONS.c.due.is_(None), ACTIONS.c.due, ACTIONS.c.id)
    query = _filtered(query, wanted, today).order_by(*order).offset(offset).limit(limit)
    return [ActionRow(**row._mapping) for row in connection.execute(query)]


def _filtered(query: Select[Any], wanted: ActionFilter, today: date) -> Select[Any]:
    if wanted.state == "open":
        query = query.where(_IS_OPEN)
    elif wanted.state == "overdue":
        query = query.where(_IS_OPEN, ACTIONS.c.due < today)
    elif wanted.state == "settled":
        query = query.where(or_(ACTIONS.c.done.is_not(None), ACTIONS.c.not_done_reason != ""))
    if wanted.incident is not None:
        query = query.where(ACTIONS.c.incident_id == wanted.incident)
    return query

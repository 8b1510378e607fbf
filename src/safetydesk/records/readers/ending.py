"""Sign-offs that are waited for or not answered, and the tracker of actions: across all incidents, windowed by SQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, and_, case, func, literal_column, or_, select

from safetydesk.domain.allegation import QUESTION, ThresholdDecision
from safetydesk.domain.checks.signing import why_not_sign
from safetydesk.domain.closure import Closure, SignOff
from safetydesk.domain.decision import Decision
from safetydesk.domain.disagreements import DISAGREED, disagreements
from safetydesk.domain.incident import Involvement
from safetydesk.domain.person import Person
from safetydesk.domain.rows import ActionFilter, ActionRow, DisagreementRow, SignOffRow
from safetydesk.domain.subject import SUBJECT_PARTS
from safetydesk.domain.team_member import TeamMember
from safetydesk.records.repositories.reading_rows import by_ids, every
from safetydesk.records.tables.escalation import ACTIONS, CLOSURES, SIGN_OFFS, THRESHOLD_DECISIONS
from safetydesk.records.tables.incidents import DECISIONS, INCIDENTS, INVOLVEMENTS
from safetydesk.records.tables.team import RESTRICTIONS

_IS_OPEN = and_(ACTIONS.c.done.is_(None), ACTIONS.c.not_done_reason == "")


def pending_sign_offs(connection: Connection, me: UUID) -> Sequence[SignOffRow]:
    """The oldest first; what was asked about a closure that was opened again is over.

    `is_own` by the very rule that refuses it: what is offered to somebody is theirs to give.
    """
    over = select(CLOSURES.c.id).where(CLOSURES.c.reopened.is_not(None))
    judged = THRESHOLD_DECISIONS.c.id.is_not(None)
    query = (
        select(
            SIGN_OFFS.c.id,
            SIGN_OFFS.c.incident_id,
            INCIDENTS.c.reference,
            SIGN_OFFS.c.about_kind,
            SIGN_OFFS.c.why,
            SIGN_OFFS.c.asked,
            SIGN_OFFS.c.asked_by,
            case((judged, QUESTION), else_=func.coalesce(DECISIONS.c.question, "")).label("question"),
            func.coalesce(DECISIONS.c.decided_by, THRESHOLD_DECISIONS.c.decided_by, "").label("decided_by"),
        )
        .join(INCIDENTS, INCIDENTS.c.id == SIGN_OFFS.c.incident_id)
        .outerjoin(DECISIONS, DECISIONS.c.id == SIGN_OFFS.c.about)
        .outerjoin(THRESHOLD_DECISIONS, THRESHOLD_DECISIONS.c.id == SIGN_OFFS.c.about)
        .where(SIGN_OFFS.c.signed.is_(None), SIGN_OFFS.c.about.not_in(over))
        .order_by(SIGN_OFFS.c.asked, SIGN_OFFS.c.id)
    )
    rows = connection.execute(query).all()
    if not rows:
        return []
    members = {each.id: each for each in every(connection, TeamMember)}
    subjects = _subjects(connection)
    found = []
    for row in rows:
        values = dict(row._mapping)
        decided_by = values.pop("decided_by")
        own = why_not_sign(me, row.asked_by, decided_by, members, subjects.get(row.incident_id, ()))
        found.append(SignOffRow(**values, is_own=bool(own)))
    return found


def open_disagreements(connection: Connection) -> Sequence[DisagreementRow]:
    """Second persons who did not agree and whom nobody answered, the oldest first."""
    # In so many words, as the index of those few is found by nothing else.
    of_those = SIGN_OFFS.c.answer == literal_column(f"'{DISAGREED}'")
    about = select(SIGN_OFFS.c.incident_id).where(of_those)
    rows = {
        row.id: row
        for row in connection.execute(
            select(INCIDENTS.c.id, INCIDENTS.c.reference, INCIDENTS.c.owner).where(INCIDENTS.c.id.in_(about))
        )
    }
    if not rows:
        return []
    parts: tuple[dict[UUID, list[Any]], ...] = tuple(
        _by_incident(each)
        for each in (
            every(connection, SignOff, SIGN_OFFS.c.incident_id.in_(about)),
            every(connection, Decision, DECISIONS.c.incident_id.in_(about)),
            every(connection, ThresholdDecision, THRESHOLD_DECISIONS.c.incident_id.in_(about)),
            every(connection, Closure, CLOSURES.c.incident_id.in_(about)),
        )
    )
    names = {each.id: each.name for each in every(connection, TeamMember)}
    found = [
        DisagreementRow(
            id=each.sign_off.id,
            incident_id=id_,
            reference=row.reference,
            about_kind=each.sign_off.about_kind,
            question=each.question,
            signed=each.signed,
            signed_by=names.get(each.sign_off.signed_by, "") if each.sign_off.signed_by else "",
            owner=names.get(row.owner, ""),
        )
        for id_, row in rows.items()
        for each in disagreements(*(of_it[id_] for of_it in parts))
        if each.is_open
    ]
    return sorted(found, key=lambda each: (each.signed.utc, each.id.int))


def _by_incident(records: Iterable[Any]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    for each in records:
        found[each.incident_id].append(each)
    return found


def _subjects(connection: Connection) -> Mapping[UUID, list[tuple[str, Person]]]:
    """By incident, whom those that wait for a second person's word are about."""
    waiting = select(SIGN_OFFS.c.incident_id).where(SIGN_OFFS.c.signed.is_(None))
    part = INVOLVEMENTS.c
    parts = every(
        connection,
        Involvement,
        part.incident_id.in_(waiting),
        part.part.in_(SUBJECT_PARTS),
        part.withdrawn.is_(None),
    )
    people = by_ids(connection, Person, (each.person_id for each in parts))
    found: dict[UUID, list[tuple[str, Person]]] = defaultdict(list)
    for each in parts:
        if each.person_id in people:
            found[each.incident_id].append((each.part, people[each.person_id]))
    return found


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
    if not wanted.restricted_too:
        restricted = select(RESTRICTIONS.c.about).where(RESTRICTIONS.c.lifted.is_(None))
        query = query.where(ACTIONS.c.incident_id.not_in(restricted))
    if wanted.incident is not None:
        query = query.where(ACTIONS.c.incident_id == wanted.incident)
    return query

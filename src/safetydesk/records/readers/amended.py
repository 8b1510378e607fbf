"""What was amended of many incidents since they were logged, as far as it moves the start of a clock."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from safetydesk.domain.case_file import Amendment
from safetydesk.domain.clock import Moment
from safetydesk.domain.deadlines.since import FIELDS
from safetydesk.domain.events import Change, IncidentAmended, IncidentLogged, event_kinds
from safetydesk.records.tables.audit import ENTRIES, PAYLOADS
from safetydesk.records.viewing import WHOLE

_NOBODY = UUID(int=0)
_AT_ONCE = 500


def amended_since_logging(
    connection: Connection, ids: Sequence[UUID]
) -> Mapping[UUID, tuple[Amendment, ...]]:
    """By incident, the oldest first. Read from the trail, of these alone: who is asked for them may see them.

    What a rule raised in the act of logging, and so at its moment, was there when it was logged.
    """
    found: dict[UUID, list[Amendment]] = defaultdict(list)
    logged: dict[UUID, str] = {}
    for row in _acts(connection, ids):
        at = json.loads(row.text)["at"]
        if row.kind == IncidentLogged.__name__:
            logged[row.subject] = at
        elif at != logged.get(row.subject) and (changes := _changes(row.payload)):
            found[row.subject].append(Amendment(at=Moment.parse(at), by=_NOBODY, reason="", changes=changes))
    return {incident: tuple(amendments) for incident, amendments in found.items()}


def _acts(connection: Connection, ids: Sequence[UUID]) -> Iterable[Any]:
    kinds = [
        name for name, kind in event_kinds().items() if issubclass(kind, (IncidentAmended, IncidentLogged))
    ]
    for start in range(0, len(ids), _AT_ONCE):
        # By the index of subjects: of all that was ever amended these are a few.
        of_kind = ENTRIES.c.kind.concat("").in_(kinds)
        query = (
            select(ENTRIES.c.subject, ENTRIES.c.kind, ENTRIES.c.text, PAYLOADS.c.payload)
            .outerjoin(PAYLOADS, PAYLOADS.c.number == ENTRIES.c.number)
            .where(ENTRIES.c.subject.in_(ids[start : start + _AT_ONCE]), of_kind)
            .order_by(ENTRIES.c.number)
        )
        yield from connection.execute(query, execution_options=WHOLE)


def _changes(payload: bytes | None) -> tuple[Change, ...]:
    if payload is None:
        return ()
    changes = json.loads(payload)["event"].get("changes", ())
    return tuple(Change(**change) for change in changes if change["field"] in FIELDS)

"""What was amended of many incidents since they were logged, as far as it moves the start of a clock."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, select

from safetydesk.domain.case_file import Amendment
from safetydesk.domain.events import Change, IncidentAmended, IncidentLogged, event_kinds
from safetydesk.domain.from_when.since import FIELDS
from safetydesk.records.readers.narrow import listed, of_a_list
from safetydesk.records.readers.written import written, written_at
from safetydesk.records.tables.audit import ENTRIES, PAYLOADS
from safetydesk.records.viewing import WHOLE

_NOBODY = UUID(int=0)


def amended_since_logging(
    connection: Connection, ids: Sequence[UUID]
) -> Mapping[UUID, tuple[Amendment, ...]]:
    """By incident, the oldest first. Read from the trail, of these alone: who is asked for them may see them.

    What a rule raised in the act of logging, and so at its moment, was there when it was logged.
    """
    found: dict[UUID, list[Amendment]] = defaultdict(list)
    logged: dict[UUID, str] = {}
    rows = connection.execute(_acts(), listed(ids), execution_options=WHOLE) if ids else ()
    for row in rows:
        if row.kind == IncidentLogged.__name__:
            logged[row.subject] = row.at
        elif row.at != logged.get(row.subject) and (changes := _changes(row.payload)):
            found[row.subject].append(Amendment(at=written(row.at), by=_NOBODY, reason="", changes=changes))
    return {incident: tuple(amendments) for incident, amendments in found.items()}


@cache
def _acts() -> Select[Any]:
    kinds = [
        name for name, kind in event_kinds().items() if issubclass(kind, (IncidentAmended, IncidentLogged))
    ]
    # By the index of subjects: of all that was ever amended these are a few.
    of_kind = ENTRIES.c.kind.concat("").in_(kinds)
    return (
        select(ENTRIES.c.subject, ENTRIES.c.kind, written_at(), PAYLOADS.c.payload)
        .outerjoin(PAYLOADS, PAYLOADS.c.number == ENTRIES.c.number)
        .where(ENTRIES.c.subject.in_(of_a_list()), of_kind)
        .order_by(ENTRIES.c.number)
    )


def _changes(payload: bytes | None) -> tuple[Change, ...]:
    if payload is None:
        return ()
    changes = json.loads(payload)["event"].get("changes", ())
    return tuple(Change(**change) for change in changes if change["field"] in FIELDS)

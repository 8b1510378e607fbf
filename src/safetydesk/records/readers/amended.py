"""What was amended of many incidents since they were logged, as far as it moves the start of a clock."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from uuid import UUID

from sqlalchemy import Connection

from safetydesk.domain.case_file import Amendment
from safetydesk.domain.events import Change, Event, IncidentAmended, IncidentLogged, event_kinds
from safetydesk.domain.from_when.since import FIELDS
from safetydesk.records.readers.acts import NOBODY, acts_on
from safetydesk.records.readers.written import written


def amended_since_logging(
    connection: Connection, ids: Sequence[UUID]
) -> Mapping[UUID, tuple[Amendment, ...]]:
    """By incident, the oldest first. Read from the trail, of these alone: who is asked for them may see them.

    What a rule raised in the act of logging, and so at its moment, was there when it was logged.
    """
    found: dict[UUID, list[Amendment]] = defaultdict(list)
    logged: dict[UUID, str] = {}
    for row in acts_on(connection, ids, *_kinds()):
        if row.kind == IncidentLogged.__name__:
            logged[row.subject] = row.at
        elif row.at != logged.get(row.subject) and (changes := _changes(row.payload)):
            found[row.subject].append(Amendment(at=written(row.at), by=NOBODY, reason="", changes=changes))
    return {incident: tuple(amendments) for incident, amendments in found.items()}


@cache
def _kinds() -> tuple[type[Event], ...]:
    return tuple(
        kind for kind in event_kinds().values() if issubclass(kind, (IncidentAmended, IncidentLogged))
    )


def _changes(payload: bytes | None) -> tuple[Change, ...]:
    if payload is None:
        return ()
    changes = json.loads(payload)["event"].get("changes", ())
    return tuple(Change(**change) for change in changes if change["field"] in FIELDS)

"""What was done to the marks of many incidents after they were first written down: it starts a clock, or ends one."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, select

from safetydesk.domain.case_file import Done
from safetydesk.domain.events import Change, CircumstancesAmended
from safetydesk.domain.from_when.since import MARKS
from safetydesk.records.readers.narrow import listed, of_a_list
from safetydesk.records.readers.written import written, written_at
from safetydesk.records.tables.audit import ENTRIES, PAYLOADS
from safetydesk.records.viewing import WHOLE

_NOBODY = UUID(int=0)


def marks_amended(connection: Connection, ids: Sequence[UUID]) -> Mapping[UUID, tuple[Done, ...]]:
    """By incident, the oldest first; of each act the marks and the moment alone. Nothing is asked where `ids` is
    empty: who is asked for them may see them."""
    found: dict[UUID, list[Done]] = defaultdict(list)
    for row in connection.execute(_acts(), listed(ids), execution_options=WHOLE) if ids else ():
        if row.payload is None:
            continue
        said = json.loads(row.payload)["event"]
        changes = tuple(Change(**each) for each in said["changes"] if each["field"] == MARKS)
        if not changes:
            continue
        event = CircumstancesAmended(
            subject=row.subject, reference="", record=UUID(said["record"]), reason="", changes=changes
        )
        at = written(row.at)
        done = Done(
            number=row.number, at=at, member=_NOBODY, kind=event.kind, subject=row.subject, event=event
        )
        found[row.subject].append(done)
    return {incident: tuple(acts) for incident, acts in found.items()}


@cache
def _acts() -> Select[Any]:
    # By the index of subjects: of all that was ever amended these are a few.
    of_kind = ENTRIES.c.kind.concat("") == CircumstancesAmended.__name__
    return (
        select(ENTRIES.c.number, ENTRIES.c.subject, written_at(), PAYLOADS.c.payload)
        .outerjoin(PAYLOADS, PAYLOADS.c.number == ENTRIES.c.number)
        .where(ENTRIES.c.subject.in_(of_a_list()), of_kind)
        .order_by(ENTRIES.c.number)
    )

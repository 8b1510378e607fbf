"""What was done to many incidents, by the trail: acts of a few kinds, of these incidents alone, the oldest first.

Who asks for them may see them; nothing is asked where there are none.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, select

from safetydesk.domain.case_file import Done
from safetydesk.domain.events import Event
from safetydesk.records.readers.narrow import listed, of_a_list
from safetydesk.records.readers.written import written, written_at
from safetydesk.records.tables.audit import ENTRIES, PAYLOADS
from safetydesk.records.viewing import WHOLE

NOBODY = UUID(int=0)
"""Whose act it was is asked of none of them."""


def acts_on(connection: Connection, ids: Sequence[UUID], *kinds: type[Event]) -> Sequence[Any]:
    """Rows of `number`, `subject`, `kind`, `at` (as `written` takes it) and `payload`."""
    if not ids:
        return ()
    return connection.execute(_asked(kinds), listed(ids), execution_options=WHOLE).all()


def done_to(
    connection: Connection,
    ids: Sequence[UUID],
    kind: type[Event],
    told: Callable[[UUID, Mapping[str, Any]], Event | None],
) -> Mapping[UUID, tuple[Done, ...]]:
    """By incident. `told` makes the event, as far as it is asked, of the incident and of what the trail keeps; None for
    what is left out. So is what was erased."""
    found: dict[UUID, list[Done]] = defaultdict(list)
    for row in acts_on(connection, ids, kind):
        event = told(row.subject, json.loads(row.payload)["event"]) if row.payload is not None else None
        if event is not None:
            at = written(row.at)
            found[row.subject].append(
                Done(
                    number=row.number, at=at, member=NOBODY, kind=event.kind, subject=row.subject, event=event
                )
            )
    return {incident: tuple(acts) for incident, acts in found.items()}


@cache
def _asked(kinds: tuple[type[Event], ...]) -> Select[Any]:
    # By the index of subjects: of all that was ever done in that way these are a few.
    of_kind = ENTRIES.c.kind.concat("").in_([kind.__name__ for kind in kinds])
    return (
        select(ENTRIES.c.number, ENTRIES.c.subject, ENTRIES.c.kind, written_at(), PAYLOADS.c.payload)
        .outerjoin(PAYLOADS, PAYLOADS.c.number == ENTRIES.c.number)
        .where(ENTRIES.c.subject.in_(of_a_list()), of_kind)
        .order_by(ENTRIES.c.number)
    )

"""Acts about the store itself, the newest first, and whether anything was changed since one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, select

from safetydesk.domain.case_file import Done
from safetydesk.domain.events import event_kinds
from safetydesk.records.readers.trail import done_from
from safetydesk.records.tables.audit import ENTRIES, PAYLOADS
from safetydesk.records.viewing import WHOLE


def latest(connection: Connection, subject: UUID, kinds: Sequence[str], limit: int) -> tuple[Done, ...]:
    """At most `limit` acts of these kinds about `subject`, the newest first."""
    query: Select[Any] = (
        select(ENTRIES.c.number, ENTRIES.c.text, PAYLOADS.c.payload)
        .outerjoin(PAYLOADS, PAYLOADS.c.number == ENTRIES.c.number)
        .where(ENTRIES.c.subject == subject, ENTRIES.c.kind.in_(kinds))
        .order_by(ENTRIES.c.number.desc())
        .limit(limit)
    )
    return tuple(done_from(row) for row in connection.execute(query))


def is_changed_after(connection: Connection, number: int, but: Sequence[str]) -> bool:
    """Whether any act later than entry `number` was more than looking, and none of the kinds in `but`; of all acts,
    whoever asks: what may not be seen is to be backed up too."""
    looking = [name for name, kind in event_kinds().items() if kind.is_reading or name in but]
    query = select(ENTRIES.c.number).where(ENTRIES.c.number > number, ENTRIES.c.kind.not_in(looking)).limit(1)
    return connection.execute(query, execution_options=WHOLE).first() is not None

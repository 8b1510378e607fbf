"""Things taken in that may still be in the school's hands, with what was written of who had them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, and_, case, func, or_, select

from safetydesk.domain.custody import CORRECTED, DISPOSED, HANDED_OVER, PASSES_ON, RETURNED, CustodyEntry
from safetydesk.domain.held_item import HeldItem
from safetydesk.domain.incident import Incident
from safetydesk.records.readers.narrow import listed, narrow
from safetydesk.records.repositories.reading_rows import readable
from safetydesk.records.tables.custody import CUSTODY, HELD_ITEMS, OF_HELD_ITEMS
from safetydesk.records.viewing import WHOLE

_OF_ITEM = ("id", "incident_id", "number", "description", "taken", "recorded")
_OF_ENTRY = (
    "id", "incident_id", "about", "about_kind", "kind", "at", "from_who", "to_who", "place", "receipt", "corrects",
    "is_struck", "recorded",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class HeldRow:
    """`item` and `entries` as far as Today asks; the entries in the order in which they were made."""

    item: HeldItem
    reference: str
    entries: tuple[CustodyEntry, ...]


def rows(connection: Connection) -> tuple[HeldRow, ...]:
    """In four queries, however many were ever taken in: what left again long ago is not read."""
    with readable():
        # Which have plainly left is asked of the whole store. Of what is hidden nothing is handed on: it is no item.
        left_in = listed(connection.execute(_not_plainly_gone(), execution_options=WHOLE).scalars().all())
        items: list[HeldItem] = narrow(connection, HeldItem, _OF_ITEM, "id", left_in)
        entries: dict[UUID, list[CustodyEntry]] = defaultdict(list)
        for entry in narrow(connection, CustodyEntry, _OF_ENTRY, "about", listed(item.id for item in items)):
            entries[entry.about].append(entry)
        about = listed({item.incident_id for item in items})
        called = {
            one.id: one.reference for one in narrow(connection, Incident, ("id", "reference"), "id", about)
        }
    return tuple(HeldRow(item, called[item.incident_id], tuple(entries[item.id])) for item in items)


@cache
def _not_plainly_gone() -> Select[Any]:
    """Of what was put right, and where a receipt is doubtful, `still_held` judges: SQL leaves out what is plain.

    Beside the only `max` of a group, SQLite gives the other columns as they stand in the row which has it: in the last
    entry by which somebody else got it.
    """
    kind = CUSTODY.c.kind
    last = func.max(case((kind.in_(sorted(PASSES_ON)), CUSTODY.c.id)))
    is_said = CUSTODY.c.receipt.op("GLOB")("*[A-Za-z0-9]*")
    has_left = and_(last.is_not(None), or_(kind == RETURNED, and_(kind == HANDED_OVER, is_said)))
    gone = (
        select(CUSTODY.c.about)
        .where(OF_HELD_ITEMS)
        .group_by(CUSTODY.c.about)
        .having(func.total(kind == CORRECTED) == 0, or_(func.total(kind == DISPOSED) > 0, has_left))
    )
    return select(HELD_ITEMS.c.id).where(HELD_ITEMS.c.id.not_in(gone))

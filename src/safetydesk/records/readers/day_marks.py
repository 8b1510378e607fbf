"""The audit trail's root as a day left it."""

from __future__ import annotations

import json
from datetime import date

from sqlalchemy import Connection, select

from safetydesk.domain.clock import Moment
from safetydesk.domain.proof.checkpoint import Checkpoint
from safetydesk.domain.proof.merkle import Edge, leaf_hash
from safetydesk.records.repositories.reading_rows import readable
from safetydesk.records.tables.audit import ENTRIES
from safetydesk.records.viewing import WHOLE


def last_of(connection: Connection, day: date) -> Checkpoint | None:
    """Size, root and moment after the last entry dated on that day in London; None where none is."""
    edge, found = Edge(), None
    query = select(ENTRIES.c.text).order_by(ENTRIES.c.number)
    with readable():
        for text in connection.execute(query, execution_options={**WHOLE, "yield_per": 1000}).scalars():
            edge = edge.append(leaf_hash(text))
            at = Moment.parse(json.loads(text)["at"])
            if at.london_date == day:
                found = (edge, at)
    return Checkpoint(found[0].size, found[0].root().hex(), found[1]) if found else None

"""The stored right-hand edge of the audit trail's tree: derived, kept so that an append need not read the trail."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select, update

from safetydesk.domain.proof.merkle import Edge
from safetydesk.records.tables.audit import EDGE


def read_edge(connection: Connection) -> Edge:
    """The edge as stored; of a store without entries, an empty one. Raises ValueError for one that is none."""
    row = connection.execute(select(EDGE.c.size, EDGE.c.nodes)).first()
    return Edge() if row is None else Edge.unpacked(row.size, row.nodes)


def write_edge(connection: Connection, edge: Edge) -> None:
    """Puts `edge` in the place of what was stored."""
    values = {"size": edge.size, "nodes": edge.packed()}
    if connection.execute(update(EDGE).values(**values)).rowcount == 0:
        connection.execute(insert(EDGE).values(id=1, **values))

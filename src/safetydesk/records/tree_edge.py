"""The stored right-hand edge of the audit trail's tree: derived, kept so that an append need not read the trail."""

from __future__ import annotations

from sqlalchemy import Connection, func, insert, select, update

from safetydesk.domain.errors import Trouble
from safetydesk.domain.proof.merkle import Edge
from safetydesk.records.tables.audit import EDGE, ENTRIES


def read_edge(connection: Connection) -> Edge:
    """The edge as stored; of a store without entries, an empty one. Raises Trouble `trail_broken` if it is none."""
    row = connection.execute(select(EDGE.c.size, EDGE.c.nodes)).first()
    try:
        return Edge() if row is None else Edge.unpacked(row.size, row.nodes)
    except ValueError as fault:
        raise Trouble("trail_broken") from fault


def edge_to_append_to(connection: Connection) -> Edge:
    """As `read_edge`, where entries end where it says. A trail cut short takes no more: nothing may cover the cut."""
    edge = read_edge(connection)
    last = connection.execute(select(func.max(ENTRIES.c.number))).scalar() or 0
    if edge.size != last:
        raise Trouble("trail_broken")
    return edge


def write_edge(connection: Connection, edge: Edge) -> None:
    """Puts `edge` in the place of what was stored."""
    values = {"size": edge.size, "nodes": edge.packed()}
    if connection.execute(update(EDGE).values(**values)).rowcount == 0:
        connection.execute(insert(EDGE).values(id=1, **values))

"""The stored right-hand edge of the audit trail's tree: derived, kept so that an append need not read the trail."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from safetydesk.domain.errors import Trouble
from safetydesk.domain.proof.merkle import Edge
from safetydesk.records.tables.audit import EDGE, ENTRIES

_EDGE = select(EDGE.c.size, EDGE.c.nodes)
_LAST = select(func.max(ENTRIES.c.number))
_EDGE_AND_LAST = select(EDGE.c.size, EDGE.c.nodes, _LAST.scalar_subquery().label("last"))
_MOVE_ON = update(EDGE)
_FIRST = insert(EDGE)


def read_edge(connection: Connection) -> Edge:
    """The edge as stored; of a store without entries, an empty one. Raises Trouble `trail_broken` if it is none."""
    return _edge_of(connection.execute(_EDGE).first())


def edge_to_append_to(connection: Connection) -> Edge:
    """As `read_edge`, where entries end where it says. A trail cut short takes no more: nothing may cover the cut."""
    row = connection.execute(_EDGE_AND_LAST).first()
    edge = _edge_of(row)
    last = connection.execute(_LAST).scalar() if row is None else row.last
    if edge.size != (last or 0):
        raise Trouble("trail_broken")
    return edge


def _edge_of(row: Any) -> Edge:
    try:
        return Edge() if row is None else Edge.unpacked(row.size, row.nodes)
    except ValueError as fault:
        raise Trouble("trail_broken") from fault


def write_edge(connection: Connection, edge: Edge) -> None:
    """Puts `edge` in the place of what was stored."""
    values = {"size": edge.size, "nodes": edge.packed()}
    if connection.execute(_MOVE_ON, values).rowcount == 0:
        connection.execute(_FIRST, {"id": 1, **values})

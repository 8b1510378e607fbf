"""Addresses that are to be taken down and are not: for Today, of open incidents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.board import BoardCase
from safetydesk.domain.clock import Moment
from safetydesk.domain.deadlines.clocks import Ground
from safetydesk.domain.takedown_standing import standings


@dataclass(frozen=True, slots=True, kw_only=True)
class TakedownLine:
    """`state` is the latest step, or "new"; `route` was asked last. `next_routes` are offered where that one refused or
    let its time pass: then it `is_overdue`. Nothing here says the address: Today is seen over shoulders."""

    incident_id: UUID
    reference: str
    platform: str
    state: str
    since: Moment
    route: str
    next_routes: tuple[str, ...]
    is_overdue: bool


def waiting_takedowns(cases: Iterable[BoardCase], ground: Ground) -> tuple[TakedownLine, ...]:
    """Those that stand open, the longest so first."""
    lines = (
        TakedownLine(
            incident_id=board.case.incident.id,
            reference=board.case.incident.reference,
            platform=takedown.platform,
            state=standing.state,
            since=standing.since,
            route=standing.route,
            next_routes=standing.next_routes,
            is_overdue=standing.is_overdue(ground.now),
        )
        for board in cases
        if board.case.takedowns
        for takedown, standing in standings(board.case, ground.now, ground.vocabulary, ground.calendars)
        if standing.is_open
    )
    return tuple(sorted(lines, key=lambda line: line.since.utc))

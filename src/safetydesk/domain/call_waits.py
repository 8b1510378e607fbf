"""How often an agency was rung, and for how long somebody waited: what a record of calls is kept for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from safetydesk.domain.call_attempt import CallAttempt
from safetydesk.domain.clock import Moment

HOLDS_FOR = "call_holds_minutes"
"""The limit that says how long an open call may keep the desk from locking itself."""


@dataclass(frozen=True, slots=True)
class Waits:
    """Calls to one route: how many, on how many days, and whole minutes waited in all."""

    route: str
    calls: int
    days: int
    minutes: int


def waits(calls: Iterable[CallAttempt]) -> tuple[Waits, ...]:
    """A line for each route, in the order of the first call to it. One that is open is not counted yet."""
    by_route: dict[str, list[CallAttempt]] = {}
    for call in sorted(
        (each for each in calls if not each.is_open), key=lambda each: (each.began.utc, each.id.int)
    ):
        by_route.setdefault(call.route, []).append(call)
    return tuple(_of(route, made) for route, made in by_route.items())


def _of(route: str, calls: list[CallAttempt]) -> Waits:
    return Waits(
        route,
        len(calls),
        len({call.began.london_date for call in calls}),
        sum(call.minutes for call in calls),
    )


def minutes_so_far(call: CallAttempt, now: Moment) -> int:
    """Whole minutes that an open call has lasted; what it took for one that has ended."""
    if call.ended is not None:
        return call.minutes
    return max(0, int((now.utc - call.began.utc).total_seconds() // 60))


def held_until(call: CallAttempt, minutes: int) -> Moment:
    """When an open call stops keeping the desk from locking, which it does for so many minutes."""
    return call.began.plus(timedelta(minutes=minutes))


def seconds_held(calls: Iterable[CallAttempt], now: Moment, minutes: int) -> float:
    """For how many seconds more open calls keep the desk from locking; 0 where none does.

    Never more than the whole time: a clock set back since the call began lets nothing stand open for longer.
    """
    whole = 60.0 * minutes
    left = [whole - (now.utc - call.began.utc).total_seconds() for call in calls if call.is_open]
    return max((min(whole, each) for each in left if each > 0), default=0.0)

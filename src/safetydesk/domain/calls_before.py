"""Which calls led to a referral: the tries before it, and of calls that got through the last alone.

A second referral by the same route is as a rule about another child: what was said in an earlier talk is not its own.
"""

from __future__ import annotations

from collections.abc import Iterable

from safetydesk.domain.call_attempt import ANSWERED, CallAttempt
from safetydesk.domain.clock import Moment
from safetydesk.domain.custody import minute, same_name


def calls_before(
    calls: Iterable[CallAttempt], *, route: str, organisation: str, made: Moment
) -> tuple[CallAttempt, ...]:
    """Those of no referral yet, by that route, to nobody else, begun by then; back to the last talk before this one."""
    theirs = (
        call
        for call in calls
        if call.referral_id is None
        and call.route == route
        and _may_be_one(call.organisation, organisation)
        and minute(call.began) <= minute(made)
    )
    found: list[CallAttempt] = []
    for call in sorted(theirs, key=lambda each: (each.began.utc, each.id.int), reverse=True):
        if call.result == ANSWERED and any(each.result == ANSWERED for each in found):
            break
        found.append(call)
    return tuple(reversed(found))


def _may_be_one(one: str, other: str) -> bool:
    """Where either is not said, it may be."""
    return not one.strip() or not other.strip() or same_name(one, other)

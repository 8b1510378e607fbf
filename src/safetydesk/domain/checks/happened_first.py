"""Nobody was told of a thing, nothing was decided and nobody rung about it before it happened."""

from __future__ import annotations

from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.clock import Moment
from safetydesk.domain.happened import ABOUT, Happened


def check_happened_first(
    found: Findings, field: str, at: Moment | None, happened: Happened, code: str = "done_before_it_happened"
) -> Findings:
    """`happened` is the incident's: where nobody knows when it began, anything may have been after it, and where it is
    said to have been about a time, anything of that day."""
    start = happened.start
    if at and start and at.utc < start.utc and not (happened.kind == ABOUT and _same_day(at, start)):
        found.say(field, code, time=at.text(), happened=start.text())
    return found


def _same_day(one: Moment, other: Moment) -> bool:
    return one.london_date == other.london_date

"""Nobody was told of a thing, nothing was decided and nobody rung about it before it happened."""

from __future__ import annotations

from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.clock import Moment
from safetydesk.domain.happened import Happened


def check_happened_first(
    found: Findings, field: str, at: Moment | None, happened: Happened, code: str = "done_before_it_happened"
) -> Findings:
    """`happened` is the incident's: where nobody knows when it began, anything may have been after it."""
    if at and happened.start and happened.earliest and at.utc < happened.earliest:
        found.say(field, code, time=at.text(), happened=happened.start.text())
    return found

"""What somebody did to a running clock, and why: a clock is never silently moved."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.clock import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineChange:
    """`rule` and `started_by` (the record whose event started it) name the clock; `kind` is a code of `clock_changes`.

    paused, resumed · extended (`until`) · met (done in a way no record shows) · not_needed · handed (`to_member`) ·
    covered (`to_member` from `at` `until`, while somebody is away). Each needs a reason; the extension of a clock that
    never pauses needs who it was `agreed_by`, at the agency that waits.
    """

    id: UUID
    incident_id: UUID
    rule: str
    started_by: UUID
    kind: str
    until: Moment | None = None
    to_member: UUID | None = None
    reason: str
    agreed_by: str = ""
    at: Moment
    recorded: Moment
    recorded_by: UUID
    row_version: int = 1

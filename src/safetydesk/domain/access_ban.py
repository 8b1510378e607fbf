"""Access restricted for somebody: of what, from when, until when, who decided, and when it is looked at again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from safetydesk.domain.clock import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessBan:
    """`what` is a code of `ban_kinds`, `details` says more. `until` None: no end was set. `decided_by` is a name.

    One that ends before its day is lifted, with the reason.
    """

    id: UUID
    incident_id: UUID
    person_id: UUID
    what: str
    details: str = ""
    starts: date
    until: date | None = None
    review: date | None = None
    reason: str
    decided: Moment
    decided_by: str
    lifted: Moment | None = None
    lifted_by: UUID | None = None
    lifted_reason: str = ""
    recorded: Moment
    recorded_by: UUID
    row_version: int = 1

    def is_in_force(self, day: date) -> bool:
        """Whether it stands on that day."""
        return self.lifted is None and self.starts <= day and (self.until is None or day <= self.until)

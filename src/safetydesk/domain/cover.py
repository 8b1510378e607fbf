"""Who stands in for a member of the team, and from which day to which."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from safetydesk.domain.clock import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """Both days count. Arranged wrongly, it is withdrawn and stays on record."""

    id: UUID
    absent: UUID
    stands_in: UUID
    starts: date
    ends: date
    note: str = ""
    recorded: Moment
    recorded_by: UUID
    withdrawn: Moment | None = None
    row_version: int = 1

    def is_in_force(self, day: date) -> bool:
        return self.withdrawn is None and self.starts <= day <= self.ends

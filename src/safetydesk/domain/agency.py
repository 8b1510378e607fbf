"""How this school reaches one body outside: the numbers and addresses that no national list can know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from safetydesk.domain.clock import Moment

CHECKED_WITHIN = "agency_checked_days"
"""The limit that says for how long what somebody tried is taken for right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """`routes` are codes of routes that lead there. `checked` is the day on which somebody last tried what stands here.

    `area` tells two of a kind apart (the authority where a child lives need not be the school's).
    """

    id: UUID
    name: str
    routes: tuple[str, ...]
    area: str = ""
    contact: str = ""
    phone: str = ""
    hours: str = ""
    out_of_hours: str = ""
    email: str = ""
    portal: str = ""
    address: str = ""
    note: str = ""
    checked: date | None = None
    checked_by: str = ""
    retired: date | None = None
    recorded: Moment
    recorded_by: UUID
    row_version: int = 1

    def needs_checking(self, today: date, within: int) -> bool:
        """Nobody has looked at it for more than `within` days, or ever."""
        return self.checked is None or (today - self.checked).days > within

"""One approach to one outside agency by one route, from first contact to outcome (`domain.md` 5.3)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.clock import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """`route` is a vocabulary code. `references` are free text, never checked against a pattern (rule R8)."""

    id: UUID
    incident_id: UUID
    route: str
    organisation: str = ""
    spoke_to: str = ""
    method: str = ""
    made: Moment
    made_by: UUID
    shared: str = ""
    informed: str = ""
    references: tuple[str, ...] = ()
    acknowledged: Moment | None = None
    acknowledged_by: str = ""
    advice: str = ""
    action_taken: str = ""
    outcome: str = ""
    closed: Moment | None = None
    row_version: int = 1

    @property
    def is_waiting(self) -> bool:
        """Made, and nothing has come back yet."""
        return self.closed is None and self.acknowledged is None

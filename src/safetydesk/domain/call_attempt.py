"""One try at reaching somebody by telephone: answered or not, and how many minutes were waited."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.clock import Moment

ANSWERED = "answered"
"""The one of `call_results` that says somebody was spoken to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallAttempt:
    """`ended` is None while the call is open. `result` is a code of `call_results`; `route` a route or "" for anybody.

    `referral_id` where it belongs to a referral already made; the first attempts come before there is one.
    """

    id: UUID
    incident_id: UUID
    route: str = ""
    referral_id: UUID | None = None
    organisation: str = ""
    number: str = ""
    began: Moment
    ended: Moment | None = None
    result: str = ""
    spoke_to: str = ""
    note: str = ""
    by: UUID
    row_version: int = 1

    @property
    def is_open(self) -> bool:
        return self.ended is None

    @property
    def minutes(self) -> int:
        """Whole minutes waited; 0 while it is open, and for a clock that went back."""
        if self.ended is None:
            return 0
        return max(0, int((self.ended.utc - self.began.utc).total_seconds() // 60))

"""A recorded pre-existing relationship or prior approval (Stone Bay 4.2; `domain.md` 12.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from safetydesk.domain.clock import Moment

STAFF, STAFF_IS_DSL, STAFF_IS_HEAD = "staff", "dsl", "head"
PENDING, AGREED, AGREED_WITH_CONDITIONS, REFUSED, NOT_NEEDED, ENDED = (
    "pending", "agreed", "agreed_with_conditions", "refused", "not_needed", "ended",
)  # fmt: skip
IN_FORCE = (AGREED, AGREED_WITH_CONDITIONS)
NEAR_DAYS = "exemption_warning_days"
"""The limit that says how long before its day a review is called near, on Today and in the register."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion:
    """A talk that the policy asks for: on which day, and with whom by name."""

    on: date | None = None
    by: str = ""

    @property
    def is_recorded(self) -> bool:
        return self.on is not None and bool(self.by.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """Nobody decides their own: `standing` says whether the member of staff is the DSL or the head."""

    id: UUID
    reference: str
    kind: str
    staff_id: UUID
    standing: str = STAFF
    other_party: str
    other_is_pupil: str = ""
    relationship: str
    begun: str = ""
    known_to: str = ""
    platforms: str = ""
    declared_on: date
    dsl_discussion: Discussion = Discussion()
    head_discussion: Discussion = Discussion()
    chair_discussion: Discussion = Discussion()
    decision: str = PENDING
    decided_on: date | None = None
    decided_by: str = ""
    reason: str = ""
    conditions: str = ""
    advice: str = ""
    risk_learner: str = ""
    risk_staff: str = ""
    risk_setting: str = ""
    parent_told: str = ""
    in_force_from: date | None = None
    in_force_to: date | None = None
    review_on: date | None = None
    ended_on: date | None = None
    ended_reason: str = ""
    recorded: Moment
    recorded_by: UUID
    row_version: int = 1

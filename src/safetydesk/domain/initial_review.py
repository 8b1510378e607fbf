"""The initial review meeting of a nude or semi-nude (`domain.md` 4.4): what is known, what it weighs, what was decided.

Held on what people say, never on the image. It reminds of the triggers for immediate referral; it refers nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from safetydesk.domain.clock import Moment

NO_TRIGGER = "none"
"""The code of `referral_triggers` that says that each was gone through, and none is known to apply."""
NOT_INFORMED = "not_informed"


@dataclass(frozen=True, slots=True, kw_only=True)
class InitialReview:
    """`referral_triggers` and `sharing_intents` are codes of the lists of those names, `how_widely` one of
    `how_widely_shared`; `child_knows` and `off_devices` are of `known_answers`, `parents_informed` of
    `parents_informed_answers`. Open while it is to be looked at again on a day and nobody has."""

    id: UUID
    incident_id: UUID
    reviewed: Moment | None = None
    took_part: str
    what_is_known: str = ""
    referral_triggers: tuple[str, ...]
    why_triggers: str = ""
    ages: str = ""
    sharing_intents: tuple[str, ...] = ()
    how_widely: str = ""
    where_shared: str = ""
    child_knows: str = ""
    off_devices: str = ""
    risk_factors: str = ""
    spoken_with: str = ""
    parents_informed: str = ""
    why_not_informed: str = ""
    review_decision: str
    review_again: date | None = None
    reviewed_again: Moment | None = None
    recorded: Moment
    recorded_by: UUID
    row_version: int = 1

    @property
    def has_trigger(self) -> bool:
        """Whether anything that calls for immediate referral is said to apply."""
        return any(code != NO_TRIGGER for code in self.referral_triggers)

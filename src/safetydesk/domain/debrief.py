"""What was learnt from a serious incident, and what is to be done: lessons and actions (D99, D101)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from safetydesk.domain.clock import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Debrief:
    """Held, or waived with its reason. `early_review` are codes of `policies` to be reviewed before their time."""

    id: UUID
    incident_id: UUID
    held: Moment | None = None
    present: str = ""
    lessons: str = ""
    policy_change: str = ""
    teaching_change: str = ""
    early_review: tuple[str, ...] = ()
    waived_reason: str = ""
    recorded: Moment
    recorded_by: UUID
    row_version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something somebody is to do by a day: one tracker for all incidents. `owner` may be anybody, member or not.

    `arisen_from` is a code of `action_origins`; `policy` that of the policy whose early review it is.
    """

    id: UUID
    incident_id: UUID
    what: str
    owner: str
    due: date | None = None
    arisen_from: str = ""
    policy: str = ""
    done: Moment | None = None
    done_note: str = ""
    not_done_reason: str = ""
    recorded: Moment
    recorded_by: UUID
    row_version: int = 1

    @property
    def is_open(self) -> bool:
        return self.done is None and not self.not_done_reason

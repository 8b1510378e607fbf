"""What a member said of one step of a pathway that no record shows by itself."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.clock import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class PathwayStep:
    """`state` is a code of `step_states`: done, not_needed, undone. All but "done" need the reason."""

    id: UUID
    incident_id: UUID
    pathway: str
    step: str
    state: str
    at: Moment
    note: str = ""
    recorded: Moment
    recorded_by: UUID
    row_version: int = 1

"""Two incidents that belong together: told as one story, with one chronology and one print."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.clock import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentLink:
    """`kind` is a code of `link_kinds`. It stands under `incident_id`; whoever may not open both sees no link."""

    id: UUID
    incident_id: UUID
    other_id: UUID
    kind: str
    reason: str = ""
    recorded: Moment
    recorded_by: UUID
    ended: Moment | None = None
    ended_by: UUID | None = None
    ended_reason: str = ""
    row_version: int = 1

    @property
    def is_ended(self) -> bool:
        return self.ended is not None

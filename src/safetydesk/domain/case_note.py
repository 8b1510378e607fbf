"""A note on an incident. Append-only: a correction is another note."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.clock import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseNote:
    id: UUID
    incident_id: UUID
    text: str
    at: Moment
    recorded: Moment
    recorded_by: UUID
    row_version: int = 1

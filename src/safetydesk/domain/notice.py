"""Somebody inside the school, or a parent or carer, was told; or was not, and why."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.clock import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """`to_kind` is a code of `notice_kinds`, `method` of `methods`. Not told needs `reason_not_told`."""

    id: UUID
    incident_id: UUID
    to_kind: str
    to_name: str = ""
    was_told: bool = True
    at: Moment
    method: str = ""
    by: UUID
    said: str = ""
    response: str = ""
    reason_not_told: str = ""
    acknowledged: Moment | None = None
    acknowledged_by: str = ""
    row_version: int = 1

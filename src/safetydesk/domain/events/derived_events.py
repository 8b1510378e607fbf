"""Acts about derived copies."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.events.incident_events import IncidentEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedCopyMade(IncidentEvent):
    """`how` is "crop" or "redaction". No fingerprint stands here: the record has it while the record has it."""

    record: UUID
    number: str
    parent: UUID
    parent_number: str
    how: str
    reasons: tuple[str, ...] = ()

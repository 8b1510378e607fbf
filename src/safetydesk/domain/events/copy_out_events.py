"""Acts about plain copies taken out to be looked at. `record` is the copy, `number` the exhibit's."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.events.incident_events import IncidentEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyOutPrepared(IncidentEvent):
    """Said before a byte of it is written: a copy that nobody knows of is never whole."""

    record: UUID
    number: str
    purpose: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyTakenOut(IncidentEvent):
    record: UUID
    number: str
    purpose: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyOutFailed(IncidentEvent):
    """Nothing of it stayed."""

    record: UUID
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyOutDeleted(IncidentEvent):
    """Said by a member, or done by the program for them: `by_program`.

    `found` is what was in its place where it was not seen to be gone: something changed, or a place out of reach.
    """

    record: UUID
    number: str
    by_program: bool = False
    note: str = ""
    found: str = ""

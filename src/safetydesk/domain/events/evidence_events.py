"""Acts about evidence."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.events.event import Change
from safetydesk.domain.events.incident_events import IncidentEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitReceived(IncidentEvent):
    """`declared` is the answer to the question before adding; the question was asked of whoever signs this."""

    record: UUID
    number: str
    sha256: str
    declared: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitOpened(IncidentEvent):
    is_reading = True
    record: UUID
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileClaimsRead(IncidentEvent):
    """What the file says of itself was asked for; `with_place`: also where it says that it was made."""

    is_reading = True
    record: UUID
    number: str
    with_place: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureCardAmended(IncidentEvent):
    record: UUID
    number: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitIsolated(IncidentEvent):
    record: UUID
    number: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitFreed(IncidentEvent):
    record: UUID
    number: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitFoundDamaged(IncidentEvent):
    record: UUID
    number: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribedItemRecorded(IncidentEvent):
    record: UUID
    sexual_image: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageQuestionAnswered(IncidentEvent):
    """Somebody answered "yes" or "not sure": nothing was added, and this is kept."""

    answer: str
    files: int = 0

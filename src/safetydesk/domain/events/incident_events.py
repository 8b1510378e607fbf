"""Acts about an incident: `subject` is the incident, `record` the thing on it, `reference` what people call it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.events.event import Change, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentEvent(Event):
    touches = ("incidents",)
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentLogged(IncidentEvent):
    people: int = 0
    exhibits: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentOpened(IncidentEvent):
    is_reading = True


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentAmended(IncidentEvent):
    reason: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeverityRaised(IncidentAmended):
    """The program's own rules raised it, in the act that made them hold; `rules` are their codes, highest first.

    It is an amendment as any other: the first account keeps the severity that was given, and the level comes back
    down by an amendment that says why.
    """

    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentLocked(IncidentEvent):
    """The image guard closed: `isolated` exhibits of the incident and its drafts went out of sight in the same act."""

    reason: str
    isolated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentUnlocked(IncidentEvent):
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InvolvementAdded(IncidentEvent):
    record: UUID
    name: str
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InvolvementWithdrawn(IncidentEvent):
    """A person's part was recorded wrongly. The record stays, and says so."""

    record: UUID
    name: str
    part: str
    reason: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteAdded(IncidentEvent):
    """`note_kind` is a code of `note_kinds`; "" is a plain note."""

    record: UUID
    note_kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeRecorded(IncidentEvent):
    record: UUID
    to_kind: str
    to_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeAcknowledged(IncidentEvent):
    record: UUID
    to_kind: str
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralMade(IncidentEvent):
    record: UUID
    route: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralAmended(IncidentEvent):
    record: UUID
    route: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRecorded(IncidentEvent):
    record: UUID
    question: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFileRemoved(Event):
    """One sealed file was taken out of a draft and destroyed. `fingerprint` is the SHA-256 of its plain bytes."""

    touches = ("drafts",)
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFileOpened(Event):
    """A member looked at a file of a draft of their own."""

    is_reading = True
    touches = ("drafts",)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFileIsolated(Event):
    """Somebody said of a file in a draft that it must not be here: it is out of sight, and stays so once saved."""

    touches = ("drafts",)
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftDiscarded(Event):
    """A draft that held evidence was thrown away after being asked twice; its sealed files were destroyed."""

    touches = ("drafts",)
    files: int
    fingerprints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DamagedDraftsDiscarded(Event):
    """A member's drafts that could not be read were thrown away; what they held nobody could say."""

    touches = ("drafts", "health")
    drafts: int

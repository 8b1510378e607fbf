"""Acts about the store, its team and its audit trail."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.events.event import Change, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreCreated(Event):
    school: str
    program: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberEnrolled(Event):
    """`public_key` (hex) checks every entry this member signs from here on."""

    touches = ("team",)
    name: str
    public_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberSignedIn(Event):
    """`way` says how, where that was not the passphrase: "keychain". `generation` is that of the header that was seen,
    so that an older one put back is known."""

    is_reading = True
    name: str
    failed_before: int = 0
    generation: int = 0
    way: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderCopyMended(Event):
    """One of the two header copies was damaged or forged; it was written afresh from the other at sign-in."""

    touches = ("health",)
    copy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskLocked(Event):
    is_reading = True
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolAmended(Event):
    touches = ("school",)
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailVerified(Event):
    """`result` is "kept" or "broken"; `findings` counts what was named.

    `entries` was counted by the first stores alone: how many there are is told to nobody.
    """

    is_reading = True
    result: str
    entries: int = 0
    findings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchMade(Event):
    is_reading = True
    words: str
    hits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnclaimedFilesFound(Event):
    """Sealed files that no record or draft claims were moved into `exhibits/unclaimed/`, mostly at start-up."""

    touches = ("health",)
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosurePrepared(Event):
    touches = ("disclosures",)
    disclosure: UUID
    document: str
    reference: str
    recipient: str
    purpose: str
    copy_number: int
    pictures: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureReleased(Event):
    touches = ("disclosures",)
    disclosure: UUID
    reference: str
    copy_number: int
    recipient: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureFailed(Event):
    touches = ("disclosures",)
    disclosure: UUID
    reference: str
    copy_number: int
    how: str

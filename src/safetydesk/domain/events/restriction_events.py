"""Acts about who may open an incident or exemption, and who answers for it. `subject` is the incident or exemption."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.events.event import Change, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessEvent(Event):
    """Everything is read afresh: what is hidden from, or shown to, the member at the desk may be other than before."""

    touches = ("incidents", "exemptions", "people", "disclosures", "drafts")
    bears_on_duties = False
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessRestricted(AccessEvent):
    """`names` are of the members who may open it from here on."""

    names: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessGiven(AccessEvent):
    member: UUID
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessEnded(AccessEvent):
    """`has_part`: the member was added as a subject, and nobody may be one who can open the record."""

    member: UUID
    name: str
    has_part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictionLifted(AccessEvent):
    """From here on everybody whose role sees such records may open it."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver(AccessEvent):
    """Who answers for it. `changes` has the owner of an incident, old and new; an exemption's record stays as it is."""

    from_name: str
    to_name: str
    reason: str
    changes: tuple[Change, ...] = ()

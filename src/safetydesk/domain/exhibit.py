"""Evidence: sealed exhibits with their capture cards, and described items the school must not or cannot hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from safetydesk.domain.clock import Moment

HELD, ISOLATED, WITHDRAWN, DESTROYED = EXHIBIT_STATES = ("held", "isolated", "withdrawn", "destroyed")
"""Held: to be looked at. Isolated: out of sight. Withdrawn: kept, but no evidence here. Destroyed: a mark alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureCard:
    """Who captured what, where, when and how (`domain.md` 7.3). Codes of `capture_methods` and `live_states`."""

    description: str = ""
    captured: Moment | None = None
    shown_time: str = ""
    platform: str = ""
    address: str = ""
    account: str = ""
    device: str = ""
    method: str = ""
    captured_by: str = ""
    supplied_by: str = ""
    whole_screen: str = ""
    live: str = ""
    transcription: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """The answer to the one question before evidence is added, by whom and when (`domain.md` 4.8, 3)."""

    answer: str
    member_id: UUID
    at: Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedEvidence:
    """What is known of one sealed file, whether a draft or an incident holds it.

    `file_name` is the random name in the store; `identity` is the age identity that opens that file and no other;
    `sha256` is of the plain bytes, taken while sealing; `file_modified` is only what the file says.
    """

    file_name: str
    identity: str
    sha256: str
    size: int
    kind: str
    original_name: str
    received: Moment
    received_by: UUID
    declaration: Declaration
    file_modified: Moment | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """One sealed piece of evidence of an incident. `number` such as `JSM/1` is given once and never again."""

    id: UUID
    incident_id: UUID
    number: str
    producer: UUID
    added: Moment
    sealed: SealedEvidence
    card: CaptureCard = field(default_factory=CaptureCard)
    state: str = HELD
    state_reason: str = ""
    row_version: int = 1

    @property
    def is_isolated(self) -> bool:
        return self.state == ISOLATED

    @property
    def may_be_seen(self) -> bool:
        """Whether it may be opened, printed, copied or handed over at all."""
        return self.state == HELD

    @property
    def has_file(self) -> bool:
        """Whether there is a sealed file to keep, check and back up."""
        return self.state != DESTROYED


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribedItem:
    """Evidence in words (`domain.md` 4.8, 9). While one is a sexual image, its incident's lock stays."""

    id: UUID
    incident_id: UUID
    shows: str
    said_by: str = ""
    where_it_is: str = ""
    seen_by: str = ""
    held_by: str = ""
    seen_when: str = ""
    steps: str = ""
    sexual_image: bool = False
    recorded: Moment
    recorded_by: UUID
    row_version: int = 1

"""Evidence: sealed exhibits with their capture cards, and described items the school must not or cannot hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from safetydesk.domain.clock import Moment
from safetydesk.domain.derivation import Derivation

HELD, ISOLATED, WITHDRAWN, DESTROYED = EXHIBIT_STATES = ("held", "isolated", "withdrawn", "destroyed")
"""Held: to be looked at. Isolated: out of sight. Withdrawn: kept, but no evidence here. Destroyed: a mark alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureCard:
    """Who captured what, where, when and how (`domain.md` 7.3). Nothing of it is needed before something is saved.

    Codes of `accounts_used`, `capture_methods`, `whole_screen`, `context_included` and `live_states`; `platform` and
    `device` may hold a code or own words. `shown_time` is as displayed, or says that none is. `clock_wrong_by` says in
    words how far the clock behind `captured` was out; "" where `clock_checked` found it right. `series_number` of
    `series_of`, both from 1.
    """

    description: str = ""
    captured: Moment | None = None
    clock_checked: str = ""
    clock_wrong_by: str = ""
    shown_time: str = ""
    platform: str = ""
    address: str = ""
    handle: str = ""
    user_id: str = ""
    group: str = ""
    account: str = ""
    account_whose: str = ""
    device: str = ""
    software: str = ""
    method: str = ""
    captured_by: str = ""
    supplied_by: str = ""
    whole_screen: str = ""
    series_number: int | None = None
    series_of: int | None = None
    context_included: str = ""
    live: str = ""
    live_checked: Moment | None = None
    transcription: str = ""
    transcribed_by: str = ""


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
    derivation: Derivation = field(default_factory=Derivation)
    row_version: int = 1

    @property
    def is_isolated(self) -> bool:
        return self.state == ISOLATED

    @property
    def may_be_seen(self) -> bool:
        """Whether it may be opened, printed, copied or handed over at all."""
        return self.state == HELD

    @property
    def may_be_told(self) -> bool:
        """Whether the name its file came with and its fingerprint may stand on paper or in a proof.

        Of an isolated one, either can itself tell what the picture is. A withdrawn one is lawful to hold, and still is
        held: its fingerprint shows that nothing was put in its place.
        """
        return self.state in (HELD, WITHDRAWN)

    @property
    def has_file(self) -> bool:
        """Whether there is a sealed file to keep, check and back up."""
        return self.state != DESTROYED

    @property
    def is_derived(self) -> bool:
        """Whether it was made here of another exhibit, and did not come in from outside."""
        return bool(self.derivation.kind)


def derived_of(exhibits: Iterable[Exhibit], exhibit_id: UUID) -> tuple[Exhibit, ...]:
    """The copies made of that exhibit, the copies of those copies, and so on; in the order in which they were made."""
    shown, found = {exhibit_id}, []
    for exhibit in sorted(exhibits, key=lambda each: each.id.int):  # ids rise: a copy comes after its parent
        if exhibit.derivation.parent in shown:
            shown.add(exhibit.id)
            found.append(exhibit)
    return tuple(found)


def family_of(exhibits: Iterable[Exhibit], exhibit_id: UUID) -> tuple[Exhibit, ...]:
    """Every other exhibit that may show what that one shows: what it was made of, and all copies of that."""
    every = tuple(exhibits)
    by_id = {exhibit.id: exhibit for exhibit in every}
    first = exhibit_id
    while first in by_id and (parent := by_id[first].derivation.parent) is not None:
        first = parent
    found = derived_of(every, first)
    origin = (by_id[first],) if first in by_id else ()
    return tuple(each for each in (*origin, *found) if each.id != exhibit_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribedItem:
    """Evidence in words (`domain.md` 4.8, 9). While one is a sexual image, its incident's lock stays.

    `where_kind`, `holder_kind` and `steps_taken` are codes of `described_wheres`, `described_holders` and
    `described_steps`; beside each stands what was typed: `where_it_is`, `held_by`, `steps`.
    """

    id: UUID
    incident_id: UUID
    shows: str
    said_by: str = ""
    where_it_is: str = ""
    seen_by: str = ""
    held_by: str = ""
    seen_when: str = ""
    steps: str = ""
    where_kind: str = ""
    holder_kind: str = ""
    steps_taken: tuple[str, ...] = ()
    sexual_image: bool = False
    recorded: Moment
    recorded_by: UUID
    row_version: int = 1

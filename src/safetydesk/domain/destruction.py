"""The destroying of an exhibit that must not be held: asked for by one person on advice, confirmed by another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from safetydesk.domain.clock import Moment

KNOWN_FOR = timedelta(days=30)
"""Two of whom one gave the other their keys less than this before destroying are remarked on by verify:
SafetyDesk's own value, of 21 November 2026. Nothing is refused for it: in a small school one person enrols all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysGiven:
    """Who last gave a member of the two the keys they have: enrolled them, or set their keys anew. `by` is themselves
    for the first member of a store."""

    member_id: UUID
    by: UUID
    at: Moment


@dataclass(frozen=True, slots=True)
class WhatStays:
    """What destroying an exhibit does not reach, beside backups.

    `twins` are other exhibits with the same bytes, out of sight, by number and reference; `more_twins` that there are
    some which not everybody may know of. `copies` are plain copies outside that are gone by somebody's word alone.
    """

    twins: tuple[str, ...] = ()
    more_twins: bool = False
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Destruction:
    """One asking, and how it ended. Of the exhibit `number` nothing is kept here that tells what the file was.

    `authority` is who advised it (police, LADO, ...), `reference` that agency's own; `generations` names the backups
    in the place of then that still held the file when it was destroyed; `twins`, `more_twins` and `copies` are as in
    `WhatStays`. `size` is in bytes, `kind` a `MediaKind`'s.
    """

    id: UUID
    incident_id: UUID
    exhibit_id: UUID
    number: str
    asked: Moment
    asked_by: UUID
    authority: str
    reference: str
    reason: str
    size: int
    kind: str
    confirmed: Moment | None = None
    confirmed_by: UUID | None = None
    declined: Moment | None = None
    declined_by: UUID | None = None
    declined_reason: str = ""
    generations: tuple[str, ...] = ()
    twins: tuple[str, ...] = ()
    more_twins: bool = False
    copies: tuple[str, ...] = ()
    row_version: int = 1

    @property
    def is_waiting(self) -> bool:
        """Whether nobody has confirmed or declined it."""
        return self.confirmed is None and self.declined is None

    @property
    def is_done(self) -> bool:
        return self.confirmed is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class DestructionDraft:
    """What is said when it is asked for."""

    authority: str = ""
    reference: str = ""
    reason: str = ""

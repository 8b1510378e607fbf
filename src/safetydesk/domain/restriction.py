"""Who may open one incident or exemption, where its owner does not leave it to the whole team.

A house rule that the program keeps, not a wall: whoever holds a key to the store holds all of it (`design.md` 4).
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.clock import Moment

INCIDENT, EXEMPTION = ABOUT_KINDS = ("incident", "exemption")


@dataclass(frozen=True, slots=True, kw_only=True)
class Restriction:
    """From `since` until `lifted` only members with a standing permission find what `about` names, or hear of it."""

    id: UUID
    about: UUID
    about_kind: str
    since: Moment
    by: UUID
    reason: str = ""
    lifted: Moment | None = None
    lifted_by: UUID | None = None
    lifted_reason: str = ""
    row_version: int = 1

    @property
    def is_in_force(self) -> bool:
        return self.lifted is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """One member named by the owner. It stands until `ended`; one who is a subject is never given it."""

    id: UUID
    about: UUID
    member_id: UUID
    given: Moment
    given_by: UUID
    ended: Moment | None = None
    ended_by: UUID | None = None
    row_version: int = 1

    @property
    def stands(self) -> bool:
        return self.ended is None

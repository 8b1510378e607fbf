"""Someone who signs in."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.clock import Moment

DSL, DEPUTY, HEAD, TEAM, RECORDER, GOVERNOR = "dsl", "deputy_dsl", "head", "team", "recorder", "governor"


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMember:
    """`public_key` is the Ed25519 key (hex) that signs this member's audit entries."""

    id: UUID
    name: str
    initials: str
    job: str = ""
    role: str = DSL
    public_key: str = ""
    person_id: UUID | None = None
    started: Moment | None = None
    ended: Moment | None = None
    row_version: int = 1

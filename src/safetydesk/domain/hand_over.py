"""Who answers for an incident or exemption, handed on: a record, so that nobody is left to guess."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.clock import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """`about_kind` is one of `restriction.ABOUT_KINDS`; an exemption nobody handed over is its recorder's."""

    id: UUID
    about: UUID
    about_kind: str
    from_member: UUID
    to_member: UUID
    at: Moment
    by: UUID
    reason: str = ""
    row_version: int = 1

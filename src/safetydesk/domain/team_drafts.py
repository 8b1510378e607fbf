"""What is typed about the team, as typed: dates are texts, and nothing is checked yet."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberDraft:
    """`ended` is looked at for those only who have left: a member leaves by having their key taken away."""

    name: str = ""
    initials: str = ""
    job: str = ""
    role: str = ""
    started: str = ""
    ended: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverDraft:
    """Both days count."""

    absent: UUID | None = None
    stands_in: UUID | None = None
    starts: str = ""
    ends: str = ""
    note: str = ""

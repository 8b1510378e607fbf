"""A person of the school community: the kinds of Surrey Hills' policy (D9), with an account nobody has placed yet."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """`kind` is a code of the list `person_kinds`; `member_id` marks somebody who signs in here."""

    id: UUID
    name: str
    kind: str = "pupil"
    known_as: str = ""
    year_group: str = ""
    job: str = ""
    handles: tuple[str, ...] = ()
    note: str = ""
    member_id: UUID | None = None
    row_version: int = 1

"""That somebody looked for something is everybody's to see; for what, only theirs: words may name a hidden record."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from safetydesk.domain.case_file import Done
from safetydesk.domain.events import SearchMade


def told_to(member: UUID, acts: tuple[Done, ...]) -> tuple[Done, ...]:
    """The acts as that member is told of them."""
    return tuple(_told_to(member, act) for act in acts)


def _told_to(member: UUID, act: Done) -> Done:
    if not isinstance(act.event, SearchMade) or act.member == member:
        return act
    return replace(act, event=replace(act.event, words="", hits=0))

"""For whom the records are read: what a member may not see is left out where they are read, once, for every door."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

ALL, OWN, NONE = SEES = ("all", "own", "none")
"""Which cases a role may see: all, those that the member recorded or owns, or none.

Restricted ones are left out of each, unless their owner named the member as one who may open them.
"""


@dataclass(frozen=True, slots=True)
class Viewer:
    """A member at the desk; `member_id` is None only of `EVERYTHING`. `sees` is one of `SEES`."""

    member_id: UUID | None
    sees: str = ALL

    def __post_init__(self) -> None:
        if self.sees not in SEES:
            raise ValueError(self.sees)  # a role that says nothing known must not see everything


EVERYTHING = Viewer(None)
"""No member: nothing is left out. For whoever shows nobody anything: the way in before the desk is made, the keys,
backups, and tests. What a desk shows is read by its member's own Viewer."""

"""A picture as `documents` may see it: a JPEG that somebody else has checked, never an original."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Plate:
    """`jpeg` is None where there is nothing to show; `why_not` then says why: a code with words under
    `doc_why_<code>`, or words of its own.

    `width` and `height` are pixels. `instead` are the numbers of the exhibits shown in its place, where it is left out
    of this copy; `covered_in` those of the copies that cover a part of what this shows.
    """

    exhibit_id: UUID
    jpeg: bytes | None
    width: int = 0
    height: int = 0
    why_not: str = ""
    instead: tuple[str, ...] = ()
    covered_in: tuple[str, ...] = ()

    @classmethod
    def without(cls, exhibit_id: UUID, why_not: str) -> Plate:
        """There is no picture of it to show."""
        return cls(exhibit_id, None, why_not=why_not)

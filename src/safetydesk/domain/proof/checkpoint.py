"""A checkpoint: size and root of the audit trail at a moment. Remember one elsewhere, and no rewriting passes it."""

from __future__ import annotations

from dataclasses import dataclass

from safetydesk.domain.clock import Moment
from safetydesk.domain.proof.mark import in_fours, mark_of


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """`root` is 64 hex characters; `size` counts the entries under it."""

    size: int
    root: str
    at: Moment

    @property
    def short(self) -> str:
        """The mark that a printed page carries. Nothing in it tells how much stands under it."""
        return in_fours(mark_of(self.root))

"""A checkpoint: size and root of the audit trail at a moment. Remember one elsewhere, and no rewriting passes it."""

from __future__ import annotations

from dataclasses import dataclass

from safetydesk.domain.clock import Moment


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """`root` is 64 hex characters; `size` counts the entries under it."""

    size: int
    root: str
    at: Moment

    @property
    def short(self) -> str:
        """What a printed page carries: the size and the first 80 bits, in fours."""
        head = self.root[:20].upper()
        return f"{self.size}·{' '.join(head[at : at + 4] for at in range(0, 20, 4))}"

"""Records made of rows that were read before: what stands in a row as it did is not made once more.

The rows themselves are read each time, and compared by what they hold: nothing is trusted to say that nothing changed.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any

Row = tuple[Any, ...]


class KeptRows:
    """Of the last reading, and of no other; whoever holds it lets it go with what else was read."""

    def __init__(self) -> None:
        self._last: dict[Hashable, dict[Row, Any]] = {}

    def made(
        self, kind: Hashable, rows: Sequence[Row], make: Callable[[Sequence[Row]], list[Any]]
    ) -> list[Any]:
        """A record for each row, in their order; `make` makes those of rows that were not there last time."""
        before = self._last.get(kind, {})
        new = [row for row in dict.fromkeys(rows) if row not in before]
        known = {**before, **dict(zip(new, make(new), strict=True))} if new else before
        self._last[kind] = {row: known[row] for row in rows}
        return [known[row] for row in rows]


@dataclass(frozen=True, slots=True)
class LookedAt:
    """What the last look at the board made: of open incidents, and of closed ones that ask for a debrief."""

    still_open: KeptRows = field(default_factory=KeptRows)
    asking: KeptRows = field(default_factory=KeptRows)

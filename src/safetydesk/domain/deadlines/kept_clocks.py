"""The live clocks of many incidents, counted anew only where something differs from when they were last counted.

Nothing is trusted to say that nothing changed: what a clock is counted from is read each time, and compared.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from operator import attrgetter
from typing import Any
from uuid import UUID

from safetydesk.domain.board import BoardCase
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.deadline import Deadline
from safetydesk.domain.deadlines.changed import COVERED
from safetydesk.domain.deadlines.clocks import Ground, live_clocks_of

_OF_ALL = ("members", "school")
"""Fields of a case that are one and the same in every case of a reading."""
_of_one = attrgetter(*(field.name for field in fields(CaseFile) if field.name not in _OF_ALL))
"""The others of a case, compared at one stroke: three hundred cases of forty fields at each look."""


@dataclass(frozen=True, slots=True)
class _Counted:
    board: BoardCase
    clocks: tuple[Deadline, ...]


class KeptClocks:
    """Of the last look, and of no other: what is not asked for any more is let go."""

    def __init__(self) -> None:
        self._last: tuple[Ground | None, Any, dict[UUID, _Counted]] = (None, None, {})

    def live_of(
        self, cases: Iterable[BoardCase], ground: Ground
    ) -> tuple[tuple[BoardCase, tuple[Deadline, ...]], ...]:
        """Each with what `live_clocks_of` gives for it."""
        boards = tuple(cases)
        of_all = [getattr(boards[0].case, name) for name in _OF_ALL] if boards else None
        before, shared, counted = self._last
        known = counted if of_all == shared and _counts_alike(before, ground) else {}
        found = {
            board.case.incident.id: _as_before(known.get(board.case.incident.id), board)
            or _Counted(board, live_clocks_of(board.case, ground, board.touched))
            for board in boards
        }
        self._last = ground, of_all, found
        return tuple((board, found[board.case.incident.id].clocks) for board in boards)


def _counts_alike(before: Ground | None, ground: Ground) -> bool:
    """Whether nothing differs but the time of the same day."""
    return (
        before is not None
        and before.now.london_date == ground.now.london_date
        and replace(before, now=ground.now) == ground
    )


def _as_before(known: _Counted | None, board: BoardCase) -> _Counted | None:
    """Where somebody covers for a while, who answers for a clock changes with the time: it is counted each time."""
    if known is None or known.board.touched != board.touched:
        return None
    case, now = known.board.case, board.case
    if any(change.kind == COVERED for change in now.deadline_changes):
        return None
    return known if _of_one(case) == _of_one(now) else None

"""Which pictures a print shows where a copy with parts covered was made: the covered ones, the originals, or both.

Whoever is handed a covered copy is handed it so that something is not seen; its original beside it would undo that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from safetydesk.domain.derivation import REDACTION
from safetydesk.domain.exhibit import Exhibit

COVERED, ORIGINALS, BOTH = PICTURES = ("covered", "originals", "both")


def left_out(exhibits: Iterable[Exhibit], pictures: str) -> dict[UUID, tuple[str, ...]]:
    """The exhibits whose pictures are left out, each with the numbers of those that stand in its place.

    With the covered ones alone go the original and whatever else shows it uncovered, such as a crop of it; with the
    originals alone go the covered copies and what was made of them. What may not be seen at all neither goes nor stands
    for another.
    """
    every = {each.id: each for each in exhibits}
    if pictures == BOTH:
        return {}
    standing = _uncovered_above if pictures == ORIGINALS else _covering
    found = {each.id: standing(each, every) for each in every.values() if each.may_be_seen}
    return {each: numbers for each, numbers in found.items() if numbers}


def has_covered(exhibits: Iterable[Exhibit]) -> bool:
    """Whether there is anything to choose."""
    return bool(left_out(exhibits, COVERED))


def _line_of(exhibit: Exhibit, every: Mapping[UUID, Exhibit]) -> list[Exhibit]:
    """It, what it was made of, what that was made of, and so on."""
    line: list[Exhibit] = []
    above: Exhibit | None = exhibit
    while above is not None and above not in line:
        line.append(above)
        parent = above.derivation.parent
        above = every.get(parent) if parent is not None else None
    return line


def _is_covered(exhibit: Exhibit) -> bool:
    return exhibit.derivation.kind == REDACTION


def _covering(exhibit: Exhibit, every: Mapping[UUID, Exhibit]) -> tuple[str, ...]:
    """The covered copies that stand for it: made of it, or of what it too was made of without being covered since."""
    uncovered: set[UUID | None] = set()
    for each in _line_of(exhibit, every):
        uncovered.add(each.id)
        if _is_covered(each):
            break
    return tuple(
        each.number
        for each in every.values()
        if _is_covered(each) and each.may_be_seen and each.derivation.parent in uncovered
    )


def _uncovered_above(exhibit: Exhibit, every: Mapping[UUID, Exhibit]) -> tuple[str, ...]:
    """The nearest that it was made of before anything was covered."""
    line = _line_of(exhibit, every)
    covered = [at for at, each in enumerate(line) if _is_covered(each)]
    if not covered:
        return ()
    return next(((each.number,) for each in line[covered[-1] + 1 :] if each.may_be_seen), ())

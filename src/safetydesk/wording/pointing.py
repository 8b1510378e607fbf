"""What will read unclear years later, as it is said beneath a box and at the hatch."""

from __future__ import annotations

from collections.abc import Iterable

from safetydesk.domain.pointing_out import Point
from safetydesk.wording.saying import label


def pointed_out_lines(points: Iterable[Point]) -> tuple[str, ...]:
    """A line for each kind with all that was found of it: "Initials: “J.S.”, “T”. Write whole names …" """
    found: dict[str, list[str]] = {}
    for point in points:
        found.setdefault(point.kind, []).append(label("pointing_out.quoted", found=point.found))
    return tuple(label(f"pointing_out.{kind}", found=", ".join(words)) for kind, words in found.items())

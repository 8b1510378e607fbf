"""When something is said to have happened, as it was told: exactly, about, between, or not known."""

from __future__ import annotations

from dataclasses import dataclass

from safetydesk.domain.clock import Moment

EXACT, ABOUT, BETWEEN, UNKNOWN = "exact", "about", "between", "unknown"
KINDS = (EXACT, ABOUT, BETWEEN, UNKNOWN)


@dataclass(frozen=True, slots=True)
class Happened:
    """`start` is set for all kinds but "unknown", `end` for "between" only; `source` says who or what says so."""

    kind: str = UNKNOWN
    start: Moment | None = None
    end: Moment | None = None
    source: str = ""

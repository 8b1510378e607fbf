"""When something is said to have happened, as it was told: exactly, about, between, or not known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

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

    @property
    def earliest(self) -> datetime | None:
        """The first minute in which it may have been, in UTC: times are typed by the minute, and "about" may well be a
        little late, so that a day before is slack enough. None where nobody knows."""
        if self.start is None:
            return None
        slack = timedelta(days=1) if self.kind == ABOUT else timedelta()
        return self.start.utc.replace(second=0, microsecond=0) - slack

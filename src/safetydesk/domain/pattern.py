"""What is held about one adult, over the incidents that whoever looks may open: many small things may be one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.allegation import ThresholdDecision
from safetydesk.domain.clock import Moment
from safetydesk.domain.person import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """One incident in which the adult has a part. `threshold` is the latest decision about them there."""

    incident_id: UUID
    reference: str
    discovered: Moment
    status: str
    severity: int
    parts: tuple[str, ...]
    categories: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    threshold: ThresholdDecision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """`concerns` are the newest first. Exemptions stand in their register and are no concern."""

    person: Person
    concerns: tuple[Concern, ...]

    @property
    def as_subject(self) -> tuple[Concern, ...]:
        """Those in which the adult's own conduct is the concern."""
        return tuple(each for each in self.concerns if set(each.parts) & {"subject_adult", "alleged"})

    @property
    def low_level(self) -> tuple[Concern, ...]:
        """Those decided to be low-level concerns, and nothing more since."""
        return tuple(c for c in self.as_subject if c.threshold and c.threshold.answer == "low_level")

    def counted(self, field: str) -> tuple[tuple[str, int], ...]:
        """How often each code of `categories` or `clauses` comes up, the most frequent first."""
        counts = Counter(code for each in self.as_subject for code in getattr(each, field))
        return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))

"""Acts about an adult of the school and a child. Nobody is named in them: the record says whom it is about."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.events.incident_events import IncidentEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class ThresholdDecided(IncidentEvent):
    """`threshold` is a code of `threshold_answers`, `case_manager` of `case_managers`."""

    record: UUID
    threshold: str
    case_manager: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AllegationEnded(IncidentEvent):
    """`outcome` is a code of `allegation_outcomes`."""

    record: UUID
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternLookedAt(IncidentEvent):
    """Everything held about one adult was looked at, this incident with it. Told of each incident that was shown.

    Neither how many nor which others: readers of one may not know of all.
    """

    is_reading = True
    person: UUID

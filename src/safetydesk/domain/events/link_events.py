"""Acts about two incidents that belong together.

Their subject is the link itself: an act about one of the two would tell whoever may open only that one of the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.events.incident_events import IncidentEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentsLinked(IncidentEvent):
    """`subject` is the link; `incident` and `other` its two incidents, with the reference of each."""

    incident: UUID
    other: UUID
    other_reference: str
    link_kind: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkEnded(IncidentEvent):
    """The same, of a link that does not hold any more."""

    incident: UUID
    other: UUID
    other_reference: str
    link_kind: str
    reason: str

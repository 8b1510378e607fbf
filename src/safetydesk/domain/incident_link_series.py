"""Which incidents are one story: everything that standing links lead to, from one to the next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.chronology import ChronologyLine, chronology
from safetydesk.domain.clock import Moment
from safetydesk.domain.incident_link import IncidentLink
from safetydesk.domain.vocabulary import Vocabulary

KINDS = "link_kinds"
MOST = 200
"""Incidents of one story that are read together: more than any school has, and a chain of mistakes has an end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedIncident:
    """Another incident of the story, as a list shows it. `link` is the one to it directly, if there is one; `kind` that
    link's as it reads from here."""

    id: UUID
    reference: str
    summary: str
    discovered: Moment
    severity: int
    status: str
    kind: str = ""
    link: IncidentLink | None = None


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """A line of the combined chronology, and the incident that it stands in."""

    incident_id: UUID
    reference: str
    line: ChronologyLine


@dataclass(frozen=True, slots=True)
class Story:
    """Every incident of one story, read whole, the one it was asked of first; and their chronology as one."""

    cases: tuple[CaseFile, ...]
    lines: tuple[SeriesLine, ...]


def as_one(cases: Iterable[CaseFile]) -> tuple[SeriesLine, ...]:
    """The lines of all their chronologies in one order, each with its incident."""
    lines = [
        SeriesLine(case.incident.id, case.incident.reference, line)
        for case in cases
        for line in chronology(case)
    ]
    return tuple(sorted(lines, key=lambda each: each.line.at.utc))


def other_end(link: IncidentLink, incident_id: UUID) -> UUID:
    return link.other_id if link.incident_id == incident_id else link.incident_id


def kind_from(link: IncidentLink, incident_id: UUID, vocabulary: Vocabulary) -> str:
    """The link's kind as the page of that incident says it: what arises from it on one side, it led to on the other."""
    if link.incident_id == incident_id:
        return link.kind
    return next(iter(vocabulary.term(KINDS, link.kind).choices), link.kind)


def series_of(start: UUID, links: Iterable[IncidentLink]) -> tuple[UUID, ...]:
    """`start` first, then whatever is reached by links that stand, the nearest first."""
    ends: dict[UUID, list[UUID]] = {}
    for link in links:
        if not link.is_ended:
            ends.setdefault(link.incident_id, []).append(link.other_id)
            ends.setdefault(link.other_id, []).append(link.incident_id)
    reached = {start: None}
    for here in (order := [start]):
        for there in ends.get(here, ()):
            if there not in reached:
                reached[there] = None
                order.append(there)
    return tuple(reached)

"""What one incident has in common with another: a person, a handle, an address. A suggestion, and no more."""

from __future__ import annotations

import re
from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.case_file import CaseFile

PERSON, HANDLE = "person", "handle"
_LEAST, _MOST = 3, 60
"""Letters of a handle that say something, and how many of an incident are looked for."""


@dataclass(frozen=True, slots=True)
class Shared:
    """`kind` is "person" or "handle" (an address is one too); `what` the name or the handle itself."""

    kind: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """Another incident, and what both have."""

    incident_id: UUID
    reference: str
    summary: str
    shared: tuple[Shared, ...]


def handles_of(case: CaseFile) -> tuple[str, ...]:
    """Every handle, account and address of an incident, each once whatever its case."""
    found = [case.incident.address]
    for part, person in case.people:
        if not part.is_withdrawn:
            found += person.handles
    for exhibit in case.exhibits:
        found += [exhibit.card.address, exhibit.card.handle]
    for takedown in case.takedowns:
        found += [takedown.address, takedown.account]
    kept = {text.strip().casefold(): text.strip() for text in found if len(text.strip()) >= _LEAST}
    return tuple(kept.values())[:_MOST]


def people_of(case: CaseFile) -> dict[UUID, str]:
    """Who has a part in it that stands: name by id."""
    return {person.id: person.name for part, person in case.people if not part.is_withdrawn}


def holds(words: str, handle: str) -> bool:
    """Whether the handle stands whole in these words: "@tom" is not in "@tomboy"."""
    return bool(re.search(rf"(?<!\w){re.escape(handle.casefold())}(?![\w])", words.casefold()))

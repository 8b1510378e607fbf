"""Other incidents with the same person, handle or address: what may be suggested as belonging together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import Connection, select, text

from safetydesk.domain.incident import Incident
from safetydesk.domain.incident_link_likeness import HANDLE, PERSON, Likeness, Shared, holds
from safetydesk.records.repositories.reading_rows import by_ids
from safetydesk.records.tables.incidents import INVOLVEMENTS

MOST = 20
"""Suggestions: a longer list would be read by nobody."""
_MOST_HITS = 300
_QUERY = text(
    "SELECT owner, kind, words FROM search_words WHERE search_words MATCH :phrase"
    " AND kind IN ('Incident', 'Exhibit', 'Takedown', 'Person') LIMIT :most"
)
_Shares = dict[UUID, dict[Shared, None]]


def found(
    connection: Connection, incident_id: UUID, people: Mapping[UUID, str], handles: Sequence[str]
) -> tuple[Likeness, ...]:
    shares: _Shares = {}
    for person, incident in _parts(connection, people):
        shares.setdefault(incident, {})[Shared(PERSON, people[person])] = None
    for handle in handles:
        for incident in _with_handle(connection, handle, people):
            shares.setdefault(incident, {})[Shared(HANDLE, handle)] = None
    shares.pop(incident_id, None)
    seen = by_ids(connection, Incident, shares)  # what may not be seen falls out here
    best = sorted(seen, key=lambda each: (-len(shares[each]), -each.int))[:MOST]
    return tuple(
        Likeness(
            incident_id=each,
            reference=seen[each].reference,
            summary=seen[each].summary,
            shared=tuple(shares[each]),
        )
        for each in best
    )


def _parts(connection: Connection, people: Mapping[UUID, str]) -> list[tuple[UUID, UUID]]:
    """Who has a part that stands, and in which incident."""
    columns, wanted = INVOLVEMENTS.c, list(people)
    pairs: list[tuple[UUID, UUID]] = []
    for start in range(0, len(wanted), 500):
        some = columns.person_id.in_(wanted[start : start + 500])
        query = select(columns.person_id, columns.incident_id).where(some, columns.withdrawn.is_(None))
        pairs += [(row[0], row[1]) for row in connection.execute(query)]
    return pairs


def _with_handle(connection: Connection, handle: str, people: Mapping[UUID, str]) -> list[UUID]:
    """Incidents in whose address, evidence, takedowns or people it stands whole. Somebody already in it says nothing
    new: that they have a part there is found by name."""
    phrase = '"' + handle.replace('"', '""').replace("\x00", " ") + '"'
    if not any(character.isalnum() for character in handle):
        return []
    rows = connection.execute(_QUERY, {"phrase": phrase, "most": _MOST_HITS})
    hits = [(UUID(row.owner), row.kind) for row in rows if holds(row.words, handle)]
    others = {owner: "" for owner, kind in hits if kind == "Person" and owner not in people}
    return [owner for owner, kind in hits if kind != "Person"] + [
        incident for _person, incident in _parts(connection, others)
    ]

"""The find box: which incidents, exemptions and people hold the words typed."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, select, text

from safetydesk.domain.exemption import Exemption
from safetydesk.domain.incident import Incident
from safetydesk.domain.person import Person
from safetydesk.domain.rows import Found
from safetydesk.records.repositories import reading_rows
from safetydesk.records.search_words import match_expression
from safetydesk.records.tables.incidents import INVOLVEMENTS

_QUERY = text(
    "SELECT owner, kind, record FROM search_words WHERE search_words MATCH :words ORDER BY rank LIMIT :limit"
)
TITLE_SHOWN = 160


def find(connection: Connection, typed: str, limit: int) -> Sequence[Found]:
    """Best matches first; an incident stands once however many of its parts match."""
    words = match_expression(typed)
    if not words:
        return []
    hits = connection.execute(_QUERY, {"words": words, "limit": limit}).all()
    owners: dict[UUID, str] = {}
    for hit in hits:
        for owner, where in _owners(connection, UUID(hit.owner), hit.kind):
            owners.setdefault(owner, where)
    incidents = reading_rows.by_ids(connection, Incident, owners)
    people = reading_rows.by_ids(connection, Person, owners)
    exemptions = reading_rows.by_ids(connection, Exemption, owners)
    found = []
    for owner, where in owners.items():
        if owner in incidents:
            each = incidents[owner]
            found.append(
                Found(
                    id=owner,
                    kind="Incident",
                    reference=each.reference,
                    title=_short(each.summary),
                    where=where,
                )
            )
        elif owner in exemptions:
            kept = exemptions[owner]
            found.append(
                Found(
                    id=owner,
                    kind="Exemption",
                    reference=kept.reference,
                    title=_short(kept.other_party),
                    where=where,
                )
            )
        elif owner in people:
            found.append(Found(id=owner, kind="Person", reference="", title=people[owner].name, where=where))
    return found


def _owners(connection: Connection, owner: UUID, kind: str) -> list[tuple[UUID, str]]:
    """A person leads to every incident that the person has a part in, too."""
    if kind != "Person":
        return [(owner, kind)]
    query = select(INVOLVEMENTS.c.incident_id).where(INVOLVEMENTS.c.person_id == owner)
    return [(row.incident_id, kind) for row in connection.execute(query)] + [(owner, kind)]


def _short(words: str) -> str:
    return " ".join(words[:TITLE_SHOWN].split())

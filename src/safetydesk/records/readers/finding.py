"""The find box: incidents, exemptions and people whose records hold every word typed, best first.

Each word may stand in any record of one incident: the child's name among the people, the rest in a note. A reference
that somebody outside gave is found by any part of it, not only by how its words begin. How good a
match is depends on the matching record alone: SQLite's own rank weighs a word by every record there is, and so the
order of what somebody may see would tell of what they may not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from uuid import UUID

from sqlalchemy import Connection, TextClause, select, text

from safetydesk.domain.exemption import Exemption
from safetydesk.domain.incident import Incident
from safetydesk.domain.person import Person
from safetydesk.domain.rows import Found
from safetydesk.records.readers import references
from safetydesk.records.repositories import reading_rows
from safetydesk.records.search_words import match_expressions
from safetydesk.records.tables.exemptions import EXEMPTIONS
from safetydesk.records.tables.incidents import INVOLVEMENTS

_QUERY = text("SELECT owner, kind, length(words) AS size FROM search_words WHERE search_words MATCH :word")
_OF_FEW = text(
    "SELECT owner, kind, length(words) AS size FROM search_words WHERE search_words MATCH :word AND owner IN"
    " (SELECT id FROM incidents UNION ALL SELECT id FROM exemptions UNION ALL SELECT id FROM people)"
)
"""For a viewer who sees little of what there is."""
_PERSON = "Person"
MOST_WORDS = 16
TITLE_SHOWN = 160
_USUAL_SIZE = 200
"""Letters of a record that a match in it counts half as much as one in a single word."""
_AT_ONCE = 200

_Hits = dict[UUID, tuple[float, str]]
"""By owner: how well it matches (the lower the better), and the kind of record that matched."""


def find(connection: Connection, typed: str, limit: int, *, of_few: bool = False) -> Sequence[Found]:
    """Best matches first, and of two as good the newer; an incident stands once however many of its parts match.

    `of_few`: of all there is the viewer sees little. It changes how the answer is reached, not what it is.
    """
    words = list(
        dict.fromkeys(each for each in typed.replace("\x00", " ").split() if match_expressions(each))
    )
    if not words:
        return []
    query, words = _OF_FEW if of_few else _QUERY, words[:MOST_WORDS]
    referred = references.with_parts(connection, [*words, typed])
    hits = reduce(_both, (_of_word(connection, query, word, referred[word]) for word in words))
    if len(words) > 1:  # a reference may have spaces of its own
        hits = _either(hits, _in_references(referred[typed]))
    best = sorted(hits, key=lambda each: (hits[each][0], -each.int))
    found: list[Found] = []
    for start in range(
        0, len(best), _AT_ONCE
    ):  # what may not be seen falls out here, before the limit counts
        found += _described(connection, {owner: hits[owner][1] for owner in best[start : start + _AT_ONCE]})
        if len(found) >= limit:
            break
    return found[:limit]


def _of_word(
    connection: Connection, query: TextClause, word: str, referred: Iterable[references.Held]
) -> _Hits:
    """Who holds a word that begins so, or a reference with that anywhere in it."""
    (expression,) = match_expressions(word)
    return _either(_hits(connection, query, expression), _in_references(referred))


def _in_references(found: Iterable[references.Held]) -> _Hits:
    hits: _Hits = {}
    for owner, size, kind in found:
        hit = (size / (size + _USUAL_SIZE), kind)
        hits[owner] = min(hits.get(owner, hit), hit)
    return hits


def _hits(connection: Connection, query: TextClause, word: str) -> _Hits:
    """Who holds one word: a person leads to every incident with a part of theirs, and to their exemptions."""
    hits: _Hits = {}
    people: _Hits = {}
    for row in connection.execute(query, {"word": word}):
        owner = UUID(row.owner)
        hit = (row.size / (row.size + _USUAL_SIZE), row.kind)
        hits[owner] = min(hits.get(owner, hit), hit)
        if row.kind == _PERSON:
            people[owner] = hit
    for person, owner in _led_to(connection, people):
        hits[owner] = min(hits.get(owner, people[person]), people[person])
    return hits


def _led_to(connection: Connection, people: Iterable[UUID]) -> list[tuple[UUID, UUID]]:
    wanted, pairs = list(people), list[tuple[UUID, UUID]]()
    for start in range(0, len(wanted), 500):
        some = wanted[start : start + 500]
        for query in (
            select(INVOLVEMENTS.c.person_id, INVOLVEMENTS.c.incident_id).where(
                INVOLVEMENTS.c.person_id.in_(some)
            ),
            select(EXEMPTIONS.c.staff_id, EXEMPTIONS.c.id).where(EXEMPTIONS.c.staff_id.in_(some)),
        ):
            pairs += [(row[0], row[1]) for row in connection.execute(query)]
    return pairs


def _both(one: _Hits, other: _Hits) -> _Hits:
    return {owner: (one[owner][0] + other[owner][0], one[owner][1]) for owner in one if owner in other}


def _either(one: _Hits, other: _Hits) -> _Hits:
    return {
        owner: min(hits) for owner in one | other if (hits := [h[owner] for h in (one, other) if owner in h])
    }


def _described(connection: Connection, owners: dict[UUID, str]) -> list[Found]:
    incidents = reading_rows.by_ids(connection, Incident, owners)
    people = reading_rows.by_ids(connection, Person, owners)
    exemptions = reading_rows.by_ids(connection, Exemption, owners)
    found = []
    for owner, where in owners.items():
        kind, reference, title = "", "", ""
        if owner in incidents:
            kind, reference, title = "Incident", incidents[owner].reference, incidents[owner].summary
        elif owner in exemptions:
            kind, reference, title = "Exemption", exemptions[owner].reference, exemptions[owner].other_party
        elif owner in people:
            kind, title = _PERSON, people[owner].name
        if kind:
            found.append(Found(id=owner, kind=kind, reference=reference, title=_short(title), where=where))
    return found


def _short(words: str) -> str:
    return " ".join(words[:TITLE_SHOWN].split())

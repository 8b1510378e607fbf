"""What somebody typed before they chose to start an independent store: the words alone, for another process.

No id of the present store goes with it, no sealed file and no record: nothing by which the two could be joined.
"""

from __future__ import annotations

import json
from dataclasses import replace

from safetydesk.domain.drafts import IncidentDraft
from safetydesk.domain.plain import from_plain, to_plain

MOST_BYTES = 4_000_000
"""More than a person types in a day."""


def to_carry(draft: IncidentDraft) -> bytes:
    """The draft's words as UTF-8 text, without its files and without the ids of people it names.

    Whoever the draft names by id alone is lost: give `draft` with their names written out.
    """
    people = tuple(replace(one, person_id=None) for one in draft.people if one.name or one.handles)
    plain = to_plain(
        replace(draft, people=people, evidence=(), restricted=False, may_open=(), restricted_reason="")
    )
    return json.dumps(plain, ensure_ascii=False).encode("utf-8", "surrogatepass")


def from_carried(content: bytes, fresh: IncidentDraft) -> IncidentDraft:
    """A draft of the new store with the words carried; its id and its start are `fresh`'s.

    Raises ValueError for what is no draft, or too long for one.
    """
    if len(content) > MOST_BYTES:
        raise ValueError("too long for a draft")
    try:
        draft: IncidentDraft = from_plain(IncidentDraft, json.loads(content.decode("utf-8", "surrogatepass")))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as fault:
        raise ValueError("this is no draft") from fault
    people = tuple(replace(one, person_id=None) for one in draft.people)
    return replace(draft, id=fresh.id, started=fresh.started, people=people, evidence=())

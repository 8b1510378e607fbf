"""Numbers that others gave: an agency's reference is found by any part of it, whatever shape it has.

Looked for in indexes of their own, which hold nothing but the references and the incident: the records are not read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import CompoundSelect, Connection, Text, literal, or_, select, text, type_coerce, union_all

from safetydesk.records.tables.escalation import CIRCUMSTANCES, TAKEDOWN_STEPS
from safetydesk.records.tables.incidents import REFERRALS

SHORTEST = 3
"""Letters; what is shorter stands in nearly every reference."""
_KEPT = (
    (REFERRALS.c.references, REFERRALS.c.incident_id, "\"references\" <> '[]'", "Referral"),
    (
        CIRCUMSTANCES.c.other_references,
        CIRCUMSTANCES.c.incident_id,
        "other_references <> '[]'",
        "Circumstances",
    ),
    (TAKEDOWN_STEPS.c.reference, TAKEDOWN_STEPS.c.incident_id, "reference <> ''", "TakedownStep"),
)
"""Each with its index's own condition word for word (else SQLite would not use that), and its kind of record."""
Held = tuple[UUID, int, str]
"""The incident, the letters of what matched, and its kind of record."""


def with_parts(connection: Connection, parts: Iterable[str]) -> dict[str, list[Held]]:
    """For each part the incidents with a reference that holds it, all found in one walk.

    Capital letters of English are as small ones; nothing for a part of fewer than `SHORTEST` letters.
    """
    written = {part: _written(part) for part in parts}
    wanted = {part: text for part, text in written.items() if len(text) >= SHORTEST}
    found: dict[str, list[Held]] = {part: [] for part in written}
    if not wanted:
        return found
    for row in connection.execute(_query([f"%{_escaped(each)}%" for each in wanted.values()])):
        given = row.given.casefold()
        for part, each in wanted.items():
            if each.casefold() in given:
                found[part].append((row.incident_id, len(row.given), row.kind))
    return found


def _written(part: str) -> str:
    """As a list of references is kept: as JSON."""
    return json.dumps(" ".join(part.replace("\x00", " ").split()), ensure_ascii=False)[1:-1]


def _escaped(written: str) -> str:
    for special in "!%_":
        written = written.replace(special, f"!{special}")
    return written


def _query(patterns: Sequence[str]) -> CompoundSelect[Any]:
    return union_all(
        *(
            select(
                incident.label("incident_id"),
                type_coerce(column, Text).label("given"),
                literal(kind).label("kind"),
            ).where(
                text(is_there),
                or_(*(type_coerce(column, Text).like(pattern, escape="!") for pattern in patterns)),
            )
            for column, incident, is_there, kind in _KEPT
        )
    )

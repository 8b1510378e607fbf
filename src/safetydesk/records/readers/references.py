"""Numbers that others gave: an agency's reference is found by any part of it, whatever shape it has.

Looked for in indexes of their own, which hold nothing but the references and the incident: the records are not read.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, text

SHORTEST = 3
"""Letters; what is shorter stands in nearly every reference."""
_QUERY = text(
    "SELECT incident_id, \"references\" AS given, 'Referral' AS kind FROM referrals"
    " WHERE \"references\" <> '[]' AND \"references\" LIKE :like ESCAPE '!'"
    " UNION ALL SELECT incident_id, other_references, 'Circumstances' FROM circumstances"
    " WHERE other_references <> '[]' AND other_references LIKE :like ESCAPE '!'"
    " UNION ALL SELECT incident_id, reference, 'TakedownStep' FROM takedown_steps"
    " WHERE reference <> '' AND reference LIKE :like ESCAPE '!'"
)


def with_part(connection: Connection, part: str) -> Sequence[tuple[UUID, int, str]]:
    """Incidents with a reference that holds `part`: each with the letters of what matched, and its kind of record.

    Capital letters of English are as small ones; nothing for a part of fewer than `SHORTEST` letters.
    """
    part = part.replace("\x00", " ").strip()
    if len(part) < SHORTEST:
        return ()
    written = json.dumps(part, ensure_ascii=False)[1:-1]  # lists of references are kept as JSON
    for special in "!%_":
        written = written.replace(special, f"!{special}")
    rows = connection.execute(_QUERY, {"like": f"%{written}%"})
    return [(UUID(row.incident_id), len(row.given), row.kind) for row in rows]

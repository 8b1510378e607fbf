"""Incidents and what is recorded on them."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import (
    Column,
    ColumnElement,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    literal_column,
    text,
)

from safetydesk.domain.happened import Happened
from safetydesk.records.tables.metadata import (
    METADATA,
    belongs_to,
    compound,
    flag,
    id_or_none,
    moment,
    moment_or_none,
    number,
    some_id,
    table,
    words,
)  # fmt: skip

INCIDENTS = table(
    "incidents",
    words("reference"),
    words("summary"),
    words("child_words"),
    compound("happened", Happened),
    moment("discovered"),
    moment_or_none("reported"),
    moment("recorded"),
    some_id("recorded_by"),
    some_id("owner"),
    words("told_by"),
    words("told_how"),
    words("platform"),
    words("address"),
    words("device"),
    words("place"),
    compound("categories", tuple[str, ...]),
    number("severity"),
    words("severity_reason"),
    words("immediate_action"),
    words("wishes"),
    flag("sexual_image"),
    words("status"),
    UniqueConstraint("reference"),
)
Index(None, INCIDENTS.c.discovered)
Index(None, INCIDENTS.c.status, INCIDENTS.c.discovered)
Index(None, INCIDENTS.c.recorded_by)
Index(None, INCIDENTS.c.owner)
SERIOUS_AS_A_WORD: ColumnElement[int] = literal_column("3")
"""SQLite takes a partial index only where the query says its condition word for word."""
Index(
    "ix_incidents_serious",
    INCIDENTS.c.id,
    unique=True,
    sqlite_where=INCIDENTS.c.severity >= SERIOUS_AS_A_WORD,
)
INVOLVEMENTS = table(
    "involvements",
    belongs_to("incident_id", "incidents"),
    belongs_to("person_id", "people"),
    words("part"),
    words("note"),
    moment_or_none("withdrawn"),
    id_or_none("withdrawn_by"),
    words("withdrawn_reason"),
)
NOTES = table(
    "notes",
    belongs_to("incident_id", "incidents"),
    words("text"),
    words("kind"),
    id_or_none("person_id"),
    words("person_name"),
    words("method"),
    moment("at"),
    moment("recorded"),
    some_id("recorded_by"),
)
NOTICES = table(
    "notices",
    belongs_to("incident_id", "incidents"),
    words("to_kind"),
    words("to_name"),
    flag("was_told"),
    moment("at"),
    words("method"),
    some_id("by"),
    words("said"),
    words("response"),
    words("reason_not_told"),
    moment_or_none("acknowledged"),
    words("acknowledged_by"),
)
REFERRALS = table(
    "referrals",
    belongs_to("incident_id", "incidents"),
    words("route"),
    compound("about", tuple[UUID, ...]),
    id_or_none("agency_id"),
    words("organisation"),
    words("office"),
    words("spoke_to"),
    words("role"),
    words("method"),
    moment_or_none("started"),
    moment("made"),
    some_id("made_by"),
    words("shared"),
    words("informed"),
    words("informed_reason"),
    words("consent"),
    words("consent_reason"),
    compound("documents", tuple[str, ...]),
    compound("references", tuple[str, ...]),
    moment_or_none("acknowledged"),
    words("acknowledged_by"),
    words("advice"),
    words("action_taken"),
    words("decision"),
    moment_or_none("next_contact"),
    moment_or_none("challenged"),
    words("challenged_by"),
    words("challenge"),
    words("challenge_result"),
    words("outcome"),
    moment_or_none("closed"),
)
Index(
    "ix_referrals_found",
    REFERRALS.c.references,
    REFERRALS.c.incident_id,
    sqlite_where=text("\"references\" <> '[]'"),
)
Index("ix_referrals_waiting", REFERRALS.c.made, sqlite_where=REFERRALS.c.closed.is_(None))
DECISIONS = table(
    "decisions",
    belongs_to("incident_id", "incidents"),
    words("question"),
    words("answer"),
    words("reason"),
    words("options"),
    words("advice"),
    moment("decided"),
    words("decided_by"),
    words("person_wish"),
    words("overrides_wish"),
    words("guidance"),
    compound("clauses", tuple[str, ...]),
    some_id("recorded_by"),
)
SERIES = Table(
    "series",
    METADATA,
    Column("name", Text, primary_key=True, nullable=False),
    Column("last", Integer, nullable=False),
    sqlite_strict=True,
)
"""The last number given in each series (`OS-2026`, `EX-2026`, an exhibit producer's initials): never given again."""

"""A part in an incident may be withdrawn. Those there already are not: their texts stay as they were signed for."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None
MAKES: frozenset[str] = frozenset()
"""Tables that no earlier version has."""

# Made anew rather than added to: SQLite would put added columns behind the constraints, unlike in a fresh store.
_STEPS = (
    "ALTER TABLE involvements RENAME TO involvements_before",
    """
    CREATE TABLE involvements (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        person_id TEXT NOT NULL,
        part TEXT NOT NULL,
        note TEXT NOT NULL,
        withdrawn TEXT,
        withdrawn_by TEXT,
        withdrawn_reason TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_involvements_row_version CHECK (row_version > 0),
        CONSTRAINT fk_involvements_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id),
        CONSTRAINT fk_involvements_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
     STRICT
    """,
    """
    INSERT INTO involvements (id, incident_id, person_id, part, note, withdrawn_reason, row_version)
    SELECT id, incident_id, person_id, part, note, '', row_version FROM involvements_before
    """,
    "DROP TABLE involvements_before",
    "CREATE INDEX ix_involvements_incident_id ON involvements (incident_id)",
    "CREATE INDEX ix_involvements_person_id ON involvements (person_id)",
)


def upgrade() -> None:
    for statement in _STEPS:
        op.get_bind().exec_driver_sql(statement)

"""What 0004 makes for plain copies taken out: their table. Frozen text."""

from __future__ import annotations

STEPS = (
    """
    CREATE TABLE copies_out (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        exhibit_id TEXT NOT NULL,
        number TEXT NOT NULL,
        purpose TEXT NOT NULL,
        place TEXT NOT NULL,
        file_name TEXT NOT NULL,
        taken TEXT NOT NULL,
        taken_by TEXT NOT NULL,
        state TEXT NOT NULL,
        deleted TEXT,
        deleted_by TEXT,
        deleted_note TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_copies_out_row_version CHECK (row_version > 0),
        CONSTRAINT fk_copies_out_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id)
    )
     STRICT
    """,
    "CREATE INDEX ix_copies_out_incident_id ON copies_out (incident_id)",
)

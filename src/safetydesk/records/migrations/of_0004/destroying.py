"""What 0004 makes for destroying: who asked for it and who confirmed it, and the one lawful way for a payload to go.

Frozen text.
"""

from __future__ import annotations

STEPS = (
    """
    CREATE TABLE destructions (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        exhibit_id TEXT NOT NULL,
        number TEXT NOT NULL,
        asked TEXT NOT NULL,
        asked_by TEXT NOT NULL,
        authority TEXT NOT NULL,
        reference TEXT NOT NULL,
        reason TEXT NOT NULL,
        size INTEGER NOT NULL,
        kind TEXT NOT NULL,
        confirmed TEXT,
        confirmed_by TEXT,
        declined TEXT,
        declined_by TEXT,
        declined_reason TEXT NOT NULL,
        generations TEXT NOT NULL,
        twins TEXT NOT NULL,
        more_twins INTEGER NOT NULL,
        copies TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_destructions_row_version CHECK (row_version > 0),
        CONSTRAINT fk_destructions_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id)
    )
     STRICT
    """,
    "CREATE INDEX ix_destructions_incident_id ON destructions (incident_id)",
    """
    CREATE TABLE destroyed_payloads (
        number INTEGER NOT NULL,
        destruction TEXT NOT NULL,
        PRIMARY KEY (number)
    )
     STRICT
    """,
    """
    CREATE TRIGGER destroyed_payloads_by_two BEFORE INSERT ON destroyed_payloads
    WHEN NOT EXISTS (
        SELECT 1 FROM destructions
        WHERE id = NEW.destruction AND confirmed IS NOT NULL AND confirmed_by IS NOT asked_by
    )
    BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only: what it tells goes by two people only'); END
    """,
    """
    CREATE TRIGGER destroyed_payloads_no_update BEFORE UPDATE ON destroyed_payloads
    BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END
    """,
    """
    CREATE TRIGGER destroyed_payloads_no_delete BEFORE DELETE ON destroyed_payloads
    BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END
    """,
    "DROP TRIGGER audit_payloads_no_delete",
    """
    CREATE TRIGGER audit_payloads_no_delete BEFORE DELETE ON audit_payloads
    WHEN NOT EXISTS (SELECT 1 FROM destroyed_payloads WHERE number = OLD.number)
    BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END
    """,
)

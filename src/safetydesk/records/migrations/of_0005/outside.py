"""What 0005 makes for calls, takedowns and the sheets that agencies ask for: their tables. Frozen text."""

from __future__ import annotations

STEPS = (
    """
    CREATE TABLE call_attempts (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        route TEXT NOT NULL,
        referral_id TEXT,
        organisation TEXT NOT NULL,
        number TEXT NOT NULL,
        began TEXT NOT NULL,
        ended TEXT,
        result TEXT NOT NULL,
        spoke_to TEXT NOT NULL,
        note TEXT NOT NULL,
        "by" TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_call_attempts_row_version CHECK (row_version > 0),
        CONSTRAINT fk_call_attempts_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id)
    )
     STRICT
    """,
    "CREATE INDEX ix_call_attempts_incident_id ON call_attempts (incident_id)",
    'CREATE INDEX ix_call_attempts_open ON call_attempts ("by") WHERE ended IS NULL',
    """
    CREATE TABLE takedowns (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        address TEXT NOT NULL,
        platform TEXT NOT NULL,
        account TEXT NOT NULL,
        what TEXT NOT NULL,
        exhibit_id TEXT,
        recorded TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_takedowns_row_version CHECK (row_version > 0),
        CONSTRAINT fk_takedowns_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id)
    )
     STRICT
    """,
    "CREATE INDEX ix_takedowns_incident_id ON takedowns (incident_id)",
    """
    CREATE TABLE takedown_steps (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        takedown_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        at TEXT NOT NULL,
        route TEXT NOT NULL,
        reference TEXT NOT NULL,
        note TEXT NOT NULL,
        exhibit_id TEXT,
        recorded TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_takedown_steps_row_version CHECK (row_version > 0),
        CONSTRAINT fk_takedown_steps_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id),
        CONSTRAINT fk_takedown_steps_takedown_id FOREIGN KEY(takedown_id) REFERENCES takedowns (id)
    )
     STRICT
    """,
    "CREATE INDEX ix_takedown_steps_incident_id ON takedown_steps (incident_id)",
    "CREATE INDEX ix_takedown_steps_takedown_id ON takedown_steps (takedown_id)",
    "CREATE INDEX ix_takedown_steps_found ON takedown_steps (reference, incident_id) WHERE reference <> ''",
    """
    CREATE TABLE agency_sheets (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        sheet TEXT NOT NULL,
        person_id TEXT,
        answers TEXT NOT NULL,
        recorded TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_agency_sheets_row_version CHECK (row_version > 0),
        CONSTRAINT fk_agency_sheets_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id)
    )
     STRICT
    """,
    "CREATE INDEX ix_agency_sheets_incident_id ON agency_sheets (incident_id)",
)

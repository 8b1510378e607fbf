"""What 0004 makes of exhibits, which may be derived from others, and of the screenshots that stand in a conversation.

Frozen text.
"""

from __future__ import annotations

STEPS = (
    "ALTER TABLE exhibits RENAME TO exhibits_before",
    "DROP INDEX ix_exhibits_incident_id",
    """
    CREATE TABLE exhibits (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        number TEXT NOT NULL,
        producer TEXT NOT NULL,
        added TEXT NOT NULL,
        sealed TEXT NOT NULL,
        card TEXT NOT NULL,
        state TEXT NOT NULL,
        state_reason TEXT NOT NULL,
        derivation TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT uq_exhibits_number UNIQUE (number),
        CONSTRAINT ck_exhibits_row_version CHECK (row_version > 0),
        CONSTRAINT fk_exhibits_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id)
    )
     STRICT
    """,
    """
    INSERT INTO exhibits
        (id, incident_id, number, producer, added, sealed, card, state, state_reason, derivation, row_version)
    SELECT id, incident_id, number, producer, added, sealed, card, state, state_reason, '{}', row_version
    FROM exhibits_before
    """,
    "DROP TABLE exhibits_before",
    "CREATE INDEX ix_exhibits_incident_id ON exhibits (incident_id)",
    "CREATE INDEX ix_exhibits_fingerprint ON exhibits (json_extract(sealed, '$.sha256'))",
    """
    CREATE TABLE conversations (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        title TEXT NOT NULL,
        parts TEXT NOT NULL,
        lines TEXT NOT NULL,
        ordered_how TEXT NOT NULL,
        recorded TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_conversations_row_version CHECK (row_version > 0),
        CONSTRAINT fk_conversations_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id)
    )
     STRICT
    """,
    "CREATE INDEX ix_conversations_incident_id ON conversations (incident_id)",
)

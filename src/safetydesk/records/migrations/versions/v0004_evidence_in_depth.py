"""Evidence in depth: what is held, in whose hands, in which words, and what became of it.

No record's text changes: what is new is empty, and what is empty is not in the text.
"""

from __future__ import annotations

from alembic import op

from safetydesk.records.migrations.copies_of_0004 import STEPS_OF_COPIES
from safetydesk.records.migrations.destroying_of_0004 import STEPS_OF_DESTROYING
from safetydesk.records.migrations.words_of_0004 import STEPS_IN_WORDS

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_STEPS = (
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
    """
    CREATE TABLE held_items (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        number TEXT NOT NULL,
        producer TEXT NOT NULL,
        description TEXT NOT NULL,
        make_model TEXT NOT NULL,
        imei TEXT NOT NULL,
        colour TEXT NOT NULL,
        condition TEXT NOT NULL,
        power TEXT NOT NULL,
        bag_seal TEXT NOT NULL,
        place TEXT NOT NULL,
        custodian_one TEXT NOT NULL,
        custodian_two TEXT NOT NULL,
        taken_from TEXT NOT NULL,
        taken TEXT NOT NULL,
        reason TEXT NOT NULL,
        note TEXT NOT NULL,
        recorded TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT uq_held_items_number UNIQUE (number),
        CONSTRAINT ck_held_items_row_version CHECK (row_version > 0),
        CONSTRAINT fk_held_items_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id)
    )
     STRICT
    """,
    "CREATE INDEX ix_held_items_incident_id ON held_items (incident_id)",
    """
    CREATE TABLE custody (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        about TEXT NOT NULL,
        about_kind TEXT NOT NULL,
        kind TEXT NOT NULL,
        at TEXT NOT NULL,
        from_who TEXT NOT NULL,
        to_who TEXT NOT NULL,
        purpose TEXT NOT NULL,
        place TEXT NOT NULL,
        seal TEXT NOT NULL,
        receipt TEXT NOT NULL,
        witness TEXT NOT NULL,
        note TEXT NOT NULL,
        corrects TEXT,
        is_struck INTEGER NOT NULL,
        recorded TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_custody_row_version CHECK (row_version > 0),
        CONSTRAINT fk_custody_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id)
    )
     STRICT
    """,
    "CREATE INDEX ix_custody_about ON custody (about)",
    "CREATE INDEX ix_custody_incident_id ON custody (incident_id)",
    "ALTER TABLE schools RENAME TO schools_before",
    """
    CREATE TABLE schools (
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        town TEXT NOT NULL,
        marking TEXT NOT NULL,
        idle_minutes INTEGER NOT NULL,
        is_demo INTEGER NOT NULL,
        backup_place TEXT NOT NULL,
        pc_keeper TEXT NOT NULL,
        exhibit_separator TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_schools_row_version CHECK (row_version > 0)
    )
     STRICT
    """,
    """
    INSERT INTO schools
        (id, name, town, marking, idle_minutes, is_demo, backup_place, pc_keeper, exhibit_separator, row_version)
    SELECT id, name, town, marking, idle_minutes, is_demo, backup_place, pc_keeper, '', row_version
    FROM schools_before
    """,
    "DROP TABLE schools_before",
)


def upgrade() -> None:
    for statement in (*_STEPS, *STEPS_OF_DESTROYING, *STEPS_IN_WORDS):
        op.get_bind().exec_driver_sql(statement)
    for statement in STEPS_OF_COPIES:
        op.get_bind().exec_driver_sql(statement)

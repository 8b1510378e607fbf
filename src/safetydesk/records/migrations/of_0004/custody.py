"""What 0004 makes for custody: held items, the line of hands, and what stands in a school's exhibit numbers.

Frozen text.
"""

from __future__ import annotations

STEPS = (
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

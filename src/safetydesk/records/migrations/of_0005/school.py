"""What 0005 makes for the school's own values and the bodies outside it knows: their tables. Frozen text."""

from __future__ import annotations

STEPS = (
    """
    CREATE TABLE house_values (
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        in_force_from TEXT NOT NULL,
        source TEXT NOT NULL,
        recorded TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_house_values_row_version CHECK (row_version > 0)
    )
     STRICT
    """,
    "CREATE INDEX ix_house_values_name_in_force_from ON house_values (name, in_force_from)",
    """
    CREATE TABLE agencies (
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        routes TEXT NOT NULL,
        area TEXT NOT NULL,
        contact TEXT NOT NULL,
        phone TEXT NOT NULL,
        hours TEXT NOT NULL,
        out_of_hours TEXT NOT NULL,
        email TEXT NOT NULL,
        portal TEXT NOT NULL,
        address TEXT NOT NULL,
        note TEXT NOT NULL,
        checked TEXT,
        checked_by TEXT NOT NULL,
        retired TEXT,
        recorded TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_agencies_row_version CHECK (row_version > 0)
    )
     STRICT
    """,
)

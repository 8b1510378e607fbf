"""A team shares the desk: restrictions, permissions, hand-overs and cover; the school's place for backups.

No record's text changes: what is new in the school's is empty, and what is empty is not in the text.
"""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None
MAKES: frozenset[str] = frozenset(
    {
        "restrictions",
        "permissions",
        "hand_overs",
        "covers",
    }
)
"""Tables that no earlier version has."""

_STEPS = (
    """
    CREATE TABLE restrictions (
        id TEXT NOT NULL,
        about TEXT NOT NULL,
        about_kind TEXT NOT NULL,
        since TEXT NOT NULL,
        "by" TEXT NOT NULL,
        reason TEXT NOT NULL,
        lifted TEXT,
        lifted_by TEXT,
        lifted_reason TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_restrictions_row_version CHECK (row_version > 0)
    )
     STRICT
    """,
    """
    CREATE TABLE permissions (
        id TEXT NOT NULL,
        about TEXT NOT NULL,
        member_id TEXT NOT NULL,
        given TEXT NOT NULL,
        given_by TEXT NOT NULL,
        ended TEXT,
        ended_by TEXT,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_permissions_row_version CHECK (row_version > 0)
    )
     STRICT
    """,
    """
    CREATE TABLE hand_overs (
        id TEXT NOT NULL,
        about TEXT NOT NULL,
        about_kind TEXT NOT NULL,
        from_member TEXT NOT NULL,
        to_member TEXT NOT NULL,
        at TEXT NOT NULL,
        "by" TEXT NOT NULL,
        reason TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_hand_overs_row_version CHECK (row_version > 0)
    )
     STRICT
    """,
    """
    CREATE TABLE covers (
        id TEXT NOT NULL,
        absent TEXT NOT NULL,
        stands_in TEXT NOT NULL,
        starts TEXT NOT NULL,
        ends TEXT NOT NULL,
        note TEXT NOT NULL,
        recorded TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        withdrawn TEXT,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_covers_row_version CHECK (row_version > 0)
    )
     STRICT
    """,
    "CREATE INDEX ix_restrictions_about ON restrictions (about)",
    "CREATE INDEX ix_permissions_about ON permissions (about)",
    "CREATE INDEX ix_hand_overs_about ON hand_overs (about)",
    "CREATE INDEX ix_incidents_recorded_by ON incidents (recorded_by)",
    "CREATE INDEX ix_incidents_owner ON incidents (owner)",
    "CREATE INDEX ix_audit_entries_kind_number ON audit_entries (kind, number)",
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
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_schools_row_version CHECK (row_version > 0)
    )
     STRICT
    """,
    """
    INSERT INTO schools (id, name, town, marking, idle_minutes, is_demo, backup_place, pc_keeper, row_version)
    SELECT id, name, town, marking, idle_minutes, is_demo, '', '', row_version FROM schools_before
    """,
    "DROP TABLE schools_before",
)


def upgrade() -> None:
    for statement in _STEPS:
        op.get_bind().exec_driver_sql(statement)

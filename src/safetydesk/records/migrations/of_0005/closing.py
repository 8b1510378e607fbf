"""What 0005 makes for linking, closing, signing off and learning: their tables. Frozen text."""

from __future__ import annotations

STEPS = (
    """
    CREATE TABLE incident_links (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        other_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        reason TEXT NOT NULL,
        recorded TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        ended TEXT,
        ended_by TEXT,
        ended_reason TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_incident_links_row_version CHECK (row_version > 0),
        CONSTRAINT fk_incident_links_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id)
    )
     STRICT
    """,
    "CREATE INDEX ix_incident_links_incident_id ON incident_links (incident_id)",
    "CREATE INDEX ix_incident_links_other_id ON incident_links (other_id)",
    """
    CREATE TABLE closures (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        summary TEXT NOT NULL,
        no_summary TEXT NOT NULL,
        follow_up TEXT NOT NULL,
        no_follow_up TEXT NOT NULL,
        actions TEXT NOT NULL,
        no_actions TEXT NOT NULL,
        outcome TEXT NOT NULL,
        no_outcome TEXT NOT NULL,
        outcomes TEXT NOT NULL,
        set_aside TEXT NOT NULL,
        closed TEXT NOT NULL,
        closed_by TEXT NOT NULL,
        needs_second INTEGER NOT NULL,
        reopened TEXT,
        reopened_by TEXT,
        reopened_reason TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_closures_row_version CHECK (row_version > 0),
        CONSTRAINT fk_closures_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id)
    )
     STRICT
    """,
    "CREATE INDEX ix_closures_incident_id ON closures (incident_id)",
    """
    CREATE TABLE sign_offs (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        about TEXT NOT NULL,
        about_kind TEXT NOT NULL,
        asked TEXT NOT NULL,
        asked_by TEXT NOT NULL,
        why TEXT NOT NULL,
        answer TEXT NOT NULL,
        note TEXT NOT NULL,
        signed TEXT,
        signed_by TEXT,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_sign_offs_row_version CHECK (row_version > 0),
        CONSTRAINT fk_sign_offs_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id)
    )
     STRICT
    """,
    "CREATE INDEX ix_sign_offs_incident_id ON sign_offs (incident_id)",
    "CREATE INDEX ix_sign_offs_signed ON sign_offs (signed)",
    """
    CREATE TABLE debriefs (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        held TEXT,
        present TEXT NOT NULL,
        lessons TEXT NOT NULL,
        policy_change TEXT NOT NULL,
        teaching_change TEXT NOT NULL,
        early_review TEXT NOT NULL,
        waived_reason TEXT NOT NULL,
        recorded TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_debriefs_row_version CHECK (row_version > 0),
        CONSTRAINT fk_debriefs_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id)
    )
     STRICT
    """,
    "CREATE INDEX ix_debriefs_incident_id ON debriefs (incident_id)",
    """
    CREATE TABLE actions (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        what TEXT NOT NULL,
        owner TEXT NOT NULL,
        due TEXT,
        arisen_from TEXT NOT NULL,
        policy TEXT NOT NULL,
        done TEXT,
        done_note TEXT NOT NULL,
        not_done_reason TEXT NOT NULL,
        recorded TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_actions_row_version CHECK (row_version > 0),
        CONSTRAINT fk_actions_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id)
    )
     STRICT
    """,
    "CREATE INDEX ix_actions_incident_id ON actions (incident_id)",
    "CREATE INDEX ix_actions_done ON actions (done)",
)

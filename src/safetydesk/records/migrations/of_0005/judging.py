"""What 0005 makes for what bears on an incident and its clocks, thresholds and pathways: their tables. Frozen text."""

from __future__ import annotations

STEPS = (
    """
    CREATE TABLE circumstances (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        marks TEXT NOT NULL,
        characteristics TEXT NOT NULL,
        school_time TEXT NOT NULL,
        intent TEXT NOT NULL,
        network TEXT NOT NULL,
        audience TEXT NOT NULL,
        clauses TEXT NOT NULL,
        managed_under TEXT NOT NULL,
        lead_procedure TEXT NOT NULL,
        lead_reason TEXT NOT NULL,
        other_references TEXT NOT NULL,
        anybody_replied TEXT NOT NULL,
        police_wish TEXT NOT NULL,
        police_wish_by TEXT NOT NULL,
        recorded TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_circumstances_row_version CHECK (row_version > 0),
        CONSTRAINT fk_circumstances_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id)
    )
     STRICT
    """,
    "CREATE INDEX ix_circumstances_incident_id ON circumstances (incident_id)",
    """
    CREATE INDEX ix_circumstances_found ON circumstances (other_references, incident_id)
    WHERE other_references <> '[]'
    """,
    """
    CREATE TABLE deadline_changes (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        rule TEXT NOT NULL,
        started_by TEXT NOT NULL,
        kind TEXT NOT NULL,
        until TEXT,
        to_member TEXT,
        reason TEXT NOT NULL,
        agreed_by TEXT NOT NULL,
        at TEXT NOT NULL,
        recorded TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_deadline_changes_row_version CHECK (row_version > 0),
        CONSTRAINT fk_deadline_changes_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id)
    )
     STRICT
    """,
    "CREATE INDEX ix_deadline_changes_incident_id ON deadline_changes (incident_id)",
    """
    CREATE TABLE threshold_decisions (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        person_id TEXT NOT NULL,
        limbs TEXT NOT NULL,
        evidence TEXT NOT NULL,
        answer TEXT NOT NULL,
        reason TEXT NOT NULL,
        lado_consulted TEXT NOT NULL,
        lado_advice TEXT NOT NULL,
        case_manager TEXT NOT NULL,
        case_manager_reason TEXT NOT NULL,
        may_be_told TEXT NOT NULL,
        decided TEXT NOT NULL,
        decided_by TEXT NOT NULL,
        recorded TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_threshold_decisions_row_version CHECK (row_version > 0),
        CONSTRAINT fk_threshold_decisions_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id),
        CONSTRAINT fk_threshold_decisions_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
     STRICT
    """,
    "CREATE INDEX ix_threshold_decisions_incident_id ON threshold_decisions (incident_id)",
    "CREATE INDEX ix_threshold_decisions_person_id ON threshold_decisions (person_id)",
    """
    CREATE TABLE allegation_outcomes (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        person_id TEXT NOT NULL,
        outcome TEXT NOT NULL,
        reason TEXT NOT NULL,
        decided TEXT NOT NULL,
        decided_by TEXT NOT NULL,
        recorded TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_allegation_outcomes_row_version CHECK (row_version > 0),
        CONSTRAINT fk_allegation_outcomes_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id),
        CONSTRAINT fk_allegation_outcomes_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
     STRICT
    """,
    "CREATE INDEX ix_allegation_outcomes_incident_id ON allegation_outcomes (incident_id)",
    "CREATE INDEX ix_allegation_outcomes_person_id ON allegation_outcomes (person_id)",
    """
    CREATE TABLE pathway_steps (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        pathway TEXT NOT NULL,
        step TEXT NOT NULL,
        state TEXT NOT NULL,
        at TEXT NOT NULL,
        note TEXT NOT NULL,
        recorded TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_pathway_steps_row_version CHECK (row_version > 0),
        CONSTRAINT fk_pathway_steps_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id)
    )
     STRICT
    """,
    "CREATE INDEX ix_pathway_steps_incident_id ON pathway_steps (incident_id)",
    """
    CREATE TABLE access_bans (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        person_id TEXT NOT NULL,
        what TEXT NOT NULL,
        details TEXT NOT NULL,
        starts TEXT NOT NULL,
        until TEXT,
        review TEXT,
        reason TEXT NOT NULL,
        decided TEXT NOT NULL,
        decided_by TEXT NOT NULL,
        lifted TEXT,
        lifted_by TEXT,
        lifted_reason TEXT NOT NULL,
        recorded TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_access_bans_row_version CHECK (row_version > 0),
        CONSTRAINT fk_access_bans_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id),
        CONSTRAINT fk_access_bans_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
     STRICT
    """,
    "CREATE INDEX ix_access_bans_incident_id ON access_bans (incident_id)",
    "CREATE INDEX ix_access_bans_person_id ON access_bans (person_id)",
)

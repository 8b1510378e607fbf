"""Statements that take a store of today back to an earlier form, its records and its audit trail as they were."""

from __future__ import annotations

ESCALATION_OF_0004 = (
    *(
        f"DROP TABLE {name}"
        for name in (
            "takedown_steps",
            "house_values",
            "agencies",
            "circumstances",
            "call_attempts",
            "deadline_changes",
            "takedowns",
            "incident_links",
            "closures",
            "sign_offs",
            "debriefs",
            "actions",
            "threshold_decisions",
            "allegation_outcomes",
            "pathway_steps",
            "access_bans",
            "agency_sheets",
        )
    ),
    *(
        f"ALTER TABLE {table} DROP COLUMN {name}"
        for table, names in {
            "notes": ("kind", "person_id", "person_name", "method"),
            "referrals": (
                "about",
                "agency_id",
                "office",
                "role",
                "started",
                "informed_reason",
                "consent",
                "consent_reason",
                "documents",
                "decision",
                "next_contact",
                "challenged",
                "challenged_by",
                "challenge",
                "challenge_result",
            ),
            "decisions": ("person_wish", "overrides_wish", "guidance", "clauses"),
        }.items()
        for name in names
    ),
)
EVIDENCE_OF_0003 = (
    *ESCALATION_OF_0004,
    "DROP TRIGGER audit_payloads_no_delete",
    "DROP TABLE destroyed_payloads",
    "DROP TABLE destructions",
    """CREATE TRIGGER audit_payloads_no_delete BEFORE DELETE ON audit_payloads
    BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END""",
    "DROP TABLE copies_out",
    "DROP TABLE held_items",
    "DROP TABLE custody",
    "ALTER TABLE schools DROP COLUMN exhibit_separator",
    "DROP TABLE conversations",
    "ALTER TABLE exhibits DROP COLUMN derivation",
    *(
        f"DROP TABLE {name}"
        for name in (
            "initial_reviews",
            "held_elsewhere",
            "known_holders",
            "accidental_viewings",
            "decisions_to_view",
            "searches",
            "deletions",
        )
    ),
    *(
        f"ALTER TABLE described_items DROP COLUMN {name}"
        for name in ("where_kind", "holder_kind", "steps_taken")
    ),
)
TEAM_OF_0002 = (
    *EVIDENCE_OF_0003,
    "DROP TABLE restrictions",
    "DROP TABLE permissions",
    "DROP TABLE hand_overs",
    "DROP TABLE covers",
    "DROP INDEX ix_audit_entries_kind_number",
    "DROP INDEX ix_incidents_recorded_by",
    "DROP INDEX ix_incidents_owner",
    "ALTER TABLE schools DROP COLUMN backup_place",
    "ALTER TABLE schools DROP COLUMN pc_keeper",
)
PARTS_OF_0001 = (
    *TEAM_OF_0002,
    "CREATE TABLE kept AS SELECT * FROM involvements",
    "DROP TABLE involvements",
    """CREATE TABLE involvements (
        id TEXT NOT NULL, incident_id TEXT NOT NULL, person_id TEXT NOT NULL, part TEXT NOT NULL, note TEXT NOT NULL,
        row_version INTEGER NOT NULL, PRIMARY KEY (id),
        CONSTRAINT ck_involvements_row_version CHECK (row_version > 0),
        CONSTRAINT fk_involvements_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id),
        CONSTRAINT fk_involvements_person_id FOREIGN KEY(person_id) REFERENCES people (id)) STRICT""",
    "INSERT INTO involvements SELECT id, incident_id, person_id, part, note, row_version FROM kept",
    "DROP TABLE kept",
    "CREATE INDEX ix_involvements_incident_id ON involvements (incident_id)",
    "CREATE INDEX ix_involvements_person_id ON involvements (person_id)",
    "UPDATE alembic_version SET version_num = '0001'",
)

"""What 0005 adds to notes, referrals and decisions: each made anew with its new columns empty. Frozen text."""

from __future__ import annotations

STEPS = (
    "ALTER TABLE notes RENAME TO notes_before",
    "DROP INDEX ix_notes_incident_id",
    """
    CREATE TABLE notes (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        text TEXT NOT NULL,
        kind TEXT NOT NULL,
        person_id TEXT,
        person_name TEXT NOT NULL,
        method TEXT NOT NULL,
        at TEXT NOT NULL,
        recorded TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_notes_row_version CHECK (row_version > 0),
        CONSTRAINT fk_notes_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id)
    )
     STRICT
    """,
    """
    INSERT INTO notes (
        id, incident_id, text, kind, person_id, person_name, method, at, recorded, recorded_by,
        row_version
    )
    SELECT
        id, incident_id, text, '', NULL, '', '', at, recorded, recorded_by, row_version
    FROM notes_before ORDER BY rowid
    """,
    "DROP TABLE notes_before",
    "CREATE INDEX ix_notes_incident_id ON notes (incident_id)",
    "ALTER TABLE referrals RENAME TO referrals_before",
    "DROP INDEX ix_referrals_incident_id",
    """
    CREATE TABLE referrals (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        route TEXT NOT NULL,
        about TEXT NOT NULL,
        agency_id TEXT,
        organisation TEXT NOT NULL,
        office TEXT NOT NULL,
        spoke_to TEXT NOT NULL,
        role TEXT NOT NULL,
        method TEXT NOT NULL,
        started TEXT,
        made TEXT NOT NULL,
        made_by TEXT NOT NULL,
        shared TEXT NOT NULL,
        informed TEXT NOT NULL,
        informed_reason TEXT NOT NULL,
        consent TEXT NOT NULL,
        consent_reason TEXT NOT NULL,
        documents TEXT NOT NULL,
        "references" TEXT NOT NULL,
        acknowledged TEXT,
        acknowledged_by TEXT NOT NULL,
        advice TEXT NOT NULL,
        action_taken TEXT NOT NULL,
        decision TEXT NOT NULL,
        next_contact TEXT,
        challenged TEXT,
        challenged_by TEXT NOT NULL,
        challenge TEXT NOT NULL,
        challenge_result TEXT NOT NULL,
        outcome TEXT NOT NULL,
        closed TEXT,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_referrals_row_version CHECK (row_version > 0),
        CONSTRAINT fk_referrals_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id)
    )
     STRICT
    """,
    """
    INSERT INTO referrals (
        id, incident_id, route, about, agency_id, organisation, office, spoke_to, role, method, started, made,
        made_by, shared, informed, informed_reason, consent, consent_reason, documents, "references",
        acknowledged, acknowledged_by, advice, action_taken, decision, next_contact, challenged,
        challenged_by, challenge, challenge_result, outcome, closed, row_version
    )
    SELECT
        id, incident_id, route, '[]', NULL, organisation, '', spoke_to, '', method, NULL, made, made_by,
        shared, informed, '', '', '', '[]', "references", acknowledged, acknowledged_by, advice,
        action_taken, '', NULL, NULL, '', '', '', outcome, closed, row_version
    FROM referrals_before ORDER BY rowid
    """,
    "DROP TABLE referrals_before",
    "CREATE INDEX ix_referrals_incident_id ON referrals (incident_id)",
    """CREATE INDEX ix_referrals_found ON referrals ("references", incident_id) WHERE "references" <> '[]'""",
    "CREATE INDEX ix_referrals_waiting ON referrals (made) WHERE closed IS NULL",
    "ALTER TABLE decisions RENAME TO decisions_before",
    "DROP INDEX ix_decisions_incident_id",
    """
    CREATE TABLE decisions (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        question TEXT NOT NULL,
        answer TEXT NOT NULL,
        reason TEXT NOT NULL,
        options TEXT NOT NULL,
        advice TEXT NOT NULL,
        decided TEXT NOT NULL,
        decided_by TEXT NOT NULL,
        person_wish TEXT NOT NULL,
        overrides_wish TEXT NOT NULL,
        guidance TEXT NOT NULL,
        clauses TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_decisions_row_version CHECK (row_version > 0),
        CONSTRAINT fk_decisions_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id)
    )
     STRICT
    """,
    """
    INSERT INTO decisions (
        id, incident_id, question, answer, reason, options, advice, decided, decided_by, person_wish,
        overrides_wish, guidance, clauses, recorded_by, row_version
    )
    SELECT
        id, incident_id, question, answer, reason, options, advice, decided, decided_by, '', '', '',
        '[]', recorded_by, row_version
    FROM decisions_before ORDER BY rowid
    """,
    "DROP TABLE decisions_before",
    "CREATE INDEX ix_decisions_incident_id ON decisions (incident_id)",
)

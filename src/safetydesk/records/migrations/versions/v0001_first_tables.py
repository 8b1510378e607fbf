"""The first tables: the school, incidents and what is recorded on them, exemptions, the audit trail, search words."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TABLES = (
    """
    CREATE TABLE audit_edge (
        id INTEGER NOT NULL,
        size INTEGER NOT NULL,
        nodes BLOB NOT NULL,
        PRIMARY KEY (id)
    )
     STRICT
    """,
    """
    CREATE TABLE audit_entries (
        number INTEGER NOT NULL,
        member TEXT NOT NULL,
        kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        text BLOB NOT NULL,
        signature BLOB NOT NULL,
        PRIMARY KEY (number)
    )
     STRICT
    """,
    """
    CREATE TABLE audit_payloads (
        number INTEGER NOT NULL,
        schema INTEGER NOT NULL,
        salt BLOB NOT NULL,
        payload BLOB NOT NULL,
        PRIMARY KEY (number)
    )
     STRICT
    """,
    """
    CREATE TABLE disclosures (
        id TEXT NOT NULL,
        about TEXT NOT NULL,
        document TEXT NOT NULL,
        recipient TEXT NOT NULL,
        purpose TEXT NOT NULL,
        basis TEXT NOT NULL,
        copy_number INTEGER NOT NULL,
        prepared TEXT NOT NULL,
        prepared_by TEXT NOT NULL,
        checkpoint_size INTEGER NOT NULL,
        checkpoint_root TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        pages INTEGER NOT NULL,
        state TEXT NOT NULL,
        how TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT uq_disclosures_about_document_copy_number UNIQUE (about, document, copy_number),
        CONSTRAINT ck_disclosures_row_version CHECK (row_version > 0)
    )
     STRICT
    """,
    """
    CREATE TABLE incidents (
        id TEXT NOT NULL,
        reference TEXT NOT NULL,
        summary TEXT NOT NULL,
        child_words TEXT NOT NULL,
        happened TEXT NOT NULL,
        discovered TEXT NOT NULL,
        reported TEXT,
        recorded TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        owner TEXT NOT NULL,
        told_by TEXT NOT NULL,
        told_how TEXT NOT NULL,
        platform TEXT NOT NULL,
        address TEXT NOT NULL,
        device TEXT NOT NULL,
        place TEXT NOT NULL,
        categories TEXT NOT NULL,
        severity INTEGER NOT NULL,
        severity_reason TEXT NOT NULL,
        immediate_action TEXT NOT NULL,
        wishes TEXT NOT NULL,
        sexual_image INTEGER NOT NULL,
        status TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT uq_incidents_reference UNIQUE (reference),
        CONSTRAINT ck_incidents_row_version CHECK (row_version > 0)
    )
     STRICT
    """,
    """
    CREATE TABLE members (
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        initials TEXT NOT NULL,
        job TEXT NOT NULL,
        role TEXT NOT NULL,
        public_key TEXT NOT NULL,
        person_id TEXT,
        started TEXT,
        ended TEXT,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_members_row_version CHECK (row_version > 0)
    )
     STRICT
    """,
    """
    CREATE TABLE people (
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        known_as TEXT NOT NULL,
        year_group TEXT NOT NULL,
        job TEXT NOT NULL,
        handles TEXT NOT NULL,
        note TEXT NOT NULL,
        member_id TEXT,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_people_row_version CHECK (row_version > 0)
    )
     STRICT
    """,
    """
    CREATE TABLE schools (
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        town TEXT NOT NULL,
        marking TEXT NOT NULL,
        idle_minutes INTEGER NOT NULL,
        is_demo INTEGER NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_schools_row_version CHECK (row_version > 0)
    )
     STRICT
    """,
    """
    CREATE TABLE series (
        name TEXT NOT NULL,
        last INTEGER NOT NULL,
        PRIMARY KEY (name)
    )
     STRICT
    """,
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
        recorded_by TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_decisions_row_version CHECK (row_version > 0),
        CONSTRAINT fk_decisions_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id)
    )
     STRICT
    """,
    """
    CREATE TABLE described_items (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        shows TEXT NOT NULL,
        said_by TEXT NOT NULL,
        where_it_is TEXT NOT NULL,
        seen_by TEXT NOT NULL,
        held_by TEXT NOT NULL,
        seen_when TEXT NOT NULL,
        steps TEXT NOT NULL,
        sexual_image INTEGER NOT NULL,
        recorded TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_described_items_row_version CHECK (row_version > 0),
        CONSTRAINT fk_described_items_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id)
    )
     STRICT
    """,
    """
    CREATE TABLE exemptions (
        id TEXT NOT NULL,
        reference TEXT NOT NULL,
        kind TEXT NOT NULL,
        staff_id TEXT NOT NULL,
        standing TEXT NOT NULL,
        other_party TEXT NOT NULL,
        other_is_pupil TEXT NOT NULL,
        relationship TEXT NOT NULL,
        begun TEXT NOT NULL,
        known_to TEXT NOT NULL,
        platforms TEXT NOT NULL,
        declared_on TEXT NOT NULL,
        dsl_discussion TEXT NOT NULL,
        head_discussion TEXT NOT NULL,
        chair_discussion TEXT NOT NULL,
        decision TEXT NOT NULL,
        decided_on TEXT,
        decided_by TEXT NOT NULL,
        reason TEXT NOT NULL,
        conditions TEXT NOT NULL,
        advice TEXT NOT NULL,
        risk_learner TEXT NOT NULL,
        risk_staff TEXT NOT NULL,
        risk_setting TEXT NOT NULL,
        parent_told TEXT NOT NULL,
        in_force_from TEXT,
        in_force_to TEXT,
        review_on TEXT,
        ended_on TEXT,
        ended_reason TEXT NOT NULL,
        recorded TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT uq_exemptions_reference UNIQUE (reference),
        CONSTRAINT ck_exemptions_row_version CHECK (row_version > 0),
        CONSTRAINT fk_exemptions_staff_id FOREIGN KEY(staff_id) REFERENCES people (id)
    )
     STRICT
    """,
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
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT uq_exhibits_number UNIQUE (number),
        CONSTRAINT ck_exhibits_row_version CHECK (row_version > 0),
        CONSTRAINT fk_exhibits_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id)
    )
     STRICT
    """,
    """
    CREATE TABLE involvements (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        person_id TEXT NOT NULL,
        part TEXT NOT NULL,
        note TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_involvements_row_version CHECK (row_version > 0),
        CONSTRAINT fk_involvements_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id),
        CONSTRAINT fk_involvements_person_id FOREIGN KEY(person_id) REFERENCES people (id)
    )
     STRICT
    """,
    """
    CREATE TABLE notes (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        text TEXT NOT NULL,
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
    CREATE TABLE notices (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        to_kind TEXT NOT NULL,
        to_name TEXT NOT NULL,
        was_told INTEGER NOT NULL,
        at TEXT NOT NULL,
        method TEXT NOT NULL,
        "by" TEXT NOT NULL,
        said TEXT NOT NULL,
        response TEXT NOT NULL,
        reason_not_told TEXT NOT NULL,
        acknowledged TEXT,
        acknowledged_by TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_notices_row_version CHECK (row_version > 0),
        CONSTRAINT fk_notices_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id)
    )
     STRICT
    """,
    """
    CREATE TABLE referrals (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        route TEXT NOT NULL,
        organisation TEXT NOT NULL,
        spoke_to TEXT NOT NULL,
        method TEXT NOT NULL,
        made TEXT NOT NULL,
        made_by TEXT NOT NULL,
        shared TEXT NOT NULL,
        informed TEXT NOT NULL,
        "references" TEXT NOT NULL,
        acknowledged TEXT,
        acknowledged_by TEXT NOT NULL,
        advice TEXT NOT NULL,
        action_taken TEXT NOT NULL,
        outcome TEXT NOT NULL,
        closed TEXT,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_referrals_row_version CHECK (row_version > 0),
        CONSTRAINT fk_referrals_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id)
    )
     STRICT
    """,
)
_INDEXES = (
    "CREATE INDEX ix_audit_entries_subject_number ON audit_entries (subject, number)",
    "CREATE INDEX ix_incidents_discovered ON incidents (discovered)",
    "CREATE INDEX ix_incidents_status_discovered ON incidents (status, discovered)",
    "CREATE INDEX ix_people_name ON people (name)",
    "CREATE INDEX ix_decisions_incident_id ON decisions (incident_id)",
    "CREATE INDEX ix_described_items_incident_id ON described_items (incident_id)",
    "CREATE INDEX ix_exemptions_review_on ON exemptions (review_on)",
    "CREATE INDEX ix_exemptions_staff_id ON exemptions (staff_id)",
    "CREATE INDEX ix_exhibits_incident_id ON exhibits (incident_id)",
    "CREATE INDEX ix_involvements_incident_id ON involvements (incident_id)",
    "CREATE INDEX ix_involvements_person_id ON involvements (person_id)",
    "CREATE INDEX ix_notes_incident_id ON notes (incident_id)",
    "CREATE INDEX ix_notices_incident_id ON notices (incident_id)",
    "CREATE INDEX ix_referrals_incident_id ON referrals (incident_id)",
)
_GUARDS = (
    """
    CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries
    BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END
    """,
    """
    CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries
    BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END
    """,
    """
    CREATE TRIGGER audit_entries_in_order BEFORE INSERT ON audit_entries
    WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM audit_entries)
    BEGIN SELECT RAISE(ABORT, 'the audit trail is appended to in order'); END
    """,
    """
    CREATE TRIGGER audit_payloads_no_update BEFORE UPDATE ON audit_payloads
    BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END
    """,
    """
    CREATE TRIGGER audit_payloads_no_delete BEFORE DELETE ON audit_payloads
    BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END
    """,
    """
    CREATE TRIGGER audit_payloads_in_order BEFORE INSERT ON audit_payloads
    WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM audit_payloads)
    BEGIN SELECT RAISE(ABORT, 'the audit trail is appended to in order'); END
    """,
)
_SEARCH = (
    """
    CREATE VIRTUAL TABLE search_words USING fts5(
        record UNINDEXED, owner UNINDEXED, kind UNINDEXED, words,
        tokenize = 'unicode61 remove_diacritics 2'
    )
    """,
    "INSERT INTO search_words (search_words, rank) VALUES ('secure-delete', 1)",
)


def upgrade() -> None:
    for statement in (*_TABLES, *_INDEXES, *_GUARDS, *_SEARCH):
        op.get_bind().exec_driver_sql(statement)

"""What 0004 makes for records in words: their tables, and codes beside what a described item says. Frozen text."""

from __future__ import annotations

STEPS = (
    "ALTER TABLE described_items RENAME TO described_items_before",
    "DROP INDEX ix_described_items_incident_id",
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
        where_kind TEXT NOT NULL,
        holder_kind TEXT NOT NULL,
        steps_taken TEXT NOT NULL,
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
    INSERT INTO described_items
        (id, incident_id, shows, said_by, where_it_is, seen_by, held_by, seen_when,
        steps, where_kind, holder_kind, steps_taken, sexual_image, recorded, recorded_by, row_version)
    SELECT id, incident_id, shows, said_by, where_it_is, seen_by, held_by, seen_when,
        steps, '', '', '[]', sexual_image, recorded, recorded_by, row_version
    FROM described_items_before
    """,
    "DROP TABLE described_items_before",
    "CREATE INDEX ix_described_items_incident_id ON described_items (incident_id)",
    """
    CREATE TABLE held_elsewhere (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        document TEXT NOT NULL,
        from_whom TEXT NOT NULL,
        dated TEXT NOT NULL,
        where_filed TEXT NOT NULL,
        why_not_here TEXT NOT NULL,
        recorded TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_held_elsewhere_row_version CHECK (row_version > 0),
        CONSTRAINT fk_held_elsewhere_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id)
    )
     STRICT
    """,
    "CREATE INDEX ix_held_elsewhere_incident_id ON held_elsewhere (incident_id)",
    """
    CREATE TABLE known_holders (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        holder TEXT NOT NULL,
        platform TEXT NOT NULL,
        received_from TEXT NOT NULL,
        sent_to TEXT NOT NULL,
        shared_when TEXT NOT NULL,
        source TEXT NOT NULL,
        still_held TEXT NOT NULL,
        note TEXT NOT NULL,
        recorded TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_known_holders_row_version CHECK (row_version > 0),
        CONSTRAINT fk_known_holders_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id)
    )
     STRICT
    """,
    "CREATE INDEX ix_known_holders_incident_id ON known_holders (incident_id)",
    """
    CREATE TABLE accidental_viewings (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        viewed_by TEXT NOT NULL,
        viewed TEXT,
        where_viewed TEXT NOT NULL,
        how_it_came TEXT NOT NULL,
        done_next TEXT NOT NULL,
        told_whom TEXT NOT NULL,
        told TEXT,
        not_deleted INTEGER NOT NULL,
        not_forwarded INTEGER NOT NULL,
        not_shown INTEGER NOT NULL,
        welfare TEXT NOT NULL,
        welfare_by TEXT NOT NULL,
        recorded TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_accidental_viewings_row_version CHECK (row_version > 0),
        CONSTRAINT fk_accidental_viewings_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id)
    )
     STRICT
    """,
    "CREATE INDEX ix_accidental_viewings_incident_id ON accidental_viewings (incident_id)",
    """
    CREATE TABLE decisions_to_view (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        viewing_reasons TEXT NOT NULL,
        why_only_way TEXT NOT NULL,
        agreed_by TEXT NOT NULL,
        agreed TEXT,
        viewed_by TEXT NOT NULL,
        present TEXT NOT NULL,
        viewed TEXT,
        where_viewed TEXT NOT NULL,
        same_sex TEXT NOT NULL,
        outcome_of_viewing TEXT NOT NULL,
        signed TEXT NOT NULL,
        signed_by TEXT NOT NULL,
        countersigned TEXT,
        countersigned_by TEXT,
        recorded TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_decisions_to_view_row_version CHECK (row_version > 0),
        CONSTRAINT fk_decisions_to_view_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id)
    )
     STRICT
    """,
    "CREATE INDEX ix_decisions_to_view_incident_id ON decisions_to_view (incident_id)",
    """
    CREATE TABLE searches (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        searched TEXT,
        where_searched TEXT NOT NULL,
        searched_by TEXT NOT NULL,
        witness TEXT NOT NULL,
        who_or_what TEXT NOT NULL,
        search_reason TEXT NOT NULL,
        authorised_by TEXT NOT NULL,
        what_found TEXT NOT NULL,
        held_item TEXT NOT NULL,
        follow_up TEXT NOT NULL,
        parents_told TEXT NOT NULL,
        recorded TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_searches_row_version CHECK (row_version > 0),
        CONSTRAINT fk_searches_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id)
    )
     STRICT
    """,
    "CREATE INDEX ix_searches_incident_id ON searches (incident_id)",
    """
    CREATE TABLE deletions (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        what_to_delete TEXT NOT NULL,
        agreement TEXT NOT NULL,
        agreed_by TEXT NOT NULL,
        agreed TEXT,
        why_not_needed TEXT NOT NULL,
        asked_whom TEXT NOT NULL,
        asked TEXT,
        deadline TEXT,
        confirmed_by TEXT NOT NULL,
        confirmed TEXT,
        checks_made TEXT NOT NULL,
        report_remove TEXT NOT NULL,
        recorded TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_deletions_row_version CHECK (row_version > 0),
        CONSTRAINT fk_deletions_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id)
    )
     STRICT
    """,
    "CREATE INDEX ix_deletions_incident_id ON deletions (incident_id)",
    """
    CREATE TABLE initial_reviews (
        id TEXT NOT NULL,
        incident_id TEXT NOT NULL,
        reviewed TEXT,
        took_part TEXT NOT NULL,
        what_is_known TEXT NOT NULL,
        referral_triggers TEXT NOT NULL,
        why_triggers TEXT NOT NULL,
        ages TEXT NOT NULL,
        sharing_intents TEXT NOT NULL,
        how_widely TEXT NOT NULL,
        where_shared TEXT NOT NULL,
        child_knows TEXT NOT NULL,
        off_devices TEXT NOT NULL,
        risk_factors TEXT NOT NULL,
        spoken_with TEXT NOT NULL,
        parents_informed TEXT NOT NULL,
        why_not_informed TEXT NOT NULL,
        review_decision TEXT NOT NULL,
        review_again TEXT,
        reviewed_again TEXT,
        recorded TEXT NOT NULL,
        recorded_by TEXT NOT NULL,
        row_version INTEGER NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT ck_initial_reviews_row_version CHECK (row_version > 0),
        CONSTRAINT fk_initial_reviews_incident_id FOREIGN KEY(incident_id) REFERENCES incidents (id)
    )
     STRICT
    """,
    "CREATE INDEX ix_initial_reviews_incident_id ON initial_reviews (incident_id)",
)

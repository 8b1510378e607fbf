"""What 0005 adds so that Today need not read what is long closed, or was given back: four indexes. Frozen text."""

from __future__ import annotations

STEPS = (
    "CREATE UNIQUE INDEX IF NOT EXISTS ix_incidents_serious ON incidents (id) WHERE severity >= 3",
    "CREATE INDEX ix_closures_standing ON closures (closed, incident_id) WHERE reopened IS NULL",
    "CREATE INDEX ix_sign_offs_disagreed ON sign_offs (incident_id) WHERE answer = 'disagreed'",
    "CREATE INDEX ix_custody_of_held_items ON custody (about, id, kind, receipt) WHERE about_kind = 'held_item'",
)

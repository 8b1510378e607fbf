"""What 0005 adds so that Today need not read what is long closed, or was given back: three indexes. Frozen text."""

from __future__ import annotations

STEPS = (
    "CREATE UNIQUE INDEX IF NOT EXISTS ix_incidents_serious ON incidents (id) WHERE severity >= 3",
    "CREATE INDEX ix_closures_standing ON closures (closed, incident_id) WHERE reopened IS NULL",
    "DROP INDEX ix_custody_about",
    "CREATE INDEX ix_custody_line ON custody (about, kind, id, receipt)",
)

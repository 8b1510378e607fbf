"""Plain copies taken out of the store to be looked at."""

from __future__ import annotations

from safetydesk.records.tables.metadata import (
    belongs_to,
    id_or_none,
    moment,
    moment_or_none,
    some_id,
    table,
    words,
)

COPIES_OUT = table(
    "copies_out",
    belongs_to("incident_id", "incidents"),
    some_id("exhibit_id"),
    words("number"),
    words("purpose"),
    words("place"),
    words("file_name"),
    moment("taken"),
    some_id("taken_by"),
    words("state"),
    moment_or_none("deleted"),
    id_or_none("deleted_by"),
    words("deleted_note"),
)

"""What was destroyed, by whom and on whose advice; and which audit entries lost what they told by it."""

from __future__ import annotations

from sqlalchemy import Column, Integer, Table

from safetydesk.records.column_types import IdText
from safetydesk.records.tables.metadata import (
    METADATA,
    belongs_to,
    compound,
    flag,
    id_or_none,
    moment,
    moment_or_none,
    number,
    some_id,
    table,
    words,
)

DESTRUCTIONS = table(
    "destructions",
    belongs_to("incident_id", "incidents"),
    some_id("exhibit_id"),
    words("number"),
    moment("asked"),
    some_id("asked_by"),
    words("authority"),
    words("reference"),
    words("reason"),
    number("size"),
    words("kind"),
    moment_or_none("confirmed"),
    id_or_none("confirmed_by"),
    moment_or_none("declined"),
    id_or_none("declined_by"),
    words("declined_reason"),
    compound("generations", tuple[str, ...]),
    compound("twins", tuple[str, ...]),
    flag("more_twins"),
    compound("copies", tuple[str, ...]),
)
DESTROYED_PAYLOADS = Table(
    "destroyed_payloads",
    METADATA,
    Column("number", Integer, primary_key=True, nullable=False, autoincrement=False),
    Column("destruction", IdText, nullable=False),
    sqlite_strict=True,
)
"""The entry's number and the destruction it went by. The guards of the trail ask this table."""

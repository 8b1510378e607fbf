"""Exhibits, described items and conversations."""

from __future__ import annotations

from sqlalchemy import Index, UniqueConstraint, func, literal_column

from safetydesk.domain.conversation import Line, Part
from safetydesk.domain.derivation import Derivation
from safetydesk.domain.exhibit import CaptureCard, SealedEvidence
from safetydesk.records.tables.metadata import belongs_to, compound, flag, moment, some_id, table, words

EXHIBITS = table(
    "exhibits",
    belongs_to("incident_id", "incidents"),
    words("number"),
    some_id("producer"),
    moment("added"),
    compound("sealed", SealedEvidence),
    compound("card", CaptureCard),
    words("state"),
    words("state_reason"),
    compound("derivation", Derivation),
    UniqueConstraint("number"),
)
FINGERPRINT = func.json_extract(EXHIBITS.c.sealed, literal_column("'$.sha256'"))
"""The SHA-256 of an exhibit's plain bytes, as the index below knows it: the same file is found without a scan."""
Index("ix_exhibits_fingerprint", FINGERPRINT)
DESCRIBED_ITEMS = table(
    "described_items",
    belongs_to("incident_id", "incidents"),
    words("shows"),
    words("said_by"),
    words("where_it_is"),
    words("seen_by"),
    words("held_by"),
    words("seen_when"),
    words("steps"),
    words("where_kind"),
    words("holder_kind"),
    compound("steps_taken", tuple[str, ...]),
    flag("sexual_image"),
    moment("recorded"),
    some_id("recorded_by"),
)
CONVERSATIONS = table(
    "conversations",
    belongs_to("incident_id", "incidents"),
    words("title"),
    compound("parts", tuple[Part, ...]),
    compound("lines", tuple[Line, ...]),
    words("ordered_how"),
    moment("recorded"),
    some_id("recorded_by"),
)

"""The tables, one module per subject. They come into being only by migration."""

from safetydesk.records.tables import (
    audit,
    copies_out,
    custody,
    destroying,
    evidence,
    exemptions,
    in_words,
    incidents,
    school,
    team,
)
from safetydesk.records.tables.metadata import METADATA

__all__ = [
    "METADATA",
    "audit",
    "copies_out",
    "custody",
    "destroying",
    "evidence",
    "exemptions",
    "in_words",
    "incidents",
    "school",
    "team",
]

"""The tables, one module per subject. They come into being only by migration."""

from safetydesk.records.tables import audit, evidence, exemptions, incidents, school, team
from safetydesk.records.tables.metadata import METADATA

__all__ = ["METADATA", "audit", "evidence", "exemptions", "incidents", "school", "team"]

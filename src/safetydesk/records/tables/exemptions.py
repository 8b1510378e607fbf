"""The register of exemptions."""

from __future__ import annotations

from sqlalchemy import Index, UniqueConstraint

from safetydesk.domain.exemption import Discussion
from safetydesk.records.tables.metadata import (
    belongs_to,
    compound,
    day,
    day_or_none,
    moment,
    some_id,
    table,
    words,
)  # fmt: skip

EXEMPTIONS = table(
    "exemptions",
    words("reference"),
    words("kind"),
    belongs_to("staff_id", "people"),
    words("standing"),
    words("other_party"),
    words("other_is_pupil"),
    words("relationship"),
    words("begun"),
    words("known_to"),
    words("platforms"),
    day("declared_on"),
    compound("dsl_discussion", Discussion),
    compound("head_discussion", Discussion),
    compound("chair_discussion", Discussion),
    words("decision"),
    day_or_none("decided_on"),
    words("decided_by"),
    words("reason"),
    words("conditions"),
    words("advice"),
    words("risk_learner"),
    words("risk_staff"),
    words("risk_setting"),
    words("parent_told"),
    day_or_none("in_force_from"),
    day_or_none("in_force_to"),
    day_or_none("review_on"),
    day_or_none("ended_on"),
    words("ended_reason"),
    moment("recorded"),
    some_id("recorded_by"),
    UniqueConstraint("reference"),
)
Index(None, EXEMPTIONS.c.review_on)

"""Escalation: whom it was taken to, by when, why, and how it ended; and the school's own values.

No record's text changes: what is new is empty, and what is empty is not in the text.
"""

from __future__ import annotations

from alembic import op

from safetydesk.records.migrations.of_0005 import STEPS

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None
MAKES: frozenset[str] = frozenset(
    {
        "house_values",
        "agencies",
        "circumstances",
        "call_attempts",
        "deadline_changes",
        "takedowns",
        "takedown_steps",
        "incident_links",
        "closures",
        "sign_offs",
        "debriefs",
        "actions",
        "threshold_decisions",
        "allegation_outcomes",
        "pathway_steps",
        "access_bans",
        "agency_sheets",
    }
)
"""Tables that no earlier version has."""


def upgrade() -> None:
    for statement in STEPS:
        op.get_bind().exec_driver_sql(statement)

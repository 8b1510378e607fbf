"""Evidence in depth: what is held, in whose hands, in which words, and what became of it.

No record's text changes: what is new is empty, and what is empty is not in the text.
"""

from __future__ import annotations

from alembic import op

from safetydesk.records.migrations.of_0004 import STEPS

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None
MAKES: frozenset[str] = frozenset(
    {
        "initial_reviews",
        "held_elsewhere",
        "known_holders",
        "accidental_viewings",
        "decisions_to_view",
        "searches",
        "deletions",
        "conversations",
        "copies_out",
        "held_items",
        "custody",
        "destroyed_payloads",
        "destructions",
    }
)
"""Tables that no earlier version has."""


def upgrade() -> None:
    for statement in STEPS:
        op.get_bind().exec_driver_sql(statement)

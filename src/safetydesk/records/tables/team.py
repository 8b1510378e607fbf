"""Who may open what, who answers for it, and who stands in for whom."""

from __future__ import annotations

from sqlalchemy import Index

from safetydesk.records.tables.metadata import (
    day,
    id_or_none,
    moment,
    moment_or_none,
    some_id,
    table,
    words,
)  # fmt: skip

RESTRICTIONS = table(
    "restrictions",
    some_id("about"),
    words("about_kind"),
    moment("since"),
    some_id("by"),
    words("reason"),
    moment_or_none("lifted"),
    id_or_none("lifted_by"),
    words("lifted_reason"),
)
Index(None, RESTRICTIONS.c.about)
PERMISSIONS = table(
    "permissions",
    some_id("about"),
    some_id("member_id"),
    moment("given"),
    some_id("given_by"),
    moment_or_none("ended"),
    id_or_none("ended_by"),
)
Index(None, PERMISSIONS.c.about)
HAND_OVERS = table(
    "hand_overs",
    some_id("about"),
    words("about_kind"),
    some_id("from_member"),
    some_id("to_member"),
    moment("at"),
    some_id("by"),
    words("reason"),
)
Index(None, HAND_OVERS.c.about)
COVERS = table(
    "covers",
    some_id("absent"),
    some_id("stands_in"),
    day("starts"),
    day("ends"),
    words("note"),
    moment("recorded"),
    some_id("recorded_by"),
    moment_or_none("withdrawn"),
)

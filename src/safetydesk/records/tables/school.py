"""The school, its team, its people, and the copies that left."""

from __future__ import annotations

from sqlalchemy import Index, UniqueConstraint

from safetydesk.records.tables.metadata import (
    compound,
    flag,
    id_or_none,
    moment,
    moment_or_none,
    number,
    some_id,
    table,
    words,
)  # fmt: skip

SCHOOLS = table(
    "schools",
    words("name"),
    words("town"),
    words("marking"),
    number("idle_minutes"),
    flag("is_demo"),
    words("backup_place"),
    words("pc_keeper"),
    words("exhibit_separator"),
)
MEMBERS = table(
    "members",
    words("name"),
    words("initials"),
    words("job"),
    words("role"),
    words("public_key"),
    id_or_none("person_id"),
    moment_or_none("started"),
    moment_or_none("ended"),
)
PEOPLE = table(
    "people",
    words("name"),
    words("kind"),
    words("known_as"),
    words("year_group"),
    words("job"),
    compound("handles", tuple[str, ...]),
    words("note"),
    id_or_none("member_id"),
)
Index(None, PEOPLE.c.name)
DISCLOSURES = table(
    "disclosures",
    some_id("about"),
    words("document"),
    words("recipient"),
    words("purpose"),
    words("basis"),
    number("copy_number"),
    moment("prepared"),
    some_id("prepared_by"),
    number("checkpoint_size"),
    words("checkpoint_root"),
    words("sha256"),
    number("pages"),
    words("state"),
    words("how"),
    UniqueConstraint("about", "document", "copy_number"),
)

"""Held items, and who had what from when."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Index, UniqueConstraint, literal_column

from safetydesk.records.tables.metadata import belongs_to, flag, id_or_none, moment, some_id, table, words

HELD_ITEMS = table(
    "held_items",
    belongs_to("incident_id", "incidents"),
    words("number"),
    some_id("producer"),
    words("description"),
    words("make_model"),
    words("imei"),
    words("colour"),
    words("condition"),
    words("power"),
    words("bag_seal"),
    words("place"),
    words("custodian_one"),
    words("custodian_two"),
    words("taken_from"),
    moment("taken"),
    words("reason"),
    words("note"),
    moment("recorded"),
    some_id("recorded_by"),
    UniqueConstraint("number"),
)
CUSTODY = table(
    "custody",
    belongs_to("incident_id", "incidents"),
    some_id("about"),
    words("about_kind"),
    words("kind"),
    moment("at"),
    words("from_who"),
    words("to_who"),
    words("purpose"),
    words("place"),
    words("seal"),
    words("receipt"),
    words("witness"),
    words("note"),
    id_or_none("corrects"),
    flag("is_struck"),
    moment("recorded"),
    some_id("recorded_by"),
)
Index(None, CUSTODY.c.about)
OF_HELD_ITEMS: ColumnElement[bool] = CUSTODY.c.about_kind == literal_column("'held_item'")
"""SQLite takes a partial index only where the query says its condition word for word."""
Index(
    "ix_custody_of_held_items",
    CUSTODY.c.about,
    CUSTODY.c.id,
    CUSTODY.c.kind,
    CUSTODY.c.receipt,
    sqlite_where=OF_HELD_ITEMS,
)

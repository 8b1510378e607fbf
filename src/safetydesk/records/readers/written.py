"""When an entry of the trail was written, asked of its own text: to read hundreds of texts whole takes longer."""

from __future__ import annotations

from sqlalchemy import ColumnElement, FromClause, case, func

from safetydesk.domain.clock import Moment
from safetydesk.records.column_types import moment_of
from safetydesk.records.tables.audit import ENTRIES


def written_at(entries: FromClause = ENTRIES) -> ColumnElement[str]:
    """Its `at` as text; NULL where the text is none of ours, which `written` refuses."""
    text = entries.c.text
    return case((func.json_valid(text), func.json_extract(text, "$.at"))).label("at")


def written(at: str | None) -> Moment:
    """Raises ValueError for what `written_at` did not find: within `readable` that is damage."""
    if at is None:
        raise ValueError("an entry of the trail without a time")
    return moment_of(at)

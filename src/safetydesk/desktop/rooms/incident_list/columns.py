"""The columns of the list, and an incident as a line of it."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.desktop.kit.record_table import Cell, Column

TONES = {0: "neutral", 1: "low", 2: "moderate", 3: "serious", 4: "critical"}
"""Severity levels as badge tones."""


def columns() -> list[Column]:
    """In reading order."""
    return [
        Column("reference", wording.label("list_reference"), 130),
        Column("discovered", wording.label("list_discovered"), 148, spare=2),
        Column("what", wording.label("list_what_and_category"), 260, stretch=True),
        Column("people", wording.label("list_people"), 66, spare=3),
        Column("severity", wording.label("list_severity"), 118),
        Column("status", wording.label("list_status"), 66, spare=4),
    ]


def cells(
    reference: str,
    discovered: str,
    what: str,
    people: str,
    category: str,
    severity: tuple[int, str],
    status: str,
) -> list[Cell]:
    """One line, in the order of `columns`."""
    level, word = severity
    return [
        Cell(reference, strong=True),
        Cell(discovered),
        Cell(what, detail=category),
        Cell(people),
        Cell(word, badge=TONES[level]) if level else Cell(word, muted=True),
        Cell(status, muted=True),
    ]

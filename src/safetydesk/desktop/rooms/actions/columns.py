"""The columns of the tracker, and an action as a line of it."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.desktop.kit.record_table import Cell, Column


def columns() -> list[Column]:
    """In reading order."""
    return [
        Column("what", wording.label("actions_what"), 300, stretch=True),
        Column("owner", wording.label("actions_owner"), 170),
        Column("due", wording.label("actions_due"), 130),
        Column("state", wording.label("actions_state"), 120),
        Column("reference", wording.label("actions_reference"), 130, spare=2),
    ]


def cells(what: str, origin: str, owner: str, due: str, state: tuple[str, str], reference: str) -> list[Cell]:
    """One line, in the order of `columns`; `state` is its words and the tone of its badge."""
    words, tone = state
    return [
        Cell(what, strong=True, detail=origin),
        Cell(owner),
        Cell(due),
        Cell(words, badge=tone),
        Cell(reference, muted=True),
    ]

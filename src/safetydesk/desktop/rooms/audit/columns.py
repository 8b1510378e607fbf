"""The trail as rows of a table; the act itself is the row's key. A number would count what is hidden: there is none."""

from __future__ import annotations

from collections.abc import Sequence

from safetydesk import wording
from safetydesk.desktop.kit.record_table import Cell, Column, Row
from safetydesk.desktop.rooms.audit.presenter import Act


def columns() -> list[Column]:
    widths = {"when": 168, "who": 150, "what": 420}
    return [
        Column(key, wording.label(f"audit_col_{key}"), width, key == "what") for key, width in widths.items()
    ]


def rows_of(acts: Sequence[Act]) -> list[Row]:
    return [Row(act, (Cell(act.when, muted=True), Cell(act.who), Cell(act.words))) for act in acts]

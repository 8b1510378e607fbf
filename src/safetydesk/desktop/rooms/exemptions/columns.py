"""The register as rows of a table: decision and review as words with a tone, and the groups it is narrowed to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from safetydesk import wording
from safetydesk.desktop.kit.record_table import Cell, Column, Row
from safetydesk.domain.exemption import ENDED, IN_FORCE, NOT_NEEDED, PENDING, REFUSED
from safetydesk.domain.rows import ExemptionRow
from safetydesk.domain.vocabulary import Vocabulary

ALL, RUNNING, TO_REVIEW, WAITING, WAS_REFUSED, OVER = "all", "running", "review", "waiting", "refused", "over"
GROUPS = (ALL, RUNNING, TO_REVIEW, WAITING, WAS_REFUSED, OVER)
DECISION_TONES = {
    PENDING: "moderate",
    "agreed": "ok",
    "agreed_with_conditions": "ok",
    REFUSED: "serious",
    NOT_NEEDED: "neutral",
    ENDED: "neutral",
}


def columns(compact: bool = False) -> list[Column]:
    """`compact` sets the reference under the name, where large letters leave little room."""
    widths = {"reference": 110, "staff": 250, "other": 180, "decision": 196, "review": 136}
    if compact:
        widths = {"staff": 230, "other": 160, "decision": 222, "review": 150}
    return [
        Column(key, wording.label(f"ex_col_{key}"), width, key == "other") for key, width in widths.items()
    ]


def has_run_out(row: ExemptionRow, today: date) -> bool:
    """Agreed, but only up to a day that has gone."""
    return row.decision in IN_FORCE and row.in_force_to is not None and row.in_force_to < today


def is_overdue(row: ExemptionRow, today: date) -> bool:
    return _is_running(row, today) and row.review_on is not None and row.review_on < today


def in_group(row: ExemptionRow, group: str, today: date, near: date) -> bool:
    """Whether the row belongs to one of GROUPS. A review up to `near` is near. Raises KeyError for any other."""
    running = _is_running(row, today)
    return {
        ALL: True,
        RUNNING: running,
        TO_REVIEW: running and row.review_on is not None and row.review_on <= near,
        WAITING: row.decision == PENDING,
        WAS_REFUSED: row.decision == REFUSED,
        OVER: row.decision in (ENDED, NOT_NEEDED) or has_run_out(row, today),
    }[group]


def rows_of(
    found: Sequence[ExemptionRow], today: date, near: date, terms: Vocabulary, compact: bool = False
) -> list[Row]:
    return [_row(row, today, near, terms, compact) for row in found]


def decision_badge(decision: str, terms: Vocabulary) -> tuple[str, str]:
    """Words and tone."""
    return terms.term("exemption_decisions", decision).label, DECISION_TONES.get(decision, "neutral")


def review_badge(row: ExemptionRow, today: date, near: date) -> tuple[str, str]:
    """Words and tone; the tone is "" where nothing presses, the words where there is nothing to review."""
    if has_run_out(row, today) and row.in_force_to is not None:
        return wording.label("ex_ran_out", day=wording.date_words(row.in_force_to)), "neutral"
    if row.review_on is None or row.decision not in (*IN_FORCE, PENDING):
        return "", ""
    words = wording.date_words(row.review_on)
    if is_overdue(row, today):
        days = wording.count_words((today - row.review_on).days, "day")
        return wording.label("ex_review_late", days=days), "critical"
    return (words, "moderate") if row.review_on <= near else (words, "")


def _is_running(row: ExemptionRow, today: date) -> bool:
    return row.decision in IN_FORCE and not has_run_out(row, today)


def _row(row: ExemptionRow, today: date, near: date, terms: Vocabulary, compact: bool) -> Row:
    decided, tone = decision_badge(row.decision, terms)
    review, pressing = review_badge(row, today, near)
    kind = terms.term("exemption_kinds", row.kind).label
    cells = (
        Cell(row.staff, strong=True, detail=f"{row.reference} · {kind}" if compact else kind),
        Cell(row.other_party),
        Cell(decided, badge=tone),
        Cell(review, badge=pressing or None),
    )
    return Row(str(row.id), cells if compact else (Cell(row.reference, muted=True), *cells))

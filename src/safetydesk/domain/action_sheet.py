"""Who is to do what by when, as a sheet for a meeting: of one incident, or of the whole school."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from safetydesk.domain.clock import Moment
from safetydesk.domain.debrief import Action
from safetydesk.domain.rows import ActionRow


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionLine:
    """`reference` is "" on the sheet of one incident. `is_late` while it is open and its day has gone by."""

    reference: str = ""
    what: str
    owner: str
    due: date | None
    arisen_from: str = ""
    is_late: bool = False
    done: Moment | None = None
    done_note: str = ""
    not_done_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSheet:
    """Open ones by the day they are due, those without a day last; settled ones of one incident in their order."""

    open: tuple[ActionLine, ...]
    settled: tuple[ActionLine, ...] = ()


def sheet_of(actions: Iterable[Action], today: date) -> ActionSheet:
    """One incident's."""
    every = tuple(actions)
    return ActionSheet(
        open=by_day(_line(each, today) for each in every if each.is_open),
        settled=tuple(_line(each, today) for each in every if not each.is_open),
    )


def sheet_of_rows(rows: Iterable[ActionRow], today: date) -> ActionSheet:
    """The school's open ones."""
    lines = (
        ActionLine(
            reference=row.reference,
            what=row.what,
            owner=row.owner,
            due=row.due,
            arisen_from=row.arisen_from,
            is_late=row.is_overdue(today),
        )
        for row in rows
        if row.is_open
    )
    return ActionSheet(open=by_day(lines))


def by_day(lines: Iterable[ActionLine]) -> tuple[ActionLine, ...]:
    """What is due first before the others; equal days as they came."""
    return tuple(sorted(lines, key=lambda line: (line.due is None, line.due or date.max)))


def _line(action: Action, today: date) -> ActionLine:
    return ActionLine(
        what=action.what,
        owner=action.owner,
        due=action.due,
        arisen_from=action.arisen_from,
        is_late=action.is_open and action.due is not None and action.due < today,
        done=action.done,
        done_note=action.done_note,
        not_done_reason=action.not_done_reason,
    )

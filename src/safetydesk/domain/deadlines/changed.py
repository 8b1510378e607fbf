"""What was done to one clock, read in the order in which it was recorded: paused, extended, met, handed over.

Nothing of it is trusted blindly: an extension that does not reach beyond the due moment is none, and says so.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.calendars import Calendars
from safetydesk.domain.clock import Moment
from safetydesk.domain.deadline import MET, NOT_NEEDED, PAUSED, RUNNING, DeadlineRule
from safetydesk.domain.deadline_change import DeadlineChange
from safetydesk.domain.deadlines.counting import Pause, due_after, moved_by
from safetydesk.domain.deadlines.doubts import PAUSED_LATE, TOO_EARLY

RESUMED, EXTENDED, HANDED, COVERED = "resumed", "extended", "handed", "covered"
PAUSE, MET_OTHERWISE, NO_NEED = "paused", "met", "not_needed"
KINDS = (PAUSE, RESUMED, EXTENDED, MET_OTHERWISE, NO_NEED, HANDED, COVERED)
"""Codes of the list `clock_changes`."""
_SETTLES = {MET_OTHERWISE: MET, NO_NEED: NOT_NEEDED}


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a clock stands by what was done to it: `since` is when it was paused or settled."""

    state: str
    due: Moment
    since: Moment | None = None
    doubts: tuple[str, ...] = ()


def stand_of(
    rule: DeadlineRule, started: Moment, calendars: Calendars, changes: Sequence[DeadlineChange]
) -> Stand:
    """By its changes in the order of recording. A rule that may not be paused is not, whoever wrote that it was."""
    pauses: list[Pause] = []
    state, since = RUNNING, None
    until: Moment | None = None
    extended_at: Moment | None = None
    doubts: list[str] = []
    for change in changes:
        if change.kind == PAUSE and rule.may_pause and state == RUNNING:
            state, since = PAUSED, change.at
            if change.recorded.utc > _due(rule, started, calendars, pauses, until, extended_at).utc:
                doubts.append(PAUSED_LATE)
        elif change.kind == RESUMED and state != RUNNING:
            if state == PAUSED and since is not None:
                pauses.append(Pause(since, change.at))
            state, since = RUNNING, None
        elif change.kind in _SETTLES:
            if state == PAUSED and since is not None:
                pauses.append(Pause(since, change.at))
            state, since = _SETTLES[change.kind], change.at
        elif change.kind == EXTENDED and change.until is not None:
            if change.until.utc > _due(rule, started, calendars, pauses, until, extended_at).utc:
                until, extended_at = change.until, change.at
            else:
                doubts.append(TOO_EARLY)
    due = _due(rule, started, calendars, pauses, until, extended_at)
    return Stand(state, due, since, tuple(doubts))


def settled_by_word(
    every: Iterable[DeadlineChange], rule: str, record: UUID, since: Moment, until: Moment
) -> bool:
    """Whether what was last said of that clock settles it, and was recorded from `since` and before `until`."""
    said = [
        each
        for each in every
        if each.rule == rule and each.started_by == record and each.kind in (*_SETTLES, RESUMED, PAUSE)
    ]
    last = max(said, key=lambda each: (each.recorded.utc, str(each.id)), default=None)
    return last is not None and last.kind in _SETTLES and since.utc <= last.recorded.utc < until.utc


def _due(
    rule: DeadlineRule,
    started: Moment,
    calendars: Calendars,
    pauses: Sequence[Pause],
    until: Moment | None,
    extended_at: Moment | None,
) -> Moment:
    """What somebody set holds from then on; only what was paused after it moves it."""
    if until is None or extended_at is None:
        return due_after(started, rule.amount, rule.unit, calendars, pauses)
    return moved_by(until, [pause for pause in pauses if pause.began.utc >= extended_at.utc])


def responsible_of(
    owner: UUID | None,
    changes: Sequence[DeadlineChange],
    now: Moment,
    may_answer: Container[UUID] | None = None,
) -> UUID | None:
    """Who answers for it: whoever it was handed to last, or whoever covers at this moment; else its owner.

    `may_answer`: those on the team now who may open the incident. Whoever left, or may not see it any more, answers
    for nothing.
    """
    answers = owner
    for kind in (HANDED, COVERED):
        for change in changes:
            if (
                change.kind != kind
                or change.to_member is None
                or (kind == COVERED and not _is_now(change, now))
            ):
                continue
            if may_answer is None or change.to_member in may_answer:
                answers = change.to_member
            elif kind == HANDED:
                answers = owner
    return answers


def _is_now(cover: DeadlineChange, now: Moment) -> bool:
    return cover.at.utc <= now.utc and (cover.until is None or now.utc < cover.until.utc)

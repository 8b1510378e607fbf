"""What a change of a clock needs: a reason always, and nothing that contradicts how the clock stands."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.clock import Moment
from safetydesk.domain.deadline import PAUSED, RUNNING, Deadline, DeadlineRule
from safetydesk.domain.deadline_drafts import DeadlineChangeDraft
from safetydesk.domain.deadlines.changed import (
    COVERED,
    EXTENDED,
    HANDED,
    KINDS,
    MET_OTHERWISE,
    NO_NEED,
    PAUSE,
    RESUMED,
)

_OF_A_LIVE_CLOCK = frozenset({PAUSE, EXTENDED, MET_OTHERWISE, NO_NEED, HANDED, COVERED})


def check_change(
    draft: DeadlineChangeDraft,
    clock: Deadline,
    rule: DeadlineRule,
    members: Collection[UUID],
    may_open: Collection[UUID],
    now: Moment,
) -> Findings:
    """`members` are those on the team now, `may_open` those of them who may open the incident."""
    found = Findings(now)
    found.texts(draft)
    if draft.kind not in KINDS:
        found.say("kind", "not_in_the_list" if draft.kind else "needed")
        return found
    _standing(found, draft.kind, clock, rule)
    at = found.moment("at", draft.at, past_only=draft.kind != COVERED) or now
    if draft.kind == MET_OTHERWISE and not found.is_said("at") and at.utc < clock.started.utc:
        found.say("at", "met_before_start")
    if draft.kind in (PAUSE, RESUMED):
        _stopping(found, draft.kind, at, clock)
    if draft.kind == EXTENDED:
        _until(found, draft.until, clock, needed=True)
        if not rule.may_pause:
            found.need("agreed_by", draft.agreed_by)
    if draft.kind == COVERED:
        _cover(found, draft.until, at)
    if draft.kind in (HANDED, COVERED):
        _member(found, draft.to_member, members, may_open)
    found.need("reason", draft.reason)
    return found


def _standing(found: Findings, kind: str, clock: Deadline, rule: DeadlineRule) -> None:
    if clock.is_taken_off or (kind in _OF_A_LIVE_CLOCK and not clock.is_live):
        found.say("kind", "clock_settled")
    elif kind == PAUSE and not rule.may_pause:
        found.say("kind", "clock_never_pauses")
    elif kind == PAUSE and clock.state == PAUSED:
        found.say("kind", "clock_paused_already")
    elif kind == RESUMED and (clock.state == RUNNING or not _was_stopped(clock)):
        found.say("kind", "clock_runs")


def _stopping(found: Findings, kind: str, at: Moment, clock: Deadline) -> None:
    """A pause is not dated back to before a due moment that has passed: what was overdue stays so."""
    if at.utc < (clock.since or clock.started).utc:
        found.say("at", "change_before_start")
    elif kind == PAUSE and at.utc < clock.due.utc < found.now.utc:
        found.say("at", "pause_before_overdue", due=clock.due.text())


def _cover(found: Findings, typed: str, at: Moment) -> None:
    until = found.moment("until", typed, past_only=False)
    if not typed.strip():
        found.say("until", "needed")
    elif until is not None and until.utc <= at.utc:
        found.say("until", "end_before_start")


def _was_stopped(clock: Deadline) -> bool:
    """By somebody's word: what a record met, only that record can start again."""
    return clock.state == PAUSED or clock.settled_by.startswith("change:")


def _until(found: Findings, typed: str, clock: Deadline, *, needed: bool) -> None:
    until = found.moment("until", typed, past_only=False)
    if until is None:
        if needed and not found.is_said("until"):
            found.say("until", "needed")
        return
    if until.utc <= clock.due.utc:
        found.say("until", "extension_too_early")
    elif until.utc <= found.now.utc:
        found.say("until", "extension_is_past")


def _member(found: Findings, typed: str, members: Collection[UUID], may_open: Collection[UUID]) -> None:
    if not typed.strip():
        found.say("to_member", "needed")
    elif typed not in {str(member) for member in members}:
        found.say("to_member", "not_on_the_team")
    elif typed not in {str(member) for member in may_open}:
        found.say("to_member", "may_not_open_it")

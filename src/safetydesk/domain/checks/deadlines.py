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
    draft: DeadlineChangeDraft, clock: Deadline, rule: DeadlineRule, members: Collection[UUID], now: Moment
) -> Findings:
    """`members` are those on the team now."""
    found = Findings(now)
    found.texts(draft)
    if draft.kind not in KINDS:
        found.say("kind", "not_in_the_list" if draft.kind else "needed")
        return found
    _standing(found, draft.kind, clock, rule)
    at = found.moment("at", draft.at, past_only=draft.kind != COVERED) or now
    if draft.kind == MET_OTHERWISE and not found.is_said("at") and at.utc < clock.started.utc:
        found.say("at", "met_before_start")
    if draft.kind in (PAUSE, RESUMED) and at.utc < (clock.since or clock.started).utc:
        found.say("at", "change_before_start")
    if draft.kind == EXTENDED:
        _until(found, draft.until, clock, needed=True)
    if draft.kind == COVERED:
        until = found.moment("until", draft.until, past_only=False)
        if not draft.until.strip():
            found.say("until", "needed")
        elif until is not None and until.utc <= at.utc:
            found.say("until", "end_before_start")
    if draft.kind in (HANDED, COVERED):
        _member(found, draft.to_member, members)
    found.need("reason", draft.reason)
    return found


def _standing(found: Findings, kind: str, clock: Deadline, rule: DeadlineRule) -> None:
    if kind in _OF_A_LIVE_CLOCK and not clock.is_live:
        found.say("kind", "clock_settled")
    elif kind == PAUSE and not rule.may_pause:
        found.say("kind", "clock_never_pauses")
    elif kind == PAUSE and clock.state == PAUSED:
        found.say("kind", "clock_paused_already")
    elif kind == RESUMED and (clock.state == RUNNING or not _was_stopped(clock)):
        found.say("kind", "clock_runs")


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


def _member(found: Findings, typed: str, members: Collection[UUID]) -> None:
    if not typed.strip():
        found.say("to_member", "needed")
    elif typed not in {str(member) for member in members}:
        found.say("to_member", "not_on_the_team")

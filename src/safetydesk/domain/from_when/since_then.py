"""What was done of an incident since it was opened again, or since it became as serious as it is.

What was decided before was decided of something else: it stays on record, and settles nothing of what is known now.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.closure import Closure
from safetydesk.domain.from_when.formerly import SERIOUS_FROM
from safetydesk.domain.from_when.since import since_level


def asked_anew(case: CaseFile) -> Moment | None:
    """Since when what is decided of it has to be decided anew: opened again, or raised to serious and above."""
    last = opened_last(case)
    at = [last.reopened] if last is not None and last.reopened is not None else []
    raised = since_level(case, case.incident.severity)
    if raised.anew is not None and case.incident.severity >= SERIOUS_FROM:
        at.append(raised.anew)
    return max(at, key=lambda each: each.utc, default=None)


def opened_last(case: CaseFile) -> Closure | None:
    """The closing after which it was opened again last."""
    return max(openings(case), key=lambda each: each[1].utc, default=(None, None))[0]


def openings(case: CaseFile) -> list[tuple[Closure, Moment]]:
    """Each closing after which it was opened again, with when it was, the earliest first."""
    over = [(each, each.reopened) for each in case.closures if each.reopened is not None]
    return sorted(over, key=lambda each: each[1].utc)


def decided_since(case: CaseFile, since: Moment) -> CaseFile:
    """With no decision of before."""
    minute = minute_of(since)
    return replace(
        case,
        decisions=tuple(each for each in case.decisions if each.decided.utc >= minute),
        threshold_decisions=tuple(each for each in case.threshold_decisions if each.decided.utc >= minute),
    )


def done_since(case: CaseFile, since: Moment) -> CaseFile:
    """With no decision of before, and nobody told or asked to take anything down."""
    minute = minute_of(since)
    return replace(
        decided_since(case, since),
        referrals=tuple(each for each in case.referrals if each.made.utc >= minute),
        notices=tuple(each for each in case.notices if each.at.utc >= minute),
        takedown_steps=tuple(each for each in case.takedown_steps if each.at.utc >= minute),
    )


def done_before(case: CaseFile, until: Moment) -> CaseFile:
    """With no decision made since, nobody told since and nothing closed since: the rest of what `done_since` keeps."""
    minute = minute_of(until)
    return replace(
        case,
        decisions=tuple(each for each in case.decisions if each.decided.utc < minute),
        threshold_decisions=tuple(each for each in case.threshold_decisions if each.decided.utc < minute),
        referrals=tuple(each for each in case.referrals if each.made.utc < minute),
        notices=tuple(each for each in case.notices if each.at.utc < minute),
        takedown_steps=tuple(each for each in case.takedown_steps if each.at.utc < minute),
        closures=tuple(each for each in case.closures if each.closed.utc < minute),
    )


def minute_of(since: Moment) -> datetime:
    """Times are typed by the minute: what was done in that very minute counts."""
    return since.utc.replace(second=0, microsecond=0)

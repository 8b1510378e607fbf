"""Closed and opened again any number of times: a clock that nothing may stop, against a walk through what was answered.

A story goes by days: what was answered, what somebody said of the clock that ran, and when it was closed and opened.
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.domain.deadlines.test_clocks import FRIDAY, a_case, ground

import builders
import escalation_builders as more
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.deadline import MET
from safetydesk.domain.deadlines.clocks import changes_of_no_clock, clocks_of, live_clocks_of

DONE, UNDONE, WORD, OPENED = "done", "undone", "word", "opened"
OF_RULE = {
    "welfare_check": ("THREAT", 0, {"child_safe": ("yes", "no")}),
    "review_critical": ("BULLY", 4, {"police": ("not_refer", "refer"), "social_care": ("not_refer", "refer")}),
}  # fmt: skip
"""Its category and level, and what answers it, or does not."""


def day(number: int) -> Moment:
    return FRIDAY.plus(timedelta(days=number))


def expected(story: list[str]) -> list[tuple[int, bool]]:
    """Of each clock on what day it began, and whether it was met."""
    began, is_done, is_said = 0, False, False
    found = []
    for number, act in enumerate(story, start=1):
        if act in (DONE, UNDONE):
            is_done = act == DONE
        elif act == WORD:
            is_said = True
        elif is_done or is_said:
            found.append((began, True))
            began, is_done, is_said = number, False, False
    return [*found, (began, is_done or is_said)]


def a_story(rule: str, story: list[str]) -> CaseFile:
    """It was closed an hour before it was opened again."""
    category, severity, answers = OF_RULE[rule]
    decisions, notices, changes, closures = [], [], [], []
    for number, act in enumerate(story, start=1):
        at, record = day(number), builders.a_record_id(4000 + 10 * number)
        if act == OPENED:
            shut = day(number).plus(timedelta(hours=-1))
            closures.append(
                more.a_closure(id=record, closed=shut, reopened=at, reopened_by=builders.MEMBER_ID)
            )
        elif act == WORD:
            began = expected(story[: number - 1])[-1][0]
            by = builders.a_record_id(4000 + 10 * began) if began else builders.INCIDENT_ID
            changes.append(
                more.a_deadline_change(
                    id=record,
                    rule=rule,
                    started_by=by,
                    kind="met",
                    to_member=None,
                    until=None,
                    at=at,
                    recorded=at,
                )
            )
        else:
            for place, (question, (done, undone)) in enumerate(answers.items(), start=1):
                decisions.append(
                    builders.a_decision(
                        id=builders.a_record_id(4000 + 10 * number + place),
                        question=question,
                        answer=done if act == DONE else undone,
                        decided=at,
                    )
                )
            notices.append(builders.a_notice(id=record, to_kind="head", at=at))
    return a_case(
        category,
        severity=severity,
        decisions=tuple(decisions),
        notices=tuple(notices),
        deadline_changes=tuple(changes),
        closures=tuple(closures),
    )


@pytest.mark.parametrize("rule", [*OF_RULE])
@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from([DONE, UNDONE, WORD, OPENED, OPENED]), max_size=9))
@example([DONE, OPENED, OPENED])
@example([DONE, OPENED, UNDONE, OPENED, DONE, OPENED])
@example([OPENED, WORD, OPENED, OPENED, WORD])
def test_what_was_met_begins_once_more_and_what_was_not_goes_on(rule: str, story: list[str]) -> None:
    case, here = a_story(rule, story), ground(day(len(story) + 1))
    clocks = [each for each in clocks_of(case, here) if each.rule_code == rule]
    clocks.sort(key=lambda each: each.started.utc)
    found = [((each.started.utc - FRIDAY.utc).days, each.state == MET) for each in clocks]
    assert found == expected(story)
    live = [each for each in live_clocks_of(case, here) if each.rule_code == rule]
    assert live == [each for each in clocks if each.is_live], "Today and the page agree"
    assert changes_of_no_clock(case, clocks) == ()

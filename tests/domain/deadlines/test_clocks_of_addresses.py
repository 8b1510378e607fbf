"""Clocks of what is online: back again, chased, and asked of a parent."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from tests.domain.deadlines.test_clocks import CALENDARS, FRIDAY, VOCABULARY, a_case, at, clock_of, ground

import builders
import escalation_builders as more
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.deadline import MET, RUNNING
from safetydesk.domain.deadlines.clocks import clocks_of
from safetydesk.domain.takedown_standing import standings


def an_address(*kinds: str, hours: int = 24) -> CaseFile:
    """One address whose steps came so many hours apart, from Friday on."""
    steps = tuple(
        more.a_takedown_step(
            id=builders.a_record_id(81 + n),
            kind=kind,
            at=FRIDAY.plus(timedelta(hours=hours * n)),
            route="platform" if kind == "reported" else "",
        )
        for n, kind in enumerate(kinds)
    )
    return a_case("BULLY", takedowns=(more.a_takedown(),), takedown_steps=steps)


def test_an_address_that_is_back_is_looked_at_and_reported_again_the_same_school_day() -> None:
    back = clock_of("takedown_back", an_address("reported", "removed", "back", hours=1))
    assert back.state == RUNNING and back.due == at(2026, 11, 23, 16, 30) and not back.is_confirmed
    for then in ("reported", "removed", "given_up"):
        assert clock_of("takedown_back", an_address("reported", "removed", "back", then)).state == MET
    chased = an_address("reported", "removed", "back", "chased", hours=0)
    assert clock_of("takedown_back", chased).state == RUNNING
    twice = an_address("back", "reported", "removed", "back")
    assert clock_of("takedown_back", twice).started == FRIDAY.plus(timedelta(days=3))


@pytest.mark.parametrize("hours", [0, 24])
@pytest.mark.parametrize(
    "kinds",
    [("reported",), ("reported", "chased"), ("reported", "answered", "chased"), ("reported", "refused")],
)
def test_an_answer_is_due_when_the_tracker_says_so(kinds: tuple[str, ...], hours: int) -> None:
    case = an_address(*kinds, hours=hours)
    ((_, standing),) = standings(case, FRIDAY, VOCABULARY, CALENDARS)
    clock = clock_of("platform_answer", case)
    assert (clock.due if clock.is_live else None) == standing.answer_due


def test_a_parent_who_was_asked_to_remove_it_is_looked_after_twice() -> None:
    def said(step: str, days: int, state: str = "done") -> Any:
        return more.a_pathway_step(
            id=builders.a_record_id(790 + days),
            pathway="parent_perpetrator",
            step=step,
            state=state,
            at=FRIDAY.plus(timedelta(days=days)),
            recorded=FRIDAY.plus(timedelta(days=days)),
        )

    asked, looked = said("removal_asked", 0), said("checked_2", 2)
    case = a_case("BULLY", pathway_steps=(asked,))
    first, second = clock_of("removal_check", case), clock_of("removal_second_check", case)
    assert (first.due, second.due) == (FRIDAY.plus(timedelta(days=2)), FRIDAY.plus(timedelta(days=7)))
    assert (first.state, second.state, first.started_by) == (RUNNING, RUNNING, asked.id)
    case = replace(case, pathway_steps=(asked, looked))
    assert (clock_of("removal_check", case).state, clock_of("removal_second_check", case).state) == (
        MET,
        RUNNING,
    )
    case = replace(case, pathway_steps=(asked, looked, said("checked_7", 7, "not_needed")))
    assert clock_of("removal_second_check", case).state == MET
    gone = replace(
        case, pathway_steps=(asked,), takedown_steps=(more.a_takedown_step(kind="removed", at=FRIDAY),)
    )
    assert clock_of("removal_second_check", gone).state == MET
    undone = replace(case, pathway_steps=(asked, said("removal_asked", 1, "undone")))
    assert "removal_check" not in {each.rule_code for each in clocks_of(undone, ground(FRIDAY))}

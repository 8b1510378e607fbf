"""Which clocks run on an incident, from when, and what stops them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from builders import INCIDENT_ID
from safetydesk.domain.clock import Moment
from safetydesk.domain.deadline import Deadline
from safetydesk.domain.rows import IncidentRow
from safetydesk.domain.running_deadlines import _MET_BY, Duties, has_clock, is_watched, running
from safetydesk.wording import load_calendars, load_vocabulary

VOCABULARY, CALENDARS = load_vocabulary(), load_calendars()
at = Moment.london


def clocks(known: Moment, *categories: str, done: Duties | None = None) -> dict[str, Deadline]:
    row = IncidentRow(
        id=INCIDENT_ID,
        reference="OS-2026-0001",
        discovered=known,
        summary="",
        categories=categories,
        severity=3,
        status="open",
        people=0,
        exhibits=0,
    )
    found = running(row, done or Duties(), VOCABULARY, CALENDARS, "Morgan")
    return {deadline.rule_code: deadline for deadline in found}


def category_with(rule: str) -> str:
    return next(c.code for c in VOCABULARY.categories if rule in c.deadlines)


@pytest.mark.parametrize(
    ("known", "due"),
    [
        (at(2026, 7, 20, 10, 15), at(2026, 7, 21, 10, 15)),  # in the school's summer holidays
        (at(2026, 11, 20, 16, 0), at(2026, 11, 23, 16, 0)),  # Friday to Monday
        (at(2026, 12, 24, 9, 0), at(2026, 12, 29, 9, 0)),
    ],
)
def test_the_lado_clock_is_one_working_day_from_knowing(known: Moment, due: Moment) -> None:
    deadline = clocks(known, category_with("lado_contact"))["lado_contact"]
    assert (deadline.started, deadline.due, deadline.responsible) == (known, due, "Morgan")
    assert not deadline.is_overdue(due) and deadline.is_overdue(due.plus(timedelta(seconds=1)))


@pytest.mark.parametrize(
    ("rule", "done", "is_met"),
    [
        ("lado_contact", Duties(routes=frozenset({"lado"})), True),
        ("lado_contact", Duties(answers=frozenset({("lado", "not_refer")})), True),
        ("lado_contact", Duties(answers=frozenset({("lado", "refer")})), False),
        ("lado_contact", Duties(answers=frozenset({("lado", "wait")})), False),
        ("lado_contact", Duties(answers=frozenset({("harm_threshold", "low_level")})), True),
        ("lado_contact", Duties(answers=frozenset({("harm_threshold", "met")})), False),
        ("lado_contact", Duties(answers=frozenset({("ico", "not_refer")})), False),
        ("lado_contact", Duties(routes=frozenset({"police_101"})), False),
        ("lado_contact", Duties(told=frozenset({"head"})), False),
        ("imagery_report", Duties(routes=frozenset({"police_101"})), False),
        ("imagery_report", Duties(routes=frozenset({"police_999", "social_care"})), True),
        ("nudes_review", Duties(answers=frozenset({("immediate_referral", "yes")})), True),
        ("nudes_review", Duties(has_review=True), True),
        ("imagery_report", Duties(has_review=True), False),
        ("nudes_review", Duties(routes=frozenset({"police_101"})), False),
        ("nudes_review", Duties(answers=frozenset({("immediate_referral", "wait")})), False),
        ("welfare_check", Duties(answers=frozenset({("child_safe", "yes")})), True),
        ("welfare_check", Duties(answers=frozenset({("child_safe", "no")})), False),
        ("welfare_check", Duties(answers=frozenset({("child_safe", "wait")})), False),
        ("welfare_check", Duties(routes=frozenset({"police_999", "social_care"})), False),
        ("breach_ico", Duties(answers=frozenset({("ico", "not_refer")})), True),
        ("breach_ico", Duties(answers=frozenset({("ico", "refer")})), False),
        ("breach_ico", Duties(routes=frozenset({"ico"})), True),
        ("breach_ico", Duties(answers=frozenset({("not_refer", "not_refer")})), False),
        ("personal_account_contact", Duties(told=frozenset({"dsl"})), False),
        ("personal_account_contact", Duties(told=frozenset({"dsl", "head"})), True),
    ],
)
def test_what_stops_a_clock(rule: str, done: Duties, is_met: bool) -> None:
    assert (rule not in clocks(at(2026, 11, 20, 9), category_with(rule), done=done)) is is_met


def test_two_categories_run_a_shared_clock_once() -> None:
    both = [c.code for c in VOCABULARY.categories if "lado_contact" in c.deadlines][:2]
    assert len(both) == 2 and list(clocks(at(2026, 11, 20, 9), *both)).count("lado_contact") == 1


def test_every_code_that_stops_a_clock_exists() -> None:
    routes = set(VOCABULARY.every_route)
    given = {
        (question.code, answer)
        for question in VOCABULARY.terms("decision_questions")
        for answer in question.choices
    }
    told = set(VOCABULARY.lists["notice_kinds"])
    for rule, met in _MET_BY.items():
        assert rule in VOCABULARY.every_deadline_rule
        assert frozenset().union(*met.routes) <= routes and met.answers <= given and met.told <= told


def test_every_rule_of_a_category_is_watched() -> None:
    """A category's clock that nothing shows would be a promise nobody keeps."""
    named = {rule for category in VOCABULARY.categories for rule in category.deadlines}
    assert named and {rule for rule in named if not is_watched(rule)} == set()
    assert not is_watched("debrief")


def test_a_category_without_a_rule_has_no_clock() -> None:
    assert not has_clock(("BULLY",), VOCABULARY) and not clocks(at(2026, 11, 20, 9), "BULLY")
    assert has_clock(("BULLY", category_with("lado_contact")), VOCABULARY)

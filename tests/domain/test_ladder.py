"""The ladder: which steps the record shows, since when; and no step waits for a fact that can never be so."""

from __future__ import annotations

from safetydesk.domain.clock import Moment
from safetydesk.domain.fact_names import unknown_names
from safetydesk.domain.ladder import rungs
from safetydesk.wording import load_vocabulary

V = load_vocabulary()
FIRST, LATER = Moment.london(2026, 11, 20, 9), Moment.london(2026, 11, 20, 15)


def test_each_step_since_its_first_fact():
    facts = {"known": FIRST, "told:deputy_dsl": LATER, "told:dsl": FIRST, "referral": LATER}
    reached = {rung.step.code: rung.since for rung in rungs(facts, V) if rung.since}
    assert reached == {"reporter": FIRST, "dsl": FIRST, "agency": LATER}
    assert [rung.step.code for rung in rungs(facts, V)][0] == "reporter"


def test_advice_that_nobody_gave_is_none():
    for fact, is_reached in (
        ("called:education_safeguarding", False),
        ("reached:education_safeguarding", True),
    ):
        found = {rung.step.code for rung in rungs({"known": FIRST, fact: LATER}, V) if rung.since}
        assert ("authority_advice" in found) is is_reached


def test_every_fact_it_asks_for_can_come_about():
    assert unknown_names((fact for term in V.terms("ladder") for fact in term.choices), V) == ()

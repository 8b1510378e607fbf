"""Conditions: what is read, what holds, since when, and what is refused."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import NOW
from safetydesk.domain.conditions import Condition, Term, read_condition

LATER = NOW.plus(timedelta(hours=3))
NAMES = ("category:NUDES", "told:head", "referral:lado", "serious")
names = st.sampled_from(NAMES)
terms = st.tuples(names, st.booleans())
conditions = st.lists(st.lists(terms, min_size=1, max_size=3), max_size=3)
facts = st.dictionaries(names, st.sampled_from([NOW, LATER]))


def _text(alternatives):
    return " | ".join(("!" if absent else "") + name for name, absent in alternatives)


@given(conditions, facts)
def test_it_holds_as_a_plain_reading_of_it_would(said, known):
    condition = read_condition([_text(alternatives) for alternatives in said])
    plain = all(any((name in known) != absent for name, absent in alternatives) for alternatives in said)
    assert condition.holds(known) is plain


@given(conditions, facts, names)
def test_a_fact_more_never_undoes_what_asks_for_none_to_be_absent(said, known, more):
    condition = read_condition([_text([(name, False) for name, _ in each]) for each in said])
    if condition.holds(known):
        assert condition.holds({**known, more: NOW})


def test_it_is_met_when_the_last_of_its_facts_came_about_by_the_earliest_alternative():
    condition = read_condition(["referral:police_101 | referral:police_999", "referral:social_care"])
    assert condition.met_at({"referral:police_101": LATER, "referral:social_care": NOW}) == LATER
    both = {"referral:police_101": LATER, "referral:police_999": NOW, "referral:social_care": NOW}
    assert condition.met_at(both) == NOW
    assert condition.met_at({"referral:social_care": NOW}) is None


def test_what_is_absent_has_no_moment():
    assert read_condition(["!told:head"]).met_at({}) is None
    assert read_condition(["!told:head"]).holds({})
    assert Condition().holds({}) and read_condition(["a | !b"]).names == {"a", "b"}
    assert read_condition(["!told:head"]).every == ((Term("told:head", is_absent=True),),)


@pytest.mark.parametrize(
    "text", ["", "|", "a |", "a || b", "Told:head", "told:", "told:he ad", "!!a", "a & b"]
)
def test_what_cannot_be_read_is_named(text):
    with pytest.raises(ValueError, match="no condition"):
        read_condition([text])

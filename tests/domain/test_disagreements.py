"""Second persons who did not agree: what answers them, and what does not."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from builders import NOW, a_case_file, a_decision, a_record_id
from escalation_builders import a_closure, a_sign_off, a_threshold_decision
from safetydesk.domain.disagreements import disagreements_of
from safetydesk.domain.facts import facts_of

BEFORE, AFTER = NOW.plus(timedelta(hours=-1)), NOW.plus(timedelta(hours=1))
FIRST = a_decision(answer="not_refer", decided=BEFORE)
CLOSED = a_closure(id=a_record_id(50), closed=BEFORE)
MET = a_threshold_decision(id=a_record_id(55), answer="neither", limbs=(), decided=BEFORE)


def later(**changes: Any) -> Any:
    return a_decision(**{"id": a_record_id(90), "answer": "not_refer", "decided": AFTER, **changes})


def is_open(about: Any, **case: Any) -> bool:
    """Whether whoever did not agree to it at NOW waits to be answered."""
    kind = "closure" if about is CLOSED else "decision"
    said = a_sign_off(about=about.id, about_kind=kind, answer="disagreed", signed=NOW)
    given = {"decisions": (FIRST,), "closures": (CLOSED,), "threshold_decisions": (MET,), **case}
    found = a_case_file(**{**given, "sign_offs": (said, *case.get("sign_offs", ()))})
    (one,) = disagreements_of(found)
    assert ("disagreed" in (facts := facts_of(found))) and ("disagreement_answered" in facts) != one.is_open
    return one.is_open


@pytest.mark.parametrize(
    ("about", "case", "waits"),
    [
        (FIRST, {}, True),
        (FIRST, {"decisions": (FIRST, later())}, False),
        (FIRST, {"decisions": (FIRST, later(question="ceop"))}, True),
        (FIRST, {"decisions": (FIRST, later(decided=BEFORE))}, True),
        (FIRST, {"decisions": (FIRST, later(decided=BEFORE, answer="refer"))}, False),
        (FIRST, {"decisions": (later(id=a_record_id(40)), FIRST)}, True),
        (FIRST, {"sign_offs": (a_sign_off(id=a_record_id(99), about=FIRST.id, signed=AFTER),)}, False),
        (CLOSED, {}, True),
        (CLOSED, {"decisions": (later(question="other"),)}, False),
        (CLOSED, {"closures": (a_closure(id=CLOSED.id, closed=BEFORE, reopened=AFTER),)}, False),
        (MET, {}, True),
        (MET, {"threshold_decisions": (MET, a_threshold_decision(id=a_record_id(91), decided=AFTER))}, False),
        (
            MET,
            {
                "threshold_decisions": (
                    MET,
                    a_threshold_decision(id=a_record_id(91), person_id=a_record_id(9), decided=AFTER),
                )
            },
            True,
        ),
        (MET, {"decisions": (later(question="harm_threshold", answer="neither"),)}, False),
    ],
)
def test_what_answers_whoever_did_not_agree(about: Any, case: dict[str, Any], waits: bool) -> None:
    assert is_open(about, **case) is waits


def test_what_is_agreed_or_about_what_is_gone_asks_for_nothing() -> None:
    agreed, of_nothing = a_sign_off(about=FIRST.id), a_sign_off(about=a_record_id(1), answer="disagreed")
    assert disagreements_of(a_case_file(decisions=(FIRST,), sign_offs=(agreed, of_nothing))) == ()

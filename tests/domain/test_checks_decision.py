"""A decision: what it needs, and what is asked where it goes against a wish about police."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import NOW, a_case_file
from escalation_builders import circumstances
from safetydesk.domain.checks.decision import check_decision, check_wish
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.drafts import DecisionDraft
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.wording import load_vocabulary

DECIDED = DecisionDraft(question="police", answer="not_refer", reason="why", decided_by="Jane")


@pytest.fixture
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def said(found: Findings) -> dict[str, str]:
    return {problem.field: problem.code for problem in found.problems}


def test_it_carries_its_reason_and_who(vocabulary: Vocabulary) -> None:
    assert said(check_decision(DECIDED, NOW, vocabulary)) == {}
    bare = said(check_decision(DecisionDraft(decided=""), NOW, vocabulary))
    assert bare == dict.fromkeys(("question", "answer", "reason", "decided_by", "decided"), "needed")
    assert said(check_decision(replace(DECIDED, answer="met"), NOW, vocabulary)) == {
        "answer": "answer_of_the_question"
    }


@pytest.mark.parametrize(
    ("wish", "answer", "is_asked"),
    [
        ("wants", "not_refer", True),
        ("does_not_want", "refer", True),
        ("wants", "refer", False),
        ("does_not_want", "not_refer", False),
        ("undecided", "refer", False),
        ("", "refer", False),
    ],
)
def test_going_against_a_wish_says_why(wish: str, answer: str, is_asked: bool) -> None:
    before = circumstances(police_wish="wants" if wish != "wants" else "does_not_want")
    case = a_case_file(circumstances=(before, circumstances(police_wish=wish)) if wish else ())
    draft = replace(DECIDED, answer=answer)
    wanted = {"overrides_wish": "overrides_a_wish"} if is_asked else {}
    assert said(check_wish(Findings(NOW), draft, case)) == wanted
    said_why = replace(draft, overrides_wish="A child may be at risk")
    assert said(check_wish(Findings(NOW), said_why, case)) == {}

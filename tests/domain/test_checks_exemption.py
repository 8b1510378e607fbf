"""The register of pre-existing relationships: two talks, a reasoned decision, and never one's own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from builders import NOW
from safetydesk.domain.checks.exemption import check_exemption
from safetydesk.domain.drafts import ExemptionDraft

PENDING = ExemptionDraft(
    kind="family_friend",
    staff_name="Dan O'Neill",
    other_party="The Brands",
    relationship="Friends since 2014",
)
AGREED = replace(
    PENDING,
    declared_on="3 Sep 2026",
    dsl_on="7 Sep 2026",
    dsl_by="Jane Merrow",
    head_on="9 Sep 2026",
    head_by="Mr Castellan",
    decision="agreed",
    decided_on="9 Sep 2026",
    decided_by="Mr Castellan",
    reason="Older than the post",
    advice="School matters through school channels",
    in_force_from="9 Sep 2026",
    review_on="1 Sep 2027",
)


def said(draft: ExemptionDraft) -> dict[str, str]:
    return {problem.field: problem.code for problem in check_exemption(draft, NOW).problems}


def test_declared_is_enough_until_somebody_decides() -> None:
    assert said(PENDING) == {}
    assert said(ExemptionDraft(declared_on="")) == dict.fromkeys(
        ("kind", "other_party", "relationship", "staff_name", "declared_on"), "needed"
    )


def test_an_agreed_one_has_everything_the_policy_asks_for() -> None:
    assert said(AGREED) == {}
    bare = replace(PENDING, decision="agreed")
    assert said(bare) == {
        **dict.fromkeys(
            ("decided_on", "decided_by", "reason", "advice", "in_force_from", "review_on"), "needed"
        ),
        **dict.fromkeys(("dsl_on", "dsl_by"), "dsl_discussion_needed"),
        **dict.fromkeys(("head_on", "head_by"), "head_discussion_needed"),
    }


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"decision": "agreed_with_conditions"}, "conditions", "needed"),
        ({"decision": "maybe"}, "decision", "not_in_the_list"),
        ({"dsl_on": "22 Nov 2026"}, "dsl_on", "in_the_future"),
        ({"decided_on": "8 Sep 2026"}, "decided_on", "decided_before_discussed"),
        ({"decided_on": "22 Nov 2026"}, "decided_on", "in_the_future"),
        ({"review_on": "31 June 2027"}, "review_on", "no_such_day"),
        ({"in_force_to": "1 Sep 2026"}, "in_force_to", "end_before_start"),
        ({"review_on": "8 Sep 2026"}, "review_on", "review_before_start"),
        ({"review_on": "8 Sep 2026", "in_force_from": "7 Sep 2026"}, "review_on", "review_before_decided"),
        ({"ended_on": "8 Sep 2026"}, "ended_on", "ended_before_start"),
        ({"ended_on": "2 Sep 2026", "in_force_from": ""}, "ended_on", "ended_before_start"),
        ({"advice": "\ud800"}, "advice", "broken_character"),
    ],
)
def test_a_problem_stands_beside_its_field(changes: dict[str, str], field: str, code: str) -> None:
    assert said(replace(AGREED, **changes)).get(field) == code  # type: ignore[arg-type]  # by name


def test_a_talk_often_comes_before_the_form() -> None:
    assert said(replace(AGREED, dsl_on="1 Sep 2026", head_on="2 Sep 2026")) == {}


def test_days_may_be_the_same_and_an_end_comes_after_a_review_that_is_over() -> None:
    same_day = dict.fromkeys(("in_force_from", "review_on", "in_force_to"), "9 Sep 2026")
    assert said(replace(AGREED, **same_day)) == {}  # type: ignore[arg-type]  # by name
    ended = replace(
        AGREED, review_on="10 Sep 2026", decision="ended", decided_on="2 Oct 2026", ended_on="1 Oct 2026"
    )
    assert said(replace(ended, ended_reason="He left")) == {}


@pytest.mark.parametrize("field", ["decided_by", "dsl_by", "head_by", "chair_by"])
@pytest.mark.parametrize("name", ["Dan O'Neill", "dan  o’neill", "Mr Dan O'Neill (music)", "DAN ONEILL"])
@pytest.mark.parametrize("draft", [PENDING, AGREED], ids=["pending", "agreed"])
def test_nobody_decides_or_discusses_their_own(draft: ExemptionDraft, field: str, name: str) -> None:
    their_own: dict[str, Any] = {field: name}
    assert said(replace(draft, **their_own))[field] == "nobody_decides_their_own"


def test_a_name_within_another_is_not_the_same_person() -> None:
    short = replace(AGREED, staff_name="Jo Li", decided_by="Jo Lindqvist")
    assert "decided_by" not in said(short)


@pytest.mark.parametrize(("standing", "other"), [("dsl", "head"), ("head", "dsl")])
def test_for_the_dsl_and_the_head_the_other_decides_with_the_chair(standing: str, other: str) -> None:
    own = replace(AGREED, standing=standing, dsl_on="", dsl_by="", head_on="", head_by="")
    assert said(own) == {
        f"{other}_on": f"{other}_discussion_needed",
        f"{other}_by": f"{other}_discussion_needed",
        "chair_on": "chair_discussion_needed",
        "chair_by": "chair_discussion_needed",
    }
    heard = {f"{who}_on": "9 Sep 2026" for who in (other, "chair")}
    heard |= {f"{other}_by": "Mr Castellan", "chair_by": "Ms Adebayo"}
    assert said(replace(own, **heard)) == {}  # type: ignore[arg-type]  # by name
    both = "Ms Adebayo (chair) with Castellan"
    assert said(replace(own, **heard, decided_by=both)) == {}  # type: ignore[arg-type]  # by name
    for decider, code in (
        ("Jo Lindqvist", "the_other_decides"),
        ("Adebayo, A. (chair)", "the_other_decides"),
        ("me", "nobody_decides_their_own"),
    ):
        assert said(replace(own, **heard, decided_by=decider)) == {"decided_by": code}  # type: ignore[arg-type]  # by name
    alone = heard | {"chair_by": "Castellan (chair)"}
    assert said(replace(own, **alone)) == {"chair_by": "two_people_needed"}  # type: ignore[arg-type]  # by name


@pytest.mark.parametrize(
    "named", ["O'Neill", "Mr O'Neill", "D. O'Neill", "Dan", "D.O.", "Ms Merrow with Dan"]
)
def test_a_name_that_may_be_their_own_is_asked_for_in_full(named: str) -> None:
    assert said(replace(AGREED, decided_by=named))["decided_by"] == "might_be_their_own"
    assert "decided_by" not in said(replace(AGREED, decided_by="Mary O'Neill"))


@pytest.mark.parametrize(
    ("standing", "named"),
    [
        ("dsl", "DSL"),
        ("dsl", "the Designated Safeguarding Lead"),
        ("head", "Headteacher"),
        ("head", "our principal"),
    ],
)
def test_nor_by_the_name_of_their_job(standing: str, named: str) -> None:
    own = replace(AGREED, standing=standing, decided_by=named)
    assert said(own)["decided_by"] == "nobody_decides_their_own"
    other = {"dsl": "head", "head": "dsl"}[standing]
    assert said(replace(own, standing=other))["decided_by"] != "nobody_decides_their_own"

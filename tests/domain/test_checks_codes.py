"""Codes that nobody agreed on are refused; retired ones and own words where they are meant pass."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from builders import NOW
from safetydesk.domain.checks.codes import OF_NOTICE, OF_REFERRAL, check_answer_fits, check_codes
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.drafts import NoticeDraft, ReferralDraft
from safetydesk.wording import load_vocabulary

VOCABULARY = load_vocabulary()


def said(found: Findings) -> dict[str, str]:
    return {problem.field: problem.code for problem in found.problems}


def test_a_code_of_no_list_is_named_and_a_blank_one_is_not() -> None:
    draft = NoticeDraft(to_kind="pigeon", method="")
    assert said(check_codes(Findings(NOW), draft, OF_NOTICE, VOCABULARY)) == {"to_kind": "not_in_the_list"}
    known = NoticeDraft(to_kind="head", method="phone")
    assert said(check_codes(Findings(NOW), known, OF_NOTICE, VOCABULARY)) == {}
    referral = ReferralDraft(method="owl", informed="perhaps")
    wrong = said(check_codes(Findings(NOW), referral, OF_REFERRAL, VOCABULARY))
    assert wrong == {"method": "not_in_the_list", "informed": "not_in_the_list"}


def test_a_retired_code_may_stay() -> None:
    phone = VOCABULARY.lists["methods"]["phone"]
    methods = {**VOCABULARY.lists["methods"], "phone": replace(phone, retired=date(2026, 1, 1))}
    later = replace(VOCABULARY, lists={**VOCABULARY.lists, "methods": methods})
    assert "phone" not in {term.code for term in later.terms("methods")}
    assert said(check_codes(Findings(NOW), NoticeDraft(method="phone"), OF_NOTICE, later)) == {}


@pytest.mark.parametrize(
    ("question", "answer", "fits"),
    [
        ("lado", "not_refer", True),
        ("not_refer", "refer", False),
        ("lado", "low_level", False),
        ("lado", "Do not refer.", False),
        ("police", "Wait for advice", False),
        ("other", "Ask the head first", True),
        ("person_wish", "Yes", True),
        ("a question of their own", "refer", True),
    ],
)
def test_an_answer_is_one_of_its_questions_where_it_has_any(question: str, answer: str, fits: bool) -> None:
    found = check_answer_fits(Findings(NOW), question, answer, VOCABULARY)
    assert said(found) == ({} if fits else {"answer": "answer_of_the_question"})

"""Reminders beside a referral: in the order of the guidance, gone once met, and none that could never show."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import a_case_file, a_notice, a_record_id, a_referral, an_incident
from escalation_builders import a_call_attempt, circumstances
from safetydesk import wording
from safetydesk.domain.call_attempt import CallAttempt
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.facts import facts_of
from safetydesk.domain.prompts import PROMPTS, read_prompts, wanted
from safetydesk.domain.vocabulary_reading import VocabularyFault

SHIPPED = wording.load_prompts()
RIGHT = {
    "source": "s", "dated": "2026",
    "prompt": [{"code": "a", "text": "Words", "when": ["known"], "routes": ["lado"]}],
}  # fmt: skip


def bare(**changes: object) -> CaseFile:
    return replace(a_case_file(), referrals=(), notices=(), exhibits=(), decisions=(), **changes)


def codes(case: CaseFile, route: str = "") -> list[str]:
    return [prompt.code for prompt in wanted(SHIPPED, facts_of(case), route)]


def test_danger_goes_from_999_to_social_care_to_the_head() -> None:
    case = bare(circumstances=(circumstances(marks=("life_at_risk",)),))
    assert codes(case)[:1] == ["danger_999"]
    rung = replace(case, referrals=(a_referral(route="police_999"),))
    assert "danger_999" not in codes(rung) and "danger_social_care" in codes(rung)
    both = replace(rung, referrals=(*rung.referrals, a_referral(route="social_care")))
    assert "danger_social_care" not in codes(both) and "danger_head" in codes(both)
    assert "danger_head" not in codes(replace(both, notices=(a_notice(to_kind="head"),)))


def test_only_a_call_that_was_answered_ends_a_reminder_to_ring() -> None:
    case = bare(circumstances=(circumstances(marks=("life_at_risk",)),))
    calls: tuple[CallAttempt, ...] = ()
    for route, result, first in (
        ("police_999", "no_answer", "danger_999"),
        ("social_care", "gave_up", "danger_999"),
        ("police_999", "answered", "danger_social_care"),
        ("social_care", "left_message", "danger_social_care"),
        ("social_care", "answered", ""),
    ):
        calls += (a_call_attempt(id=a_record_id(740 + len(calls)), route=route, result=result),)
        danger = [code for code in codes(replace(case, call_attempts=calls)) if code.startswith("danger")]
        assert danger[:1] == ([first] if first else [])
        # Whoever tried 999, answered or not, is not kept from the next call.
        assert ("danger_social_care" in danger) is (result != "answered" or route == "police_999")


def test_the_lado_comes_before_anybody_is_interviewed() -> None:
    case = bare(incident=an_incident(categories=("STAFF-UNSUIT",)))
    assert "staff_lado" in codes(case) and "staff_agree" not in codes(case)
    assert "staff_agree" in codes(case, "lado")
    referred = replace(case, referrals=(a_referral(route="lado", acknowledged=None),))
    assert "staff_lado" not in codes(referred) and "staff_agree" in codes(referred, "lado")


def test_evidence_is_captured_before_the_platform_is_told_but_never_of_a_locked_kind() -> None:
    assert "capture_first" in codes(bare(), "platform") and "never_capture" not in codes(bare(), "platform")
    assert "capture_first" not in codes(bare(), "police_101")
    locked = bare(is_locked=True)
    assert "capture_first" not in codes(locked, "platform") and "never_capture" in codes(locked, "platform")


def test_parents_told_or_not_told() -> None:
    assert "parents" in codes(bare(), "police_101")
    for was_told in (True, False):
        told = bare()
        told = replace(told, notices=(a_notice(to_kind="parent", was_told=was_told),))
        assert "parents" not in codes(told, "police_101")


def test_a_wrong_file_says_where() -> None:
    vocabulary = wording.load_vocabulary()
    assert [prompt.code for prompt in read_prompts(RIGHT, vocabulary)] == ["a"]
    (right,) = RIGHT["prompt"]
    for key, value in (
        ("routes", ["owl"]), ("when", ["refferal:lado"]), ("when", []), ("text", ""), ("color", "red"),
    ):  # fmt: skip
        with pytest.raises(VocabularyFault) as raised:
            read_prompts({**RIGHT, "prompt": [{**right, key: value}]}, vocabulary)
        assert raised.value.file == PROMPTS and key in raised.value.key
    with pytest.raises(VocabularyFault):
        read_prompts({**RIGHT, "prompt": [right, right]}, vocabulary)

"""The harm threshold adult by adult: the latest word on each, the worst of all, whoever said it by whichever form."""

from __future__ import annotations

from datetime import timedelta

import pytest

from builders import NOW, a_case_file, a_decision, a_record_id, a_staff_member, an_involvement
from escalation_builders import a_threshold_decision
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.facts import facts_of
from safetydesk.domain.thresholds import unjudged

ONE, OTHER = 900, 901
Word = tuple[int, int | None, str]
"""Minutes from now, of whom (None: of the whole), the answer."""


def case_with(adults: tuple[int, ...], words: tuple[Word, ...], kind: str = "staff") -> CaseFile:
    people = tuple(
        (
            an_involvement(id=a_record_id(10 + place), part="subject_adult", person_id=a_record_id(adult)),
            a_staff_member(id=a_record_id(adult), kind=kind),
        )
        for place, adult in enumerate(adults)
    )
    said = [(NOW.plus(timedelta(minutes=minutes)), whom, answer) for minutes, whom, answer in words]
    return a_case_file(
        people=people,
        threshold_decisions=tuple(
            a_threshold_decision(
                id=a_record_id(700 + n), person_id=a_record_id(whom), answer=answer, limbs=(), decided=at
            )
            for n, (at, whom, answer) in enumerate(said)
            if whom is not None
        ),
        decisions=tuple(
            a_decision(id=a_record_id(800 + n), question="harm_threshold", answer=answer, decided=at)
            for n, (at, whom, answer) in enumerate(said)
            if whom is None
        ),
    )


@pytest.mark.parametrize(
    ("adults", "words", "facts"),
    [
        ((ONE,), (), ""),
        ((ONE,), ((0, ONE, "unsure"),), "threshold threshold:unsure"),
        ((ONE,), ((0, ONE, "met"), (1, None, "neither")), "all_low settled threshold threshold:neither"),
        ((ONE,), ((0, None, "neither"), (1, ONE, "met")), "settled threshold threshold:met"),
        ((ONE,), ((0, None, "low_level"), (1, None, "wait")), "threshold threshold:unsure"),
        ((ONE,), ((0, None, "They left long ago"),), "threshold threshold:unsure"),
        ((ONE, OTHER), ((0, ONE, "neither"),), "threshold:neither"),
        ((ONE, OTHER), ((0, None, "neither"),), ""),
        ((ONE, OTHER), ((0, None, "met"),), "settled threshold threshold:met"),
        ((ONE, OTHER), ((0, None, "met"), (1, ONE, "neither")), "settled threshold threshold:met threshold:neither"),
        (
            (ONE, OTHER),
            ((0, ONE, "neither"), (1, OTHER, "low_level")),
            "all_low settled threshold threshold:low_level threshold:neither",
        ),
        ((), ((0, None, "neither"),), "all_low settled threshold threshold:neither"),
        ((), ((0, ONE, "met"), (1, None, "low_level")), "all_low settled threshold threshold:low_level"),
        ((OTHER,), ((0, ONE, "met"), (1, OTHER, "neither")), "all_low settled threshold threshold:neither"),
    ],
)  # fmt: skip
def test_the_latest_of_each_and_the_worst_of_all(
    adults: tuple[int, ...], words: tuple[Word, ...], facts: str
) -> None:
    for order in (words, words[::-1]):
        found = sorted(
            name.removeprefix("threshold_")
            for name in facts_of(case_with(adults, order))
            if name.startswith("threshold")
        )
        assert " ".join(found) == facts


def test_a_parent_may_be_judged_and_need_not_be() -> None:
    parent = case_with((ONE,), (), kind="parent")
    assert not unjudged(parent)
    assert "threshold:neither" in facts_of(case_with((ONE,), ((0, ONE, "neither"),), kind="parent"))
    assert [adult.id for adult in unjudged(case_with((ONE, OTHER), ((0, OTHER, "met"),)))] == [
        a_record_id(ONE)
    ]

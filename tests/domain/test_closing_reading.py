"""The rules of closing and the editions of guidance: what ships is whole, and a wrong file is told by its place."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from safetydesk import assets, wording
from safetydesk.domain.closing_reading import DUTIES, GUIDANCE, read_closing_rules, read_guidance
from safetydesk.domain.guidance import in_force
from safetydesk.domain.vocabulary_entries import VocabularyFault

SHIPPED = assets.read_toml("vocabulary", DUTIES)


def second(file: Any, code: str) -> Any:
    return next(each for each in file["second_person"] if each["code"] == code)


@pytest.mark.parametrize(
    ("harm", "key", "what"),
    [
        (lambda file: file["duty"][0].update(whem=[]), "duty[categories].whem", "is not a key"),
        (lambda file: file["duty"][0].update(met_by=[]), "duty[categories].met_by", "is empty"),
        (
            lambda file: file["duty"][0].update(met_by=["has:owner"]),
            "duty[categories].met_by",
            "can never be so",
        ),
        (lambda file: file["duty"][0].update(when=["serious |"]), "duty[categories].when", "no condition"),
        (lambda file: file["duty"][0].update(act="dance"), "duty[categories].act", "should be one of"),
        (lambda file: file["duty"].append(file["duty"][0]), "duty[categories].code", "is there twice"),
        (
            lambda file: second(file, "not_referred").update(answers=["maybe"]),
            "second_person[not_referred].answers",
            "is not known",
        ),
        (
            lambda file: second(file, "agency_untold").update(questions=["who"]),
            "second_person[agency_untold].questions",
            "is not known",
        ),
        (
            lambda file: second(file, "agency_untold").update(questions=[]),
            "second_person[agency_untold].answers",
            "nothing could ask for it",
        ),
        (
            lambda file: second(file, "not_referred").update(but_for=["wait"]),
            "second_person[not_referred].but_for",
            "without questions",
        ),
    ],
)
def test_a_wrong_file_says_where(harm: Callable[[Any], object], key: str, what: str) -> None:
    file = copy.deepcopy(SHIPPED)
    harm(file)
    with pytest.raises(VocabularyFault) as raised:
        read_closing_rules(file, wording.load_vocabulary())
    assert (raised.value.file, raised.value.key) == (DUTIES, key) and what in raised.value.what


def test_what_must_be_decided_cannot_be_set_aside() -> None:
    rules = wording.load_closing_rules().every_duty
    fixed = {code for code, duty in rules.items() if not duty.can_set_aside}
    assert {"police_considered", "social_care_considered", "police_for_marks", "threshold"} <= fixed


@pytest.mark.parametrize(
    ("day", "kcsie"),
    [
        (date(2024, 9, 1), None),
        (date(2025, 8, 31), "kcsie_2024"),
        (date(2026, 8, 31), "kcsie_2025"),
        (date(2026, 9, 1), "kcsie_2026"),
    ],
)
def test_the_edition_of_the_day(day: date, kcsie: str | None) -> None:
    found = {each.work: each.code for each in in_force(wording.load_guidance(), day)}
    assert found.get("kcsie") == kcsie and found["ukcis"] == "ukcis_2024"


def test_what_was_read_of_at_second_hand_says_so() -> None:
    editions = read_guidance(assets.read_toml("vocabulary", GUIDANCE), wording.load_vocabulary())
    assert all(each.confirmed or each.note for each in editions)
    bears = {each.code for each in in_force(editions, date(2026, 11, 22), {})}
    assert bears == {"kcsie_2026"}, "advice on nudes is offered where there is one"

"""Where a sheet's fields come from: whose account, whose words, which of two steps was last; and never a code."""

from __future__ import annotations

import dataclasses
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from builders import (
    NOW,
    PERSON_ID,
    STAFF_ID,
    a_capture_card,
    a_member,
    a_note,
    a_person,
    a_record_id,
    an_exhibit,
    an_involvement,
)
from domain.test_sheet_filling import SHEETS, V, as_text
from escalation_builders import a_takedown, a_takedown_step
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.sheet_filling import FilledSheet, filled
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.wording import SheetWords
from sheet_builders import TOM, TOM_ID, a_full_case, a_part

GOLDEN = Path(__file__).parents[1] / "golden" / "sheets"
LATER = Moment.london(2026, 11, 21, 17, 0)


def sheet(case: CaseFile, code: str, vocabulary: Vocabulary = V, person: Any = PERSON_ID) -> FilledSheet:
    kind = SHEETS[code]
    whom = {"incident": None, "adult": STAFF_ID, "child": person}[kind.about]
    return filled(case, kind, whom, sheets=SHEETS, me=a_member(), now=NOW, speak=SheetWords(vocabulary))


@pytest.mark.parametrize("code", sorted(SHEETS))
def test_each_of_the_seven_as_it_was_agreed(code: str) -> None:
    path, text = GOLDEN / f"{code}.txt", as_text(sheet(a_full_case(), code))
    if os.environ.get("SAFETYDESK_WRITE_GOLDEN"):
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


def test_the_account_of_whoever_was_affected_is_never_filled_in_as_a_suspects() -> None:
    """Maya's own stands on the capture card, as an address and on the takedown; another's is nobody's yet."""
    cards = ("@maya.draws", "MAYA.DRAWS", "https://www.instagram.com/maya.draws/", "@somebody.new", "@ben.c")
    case = a_full_case(
        exhibits=tuple(
            an_exhibit(id=a_record_id(400 + place), card=a_capture_card(handle=handle))
            for place, handle in enumerate(cards)
        ),
        takedowns=(a_takedown(account="maya.draws"), a_takedown(id=a_record_id(754), account="@other.new")),
    )
    for code, field in (
        ("ceop", "suspect_accounts"),
        ("platform", "account"),
        ("report_harmful_content", "account"),
        ("prevent", "contacts"),
    ):
        text = sheet(case, code).answer(field).text
        assert "maya" not in text.casefold() and "@ben.c" not in text and "pupil" not in text, code
        assert "@somebody.new" in text and "@other.new" in text and "@notyourfriend" in text
    ceop = sheet(case, "ceop").answer("suspect_accounts").text.splitlines()
    assert ceop == [
        "Unknown account: @notyourfriend",
        "Accounts in this incident; whose they are is not recorded: @somebody.new; @other.new",
    ]
    mine = a_takedown(account="maya.draws")
    alone = a_full_case(people=((an_involvement(), a_person()),), exhibits=(), takedowns=(mine,))
    assert sheet(alone, "ceop").answer("suspect_accounts").is_missing
    assert sheet(alone, "platform").answer("account").is_missing


def test_a_childs_own_words_stand_on_that_childs_sheet_alone() -> None:
    case, own = a_full_case(), "It said everyone would see what I am like."
    assert own in sheet(case, "social_care").answer("child_view").text
    two = replace(case, people=(*case.people, (a_part(16, TOM_ID, "affected"), TOM)))
    toms = a_note(id=a_record_id(32), kind="child_voice", person_id=TOM_ID, text="Tom said he was scared.")
    two = replace(two, notes=(*two.notes, toms))
    for code in ("social_care", "ceop", "prevent"):
        maya = sheet(two, code).answer("child_view").text
        tom = sheet(two, code, person=TOM_ID).answer("child_view").text
        assert own not in maya + tom, "whose they are is told by nothing"
        assert (maya, tom) == ("I want my phone back.", "Tom said he was scared.")


def test_still_online_goes_by_the_time_of_the_step_and_not_by_when_it_was_typed() -> None:
    steps = (
        a_takedown_step(id=a_record_id(752), kind="removed", at=LATER, route=""),
        a_takedown_step(id=a_record_id(753), kind="chased", at=NOW),
    )
    text = sheet(a_full_case(takedown_steps=steps), "police").answer("still_there").text
    assert V.term("takedown_steps", "removed").label in text
    assert V.term("takedown_steps", "chased").label not in text


LOGIC = {"part", "kind", "to_kind", "route", "question", "about_kind", "sheet", "state", "year_group"}
"""Fields that the sources choose by; their codes are looked for as they are."""
SIGN = "zz_"


def _coded(value: Any, codes: set[str]) -> Any:
    """The same records with a sign before every code that only stands to be said."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {each.name: getattr(value, each.name) for each in dataclasses.fields(value)}
        changed = {name: old for name, old in fields.items() if name not in LOGIC}
        return replace(value, **{name: _coded(old, codes) for name, old in changed.items()})
    if isinstance(value, tuple):
        return tuple(_coded(each, codes) for each in value)
    return f"{SIGN}{value}" if isinstance(value, str) and value in codes else value


def _signed(vocabulary: Vocabulary) -> Vocabulary:
    lists = {}
    for name, terms in vocabulary.lists.items():
        signed = {f"{SIGN}{code}": replace(term, code=f"{SIGN}{code}") for code, term in terms.items()}
        lists[name] = {**terms, **signed}
    return replace(vocabulary, lists=lists)


def test_no_code_of_any_list_stands_on_any_sheet() -> None:
    codes = (
        {code for terms in V.lists.values() for code in terms} | set(V.every_route) | set(V.every_category)
    )
    case = a_full_case()
    coded = _coded(case, {code for code in codes if code})
    assert coded != case
    long = re.compile(r"\b(" + "|".join(sorted(re.escape(code) for code in codes if "_" in code)) + r")\b")
    for code in SHEETS:
        for answer in sheet(coded, code, _signed(V)).answers:
            assert SIGN not in answer.text, (code, answer.field.code, answer.text)
            assert not long.search(answer.text), (code, answer.field.code, answer.text)

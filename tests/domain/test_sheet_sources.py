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
    PERSON_ID,
    STAFF_ID,
)
from domain.test_sheet_filling import as_text
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.sheet_filling import FilledSheet
from safetydesk.domain.vocabulary import Vocabulary
from sheet_builders import SHEETS, V, a_full_case, a_sheet

GOLDEN = Path(__file__).parents[1] / "golden" / "sheets"
LATER = Moment.london(2026, 11, 21, 17, 0)


def sheet(case: CaseFile, code: str, vocabulary: Vocabulary = V, person: Any = PERSON_ID) -> FilledSheet:
    kind = SHEETS[code]
    whom = {"incident": None, "adult": STAFF_ID, "child": person}[kind.about]
    return a_sheet(case, kind, whom, vocabulary)


@pytest.mark.parametrize("code", sorted(SHEETS))
def test_each_of_the_seven_as_it_was_agreed(code: str) -> None:
    path, text = GOLDEN / f"{code}.txt", as_text(sheet(a_full_case(), code))
    if os.environ.get("SAFETYDESK_WRITE_GOLDEN"):
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


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

"""A school's own choices of a list: codes that never change, lines that say what is wrong with them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safetydesk.domain.own_choices import (
    MOST,
    OPEN_LISTS,
    ChoiceFault,
    labels_twice,
    own_choices_text,
    read_own_choices,
)
from safetydesk.wording import load_vocabulary


def test_a_line_without_its_code_is_given_one_by_its_words_and_keeps_it_whatever_it_is_called():
    text = own_choices_text(read_own_choices("Restorative circle\n\n  Réunion d’équipe \nمرحبا\nمرحبا بكم"))
    assert text.splitlines() == [
        "own.restorative_circle Restorative circle", "own.reunion_d_equipe Réunion d’équipe",
        "own.choice مرحبا", "own.choice_2 مرحبا بكم",
    ]  # fmt: skip
    renamed = text.replace("circle Restorative circle", "circle Circle of repair (Retired)")
    first = read_own_choices(renamed + "\nRestorative circle")
    assert (first[0].code, first[0].label, first[0].is_retired) == (
        "own.restorative_circle", "Circle of repair", True,
    )  # fmt: skip
    assert first[-1].code == "own.restorative_circle_2", "a code is never given twice"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("Circle\nown.x ", "not_a_choice", "2"),
        ("(retired)", "not_a_choice", "1"),
        ("Circle\n\n CIRCLE", "choice_twice", "3"),
        ("own.a Circle (retired)\nCircle", "choice_twice", "2"),
        ("own.a Circle\nown.a Ring", "choice_code_twice", "2"),
        ("own.Ring-1 Ring", "choice_code_wrong", "1"),
        ("x" * 81, "choice_too_long", "1"),
        ("\n".join(f"Room {n}" for n in range(MOST + 1)), "choices_too_many", str(MOST + 1)),
    ],
)
def test_what_is_no_choice_is_said_with_its_line(text: str, code: str, line: str):
    with pytest.raises(ChoiceFault) as fault:
        read_own_choices(text)
    assert (fault.value.code, fault.value.values["line"]) == (code, line)


@given(st.lists(st.text(max_size=30), max_size=8))
def test_whatever_is_typed_is_refused_or_reads_back_the_same(lines: list[str]):
    try:
        choices = read_own_choices("\n".join(lines))
    except ChoiceFault:
        return
    assert read_own_choices(own_choices_text(choices)) == choices
    assert all(each.code.startswith("own.") for each in choices)


def test_the_lists_that_ship_are_open_and_none_has_two_of_one_label():
    vocabulary = load_vocabulary()
    assert set(OPEN_LISTS) <= set(vocabulary.lists) and not labels_twice(vocabulary)

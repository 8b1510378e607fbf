"""One person's name, written in the ways people write names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safetydesk.domain.names import has_title_of_adult, is_named_in, is_the_same_name, may_be_named_in

FORENAMES = st.sampled_from(["Joanna", "Tom", "Ólafur", "Mary-Jane", "Siân", "Jo", "Al", "王"])
SURNAMES = st.sampled_from(["Marsh", "O'Neill", "Smith-Jones", "Núñez", "Head", "Li", "Lindqvist", "伟"])
NAMES = st.lists(FORENAMES, max_size=2).flatmap(
    lambda first: SURNAMES.map(lambda last: " ".join([*first, last]))
)
TITLES = st.sampled_from(["Mr", "Mrs.", "Ms", "Miss", "Dr", "Prof", "Rev.", "DAME"])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Jane Smith", "Ms Jane Smith (DSL)"),
        ("Jane Smith", "Smith, Jane"),
        ("Jane Smith", "SMITH Jane"),
        ("Jane Smith", "Smith, Mrs Jane (DSL)"),
        ("Jane Smith", "Jane Smith - deputy head"),
        ("Jane Smith", "Jane\u00a0Smith"),
        ("Jane Smith", "Ja\u200bne Smi\u00adth"),
        ("Jane Smith", "JaneSmith"),
        ("Jane Smith", "jane_smith"),
        ("Jane Smith", "Jane Anne Smith"),
        ("Jane Anne Smith", "Jane Smith"),
        ("Jane Smith", "Alan Whitby and Dr JANE SMITH"),
        ("Jane Smith", "Head (Jane Smith)"),
        ("Jane Smith", "Janie (Jane) Smith"),
        ("Dan O'Neill", "dan oneill"),
        ("Dan O'Neill", "Dan O\u2019Neill"),
        ("Dan O'Neill", "Dan O\u00b4Neill"),
        ("Dan O'Neill", "O Neill, Dan"),
        ("Ann Mac Donald", "Ann MacDonald"),
        ("José Núñez", "Jose Nunez"),
        ("Søren Łuk", "soren luk"),
        ("Jane Smith-Jones", "Jane Smith Jones"),
        ("Jane Smith-Jones", "Jane SmithJones"),
        ("\u0645\u062d\u0645\u062f \u0639\u0644\u064a", "\u0639\u0644\u064a \u0645\u062d\u0645\u062f"),
        ("\U0001f600", "\U0001f600"),
        ("Tom Head", "Tom Head, head"),
    ],
)
def test_surely_the_same(name: str, text: str) -> None:
    assert is_named_in(name, text) and may_be_named_in(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Jane Smith", "J. Smith"),
        ("Jane Smith", "Smith, J"),
        ("Jane Smith", "Mrs Smith"),
        ("Ms Smith", "Alan Smith"),
        ("Jane Smith", "Jane"),
        ("Jane Smith", "Jane S."),
        ("Jane Smith", "JS"),
        ("Jane Smith", "J.S."),
        ("Joanna Marsh", "Jo Marsh"),
        ("Joanna Marsh", "Marsh, Jo"),
        ("Joanna Marsh", "Jo"),
        ("Jane Smith-Jones", "Mrs Smith"),
        ("Jane Merrow", "J S Merrow"),
        ("Dan O'Neill", "Mr O Neill"),
        ("M Okafor", "Morgan Okafor"),
        ("Simon Hale", "Joanna Marsh with Dr Hale"),
    ],
)
def test_possibly_the_same(name: str, text: str) -> None:
    assert may_be_named_in(name, text) and not is_named_in(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Jane Smith", "John Smith"),
        ("Jane Smith", "K. Smith"),
        ("Jane Smith", "S. Smith"),
        ("Joanna Marsh", "Tom Marsh"),
        ("Joanna Marsh", "Marshall"),
        ("Jo Li", "Jo Lindqvist"),
        ("Jane A Smith", "Jane B Smith"),
        ("Tom Head", "The headteacher"),
        ("Jane Whitby", "Alan Whitby and Jane Brown"),
        ("Jane Whitby", "Alan Whitby, Jane Brown"),
        ("Jane Smith", ""),
        ("", "Jane Smith"),
        ("\U0001f600", "\U0001f601"),
    ],
)
def test_not_the_same(name: str, text: str) -> None:
    assert not may_be_named_in(name, text) and not is_named_in(name, text)


def test_the_same_names_and_no_more() -> None:
    for same in ("Smith, Ms Jane", "Jane Smith (DSL)", "JANE  SMITH", "Jane (Janie) Smith"):
        assert is_the_same_name("Jane Smith", same)
    for other in ("Jane Anne Smith", "J Smith", "Mrs Smith", "Smith"):
        assert not is_the_same_name("Jane Smith", other)
    assert not is_the_same_name("\U0001f600", "\U0001f601")


def test_a_title_that_no_child_has() -> None:
    assert has_title_of_adult("Mrs Marsh") and has_title_of_adult("Marsh, Dr.")
    assert not has_title_of_adult("Miss J Marsh") and not has_title_of_adult("Tom Marsh")


@given(NAMES, NAMES)
def test_it_is_the_same_either_way_round(one: str, other: str) -> None:
    assert is_named_in(one, other) == is_named_in(other, one)
    assert may_be_named_in(one, other) == may_be_named_in(other, one)
    assert is_the_same_name(one, other) == is_the_same_name(other, one)


@given(NAMES, NAMES, TITLES)
def test_a_title_a_job_and_the_case_change_nothing(one: str, other: str, title: str) -> None:
    for written in (f"{title} {other}", f"{other} (DSL)", other.upper(), f"{other},"):
        assert may_be_named_in(one, written) == may_be_named_in(one, other)
        assert is_the_same_name(one, written) == is_the_same_name(one, other)


@given(NAMES, NAMES)
def test_surely_is_also_possibly_and_everybody_is_themselves(one: str, other: str) -> None:
    assert is_named_in(one, one) and is_the_same_name(one, one)
    assert may_be_named_in(one, other) or not is_named_in(one, other)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_gets_an_answer(one: str, other: str) -> None:
    assert may_be_named_in(one, other) in (True, False)
    assert may_be_named_in(one, f"x{one}") in (True, False)
    assert may_be_named_in(f"x{one}", f"x{one}")

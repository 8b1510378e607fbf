"""One person's name, written in the ways people write names."""

from __future__ import annotations

import pytest

from safetydesk.domain.names import is_named_in, is_the_same_name, may_be_named_in


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Jane Smith", "Ms Jane Smith (DSL)"),
        ("Jane Smith", "Smith, Jane"),
        ("Jane Smith", "Jane Anne Smith"),
        ("Jane Anne Smith", "Jane Smith"),
        ("Jane Smith", "Alan Whitby and Dr JANE SMITH"),
        ("Dan O'Neill", "dan oneill"),
        ("José Núñez", "Jose Nunez"),
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
        ("Jane Smith", "Mrs Smith"),
        ("Jane Smith", "Jane"),
        ("Jane Smith", "JS"),
        ("Jane Smith", "J.S."),
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
        ("Jo Li", "Jo Lindqvist"),
        ("Tom Head", "The headteacher"),
        ("Jane Smith", ""),
        ("", "Jane Smith"),
        ("\U0001f600", "\U0001f601"),
    ],
)
def test_not_the_same(name: str, text: str) -> None:
    assert not may_be_named_in(name, text) and not is_named_in(name, text)


def test_the_same_names_and_no_more() -> None:
    assert is_the_same_name("Jane Smith", "Smith, Ms Jane")
    assert not is_the_same_name("Jane Smith", "Jane Anne Smith")
    assert not is_the_same_name("\U0001f600", "\U0001f601")

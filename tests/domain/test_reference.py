"""Numbers of exhibits: whatever stands in them, each is given once and can be read in one way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safetydesk.domain.reference import SEPARATORS, exhibit_number, exhibit_series, series_of_exhibit

INITIALS = st.text("JSRr12/- é٣", min_size=1, max_size=6).map(str.strip).filter(bool)
GIVEN = st.tuples(INITIALS, st.integers(1, 2000), st.sampled_from(sorted(SEPARATORS)), st.booleans())


@given(st.lists(GIVEN, min_size=2, max_size=40))
def test_no_two_producers_ever_have_one_number(given_numbers: list[tuple[str, int, str, bool]]) -> None:
    owners: dict[str, tuple[str, int, bool]] = {}
    for initials, number, separator, restricted in given_numbers:
        text = exhibit_number(initials, number, separator, restricted=restricted)
        assert owners.setdefault(text, (initials, number, restricted)) == (initials, number, restricted)


@given(GIVEN)
def test_a_number_tells_its_series_whatever_stands_between(one: tuple[str, int, str, bool]) -> None:
    initials, number, separator, restricted = one
    text = exhibit_number(initials, number, separator, restricted=restricted)
    assert series_of_exhibit(text) == (exhibit_series(initials, restricted=restricted), str(number))


@pytest.mark.parametrize(
    ("initials", "separator", "restricted", "said"),
    [
        ("JSM", "", False, "JSM/7"),
        ("JSM", "dash", True, "JSM-R7"),
        ("JSM", "none", False, "JSM7"),
        ("JSM", "space", False, "JSM 7"),
        ("JSM2", "none", False, "JSM2/7"),
        ("JSR", "none", False, "JSR/7"),
        ("JSM", "none", True, "JSMR7"),
    ],
)
def test_what_a_number_looks_like(initials: str, separator: str, restricted: bool, said: str) -> None:
    assert exhibit_number(initials, 7, separator, restricted=restricted) == said

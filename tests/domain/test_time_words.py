"""Times as people type them, and the ones that never were."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safetydesk.domain.clock import LONDON, Moment
from safetydesk.domain.time_words import NotATime, read_date, read_moment

NOW = Moment.london(2026, 11, 21, 14, 20)
SUMMER = Moment.london(2026, 7, 20, 9, 5)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("now", NOW),
        (" NOW ", NOW),
        ("today 09:05", Moment.london(2026, 11, 21, 9, 5)),
        ("yesterday", Moment.london(2026, 11, 20)),
        ("20 Jul 2026 9:05", SUMMER),
        ("20th July 2026 at 09.05", SUMMER),
        ("20 july 2026, 09:05", SUMMER),
        ("20/07/2026 09:05", SUMMER),
        ("20.7.2026 9:05", SUMMER),
        ("2026-07-20T09:05", SUMMER),
        ("2026-07-20 09:05", SUMMER),
        (SUMMER.text(), SUMMER),
        ("1 Sept 2026", Moment.london(2026, 9, 1)),
    ],
)
def test_a_time_is_understood(typed: str, meant: Moment) -> None:
    assert read_moment(typed, NOW) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "30 February 2026", "29/02/2026", "31 Apr 2026", "32/01/2026", "1/13/2026", "2026-02-30", "1 Jan 2026 24:00",
        "1 Jan 2026 12:60", "29 March 2026 01:30", "0/0/0000",
    ],
)  # fmt: skip
def test_a_time_that_never_was(typed: str) -> None:
    with pytest.raises(NotATime) as raised:
        read_moment(typed, NOW)
    assert raised.value.code == "no_such_time"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "soon",
        "21 Nov",
        "21 Decoy 2026",
        "5 ma 2026",
        "9999999999",
        "2026-11-21T14:20:00.000000Z+99:00",
        "\x00",
    ],
)
def test_what_is_no_time(typed: str) -> None:
    with pytest.raises(NotATime) as raised:
        read_moment(typed, NOW)
    assert raised.value.code == "time_not_understood"


@given(st.text(max_size=30))
def test_no_text_breaks_it(typed: str) -> None:
    for read in (read_moment, read_date):
        try:
            found = read(typed, NOW)
        except NotATime:
            continue
        assert isinstance(found, Moment | date)


def test_days_are_the_schools_own() -> None:
    late = Moment.london(2026, 7, 20, 0, 30)  # still the 19th in UTC
    assert read_date("today", late) == date(2026, 7, 20)
    assert read_date("now", late) == date(2026, 7, 20)
    assert read_date("yesterday", late) == date(2026, 7, 19)


@given(st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30)))
def test_every_year_can_be_kept_and_read_again(wall: datetime) -> None:
    """A slip of the finger (the year 202) must not make a record that nobody can open."""
    moment = Moment.of(wall.replace(tzinfo=LONDON))
    assert Moment.parse(moment.text()) == moment


@given(st.lists(st.datetimes(datetime(900, 1, 1), datetime(2999, 1, 1)), min_size=2, max_size=9))
def test_moments_sort_as_their_texts_do(walls: list[datetime]) -> None:
    moments = [Moment.of(wall.replace(tzinfo=LONDON)) for wall in walls]
    by_text = sorted(moments, key=Moment.text)
    assert [each.utc for each in by_text] == sorted(each.utc for each in moments)


@pytest.mark.parametrize(
    "text", ["", "2026-11-21", "2026-11-21T14:20:00.000000Z+24:00", "2026-11-21T14:20:00.000000Z+01:99"]
)
def test_what_is_no_moment(text: str) -> None:
    with pytest.raises(ValueError, match="not an? "):
        Moment.parse(text)


def test_a_moment_needs_its_offset() -> None:
    with pytest.raises(ValueError, match="aware"):
        Moment.of(datetime(2026, 1, 1))
    assert Moment.london(2026, 7, 1, 12).local.hour == 12

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safetydesk.desktop.kit.fields.when_words import NotADate, date_words, read_date, read_when, when_words

NOW = datetime(2026, 11, 21, 14, 10, 33)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("21 Nov 2026 14:10", datetime(2026, 11, 21, 14, 10)),
        ("21/11/2026 9:05", datetime(2026, 11, 21, 9, 5)),
        ("3/4/26 9.05", datetime(2026, 4, 3, 9, 5)),
        ("21 November at 2:10pm", datetime(2026, 11, 21, 14, 10)),
        ("21st Nov 2026, 12am".replace("12am", "12:00am"), datetime(2026, 11, 21, 0, 0)),
        ("Sat 21 Nov 14:10", datetime(2026, 11, 21, 14, 10)),
        ("2026-11-21T14:10", datetime(2026, 11, 21, 14, 10)),
        ("now", datetime(2026, 11, 21, 14, 10)),
        ("today 8:30", datetime(2026, 11, 21, 8, 30)),
        ("yesterday 21:47", datetime(2026, 11, 20, 21, 47)),
        ("14:05", datetime(2026, 11, 21, 14, 5)),
        ("3pm", datetime(2026, 11, 21, 15, 0)),
        ("9 Nov 2026", datetime(2026, 11, 9, 0, 0)),
        ("yesterday", datetime(2026, 11, 20, 0, 0)),
    ],
)
def test_times_are_read_as_people_type_them(typed, meant):
    assert read_when(typed, NOW) == meant


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("30 Feb 2026 10:00", "There is no 30 February 2026."),
        ("30/2/2026 10:00", "There is no 30 February 2026."),
        ("29 Feb 2027 10:00", "There is no 29 February 2027."),
        ("11/21/2026 10:00", "There is no such month. The day comes first: 21/11/2026."),
        ("21 Nov 2026 25:00", "There is no such time. A day ends at 23:59."),
        ("last week some time", "This is not a date. Type it like 21 Nov 2026."),
        ("21 Nov 2026 14", "This is not a date and time. Type it like 21 Nov 2026 14:10."),
    ],
)
def test_what_cannot_be_is_said_in_words(typed, said):
    with pytest.raises(NotADate, match=said.replace(".", r"\.")):
        read_when(typed, NOW)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 1, 1)))
def test_a_date_written_is_read_back(day):
    assert read_date(date_words(day), NOW.date()) == day


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2100, 1, 1)))
def test_a_time_written_is_read_back(when):
    assert read_when(when_words(when), NOW) == when.replace(second=0, microsecond=0)


@given(st.text(max_size=40))
def test_nothing_typed_does_worse_than_be_refused(typed):
    try:
        read_when(typed, NOW)
    except NotADate as error:
        assert str(error)

"""Times as people type them, and the ones that never were."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safetydesk.domain.clock import LONDON, Moment
from safetydesk.domain.time_words import NotATime, read_date, read_moment

NOW = Moment.london(2026, 11, 21, 14, 20)  # a Saturday
SUMMER = Moment.london(2026, 7, 20, 9, 5)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("now", NOW),
        (" NOW ", NOW),
        ("today 09:05", Moment.london(2026, 11, 21, 9, 5)),
        ("yesterday 9:15", Moment.london(2026, 11, 20, 9, 15)),
        ("yesterday, at 9.15pm", Moment.london(2026, 11, 20, 21, 15)),
        ("tomorrow 9:15", Moment.london(2026, 11, 22, 9, 15)),
        ("20 Jul 2026 9:05", SUMMER),
        ("20th July 2026 at 09.05", SUMMER),
        ("20 july 2026, 09:05", SUMMER),
        ("20 of Jul. 26 9:05 am", SUMMER),
        ("Mon 20 July 9:05", SUMMER),
        ("Monday, 20/7/26 9.05", SUMMER),
        ("20/07/2026 09:05", SUMMER),
        ("20.7.2026 9:05", SUMMER),
        ("20-7-26 9:05", SUMMER),
        ("20/7 9:05 a.m.", SUMMER),
        ("2026-07-20T09:05", SUMMER),
        ("2026-7-20 09:05", SUMMER),
        (SUMMER.text(), SUMMER),
        ("3 Nov 10:15", Moment.london(2026, 11, 3, 10, 15)),
        ("3 Nov 10pm", Moment.london(2026, 11, 3, 22)),
        ("21/11/26 14:10", Moment.london(2026, 11, 21, 14, 10)),
        ("14:10", Moment.london(2026, 11, 21, 14, 10)),
        ("at 14.10", Moment.london(2026, 11, 21, 14, 10)),
        ("2.10pm", Moment.london(2026, 11, 21, 14, 10)),
        ("12am", Moment.london(2026, 11, 21)),
        ("12 p.m.", Moment.london(2026, 11, 21, 12)),
        ("1 Sept 2026 0:00", Moment.london(2026, 9, 1)),
        ("1.1.1900 0:00", Moment.london(1900, 1, 1)),
        ("25 Oct 2026 01:30", Moment(datetime.fromisoformat("2026-10-25T00:30:00+00:00"), 60)),
        ("25 Oct 2026 01:30 BST", Moment(datetime.fromisoformat("2026-10-25T00:30:00+00:00"), 60)),
        ("25 Oct 2026 01:30 GMT", Moment(datetime.fromisoformat("2026-10-25T01:30:00+00:00"), 0)),
    ],
)
def test_a_time_is_understood(typed: str, meant: Moment) -> None:
    assert read_moment(typed, NOW) == meant


@pytest.mark.parametrize(
    ("typed", "code", "values"),
    [
        ("30 February", "no_such_day", {"day": "30", "month": "February", "year": "2026"}),
        ("30 February 2026", "no_such_day", {"day": "30", "month": "February", "year": "2026"}),
        ("29/02/2027 10:00", "no_such_day", {"day": "29", "month": "February", "year": "2027"}),
        ("2026-02-30", "no_such_day", {"day": "30", "month": "February", "year": "2026"}),
        ("31 Apr 26 9am", "no_such_day", {"day": "31", "month": "April", "year": "2026"}),
        ("0 Apr 26 9am", "no_such_day", {"day": "0", "month": "April", "year": "2026"}),
        ("11/21/2026 10:00", "no_such_month", {"month": "21"}),
        ("1/0/2026 10:00", "no_such_month", {"month": "0"}),
        ("0/0/0000", "year_too_early", {"year": "0000"}),
        ("21/11/0206 10:00", "year_too_early", {"year": "0206"}),
        ("0001-01-01T00:00:00.000000Z+00:00", "year_too_early", {"year": "0001"}),
        ("1 Jan 2026 24:00", "no_such_time", {"time": "24:00"}),
        ("1 Jan 2026 at 12:60", "no_such_time", {"time": "12:60"}),
        ("13pm", "no_such_time", {"time": "13pm"}),
        ("0.30 am", "no_such_time", {"time": "0.30 am"}),
        (
            "29 March 2026 01:30",
            "skipped_time",
            {"time": "01:30", "day": "29", "month": "March", "year": "2026"},
        ),
        (
            "29 March 2026 1.30am GMT",
            "skipped_time",
            {"time": "01:30", "day": "29", "month": "March", "year": "2026"},
        ),
        (
            "20 Jul 2026 09:05 GMT",
            "wrong_zone",
            {"zone": "GMT", "day": "20", "month": "July", "year": "2026"},
        ),
        (
            "Mon 21 Nov 14:10",
            "wrong_weekday",
            {"weekday": "Saturday", "day": "21", "month": "November", "year": "2026"},
        ),
    ],
)
def test_a_time_that_never_was(typed: str, code: str, values: dict[str, str]) -> None:
    with pytest.raises(NotATime) as raised:
        read_moment(typed, NOW)
    assert (raised.value.code, raised.value.values) == (code, values)


@pytest.mark.parametrize(
    "typed",
    [
        "", "soon", "21 Decoy 2026 9:00", "5 ma 2026 9:00", "9999999999", "\x00", "about 3 Nov 10:00", "before 14:10",
        "21 Nov 2026 14", "21/11/202614:10", "21/11/20261 14:10", "today14:10", "9:5", "14", "mon", "sunset 9:00",
        "Sept 3 9:00", "2026-11-21T14:20:00.000000Z+99:00", "3 Nov to 4 Nov", "٣ Nov 9:00",
    ],
)  # fmt: skip
def test_what_is_no_time(typed: str) -> None:
    with pytest.raises(NotATime) as raised:
        read_moment(typed, NOW)
    assert raised.value.code == "time_not_understood"


@pytest.mark.parametrize(
    "typed", ["today", "Yesterday", "tomorrow", "3 Nov", "3/11/26", "2026-11-03", "3 Nov 10"]
)
def test_a_day_alone_is_no_time_and_none_is_made_up(typed: str) -> None:
    with pytest.raises(NotATime) as raised:
        read_moment(typed, NOW)
    assert raised.value.code == "time_of_day_needed"
    assert isinstance(read_date(typed, NOW), date)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("3 Nov 14:10", "date_not_understood"),
        ("14:10", "date_not_understood"),
        ("some day", "date_not_understood"),
        (NOW.text(), "date_not_understood"),
        ("31 June 2027", "no_such_day"),
        ("Sun 21 Nov", "wrong_weekday"),
        ("1 Jan 1899", "year_too_early"),
    ],
)
def test_what_is_no_day(typed: str, code: str) -> None:
    with pytest.raises(NotATime) as raised:
        read_date(typed, NOW)
    assert raised.value.code == code


@given(st.text(max_size=30) | st.from_regex(r"[0-9/.: tTzZapmnov-]{1,20}", fullmatch=True))
def test_no_text_breaks_it(typed: str) -> None:
    for read in (read_moment, read_date):
        try:
            found = read(typed, NOW)
        except NotATime:
            continue
        assert isinstance(found, Moment | date)


@given(st.dates(min_value=date(1900, 1, 1)))
def test_a_day_in_each_form_is_read_back(day: date) -> None:
    for form in ("{0.day} {0:%b} {0:%Y}", "{0:%A}, {0.day} {0:%B} {0:%Y}", "{0.day}/{0.month}/{0:%Y}", "{0}"):
        assert read_date(form.format(day), NOW) == day


def test_days_are_the_schools_own() -> None:
    late = Moment.london(2026, 7, 20, 0, 30)  # still the 19th in UTC
    assert read_date("today", late) == date(2026, 7, 20)
    assert read_date("now", late) == date(2026, 7, 20)
    assert read_date("yesterday", late) == date(2026, 7, 19)
    assert read_moment("0:10", late) == Moment.london(2026, 7, 20, 0, 10)


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

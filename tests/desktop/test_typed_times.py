"""Typed dates and times: what the fields of the window make of them, and that both doors say the same of wrong ones."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.conftest import LOGIN, PASSPHRASE, Hatch, hatch, sealed_store, store

from safetydesk.bootstrap import front_door, open_desk
from safetydesk.desktop.kit.fields.when import Unreadable
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.rooms.exemptions.presenter import ExemptionsPresenter
from safetydesk.desktop.rooms.exemptions.sections import make_sections
from safetydesk.desktop.rooms.log_incident.form import LogForm
from safetydesk.desktop.rooms.log_incident.presenter import LogPresenter
from safetydesk.desktop.typed_times import day_reader, time_reader, written
from safetydesk.domain.clock import Moment, SystemClock

__all__ = ["hatch", "sealed_store", "store"]

NOW = Moment.london(2026, 11, 21, 14, 20)
read_time, read_day = time_reader(lambda: NOW), day_reader(lambda: NOW)

WRONG_TIMES = {
    "30 February 2026": "There is no 30 February 2026.",
    "30/2/26 9:15": "There is no 30 February 2026.",
    "2026-02-30T09:15": "There is no 30 February 2026.",
    "11/21/2026 10:00": "There is no month 21. The day comes first: 21/11/2026.",
    "3 Nov 2025 25:00": "There is no 25:00. A day goes from 00:00 to 23:59.",
    "13.10pm": "There is no 13.10pm. A day goes from 00:00 to 23:59.",
    "30 Mar 2025 01:30": "There was no 01:30 on 30 March 2025: the clocks went forward over it.",
    "20 Jul 2025 09:05 GMT": "The clocks did not show GMT then, on 20 July 2025. Leave it out, or check the time.",
    "Mon 21 Nov 2026 14:10": "21 November 2026 is a Saturday.",
    "21/11/0206 10:00": "0206 is too long ago to be meant. Write the year like 2026.",
    "3 Nov 2025": "Give the time of day too, as near as it is known, like 21 Nov 2026 14:10.",
    "yesterday": "Give the time of day too, as near as it is known, like 21 Nov 2026 14:10.",
    "soon": "This is not a date and time. Write it like 21 Nov 2026 14:10.",
    "about 3 Nov 2025 9:15": "This is not a date and time. Write it like 21 Nov 2026 14:10.",
}
WRONG_DAYS = {
    "31 June 2027": "There is no 31 June 2027.",
    "6/31/2027": "There is no month 31. The day comes first: 21/11/2026.",
    "3 Nov 2027 14:10": "This is not a date. Write it like 21 Nov 2026.",
    "next summer": "This is not a date. Write it like 21 Nov 2026.",
    "Tuesday 21 Nov 2026": "21 November 2026 is a Saturday.",
    "1 Jan 0027": "0027 is too long ago to be meant. Write the year like 2026.",
}


def said_in(form: Form, key: str, typed: str) -> str | None:
    field = form.field(key)
    field.line.setText(typed)
    field.line.editingFinished.emit()
    assert (field.text(), field.value()) == (typed, None)
    return field.problem()


def test_both_doors_say_the_same(hatch: Hatch, store: Path, qtbot) -> None:
    clock = SystemClock()
    desk = open_desk(front_door(store, clock).unlock(LOGIN, PASSPHRASE), clock)
    log = LogForm(LogPresenter.of(desk))
    part = make_sections(ExemptionsPresenter.of(desk))["dates"]
    qtbot.addWidget(log)
    qtbot.addWidget(part)
    window = {typed: said_in(log.form, "discovered", typed) for typed in WRONG_TIMES}
    window |= {typed: said_in(part.form, "review_on", typed) for typed in WRONG_DAYS}
    desk.close()
    assert window == WRONG_TIMES | WRONG_DAYS
    for option, wrong in (("discovered", WRONG_TIMES), ("review_on", WRONG_DAYS)):
        act = ("log", "--summary", "x") if option == "discovered" else ("exempt",)
        for typed, sentence in wrong.items():
            done = hatch(*act, f"--{option.replace('_', '-')}", typed, "--json")
            said = [each["said"] for each in done.json["problems"] if each["field"] == option]
            assert (done.code, said) == (1, [sentence])
            assert sentence in done.err


@pytest.mark.parametrize(
    ("typed", "value", "tidy"),
    [
        ("now", datetime(2026, 11, 21, 14, 20), "21 Nov 2026 14:20"),
        ("2.10pm", datetime(2026, 11, 21, 14, 10), "21 Nov 2026 14:10"),
        ("yesterday 9:15", datetime(2026, 11, 20, 9, 15), "20 Nov 2026 09:15"),
        ("21/11/26 14:10", datetime(2026, 11, 21, 14, 10), "21 Nov 2026 14:10"),
        ("2026-07-20T08:05:41.000007Z+00:00", datetime(2026, 7, 20, 9, 5), "20 Jul 2026 09:05"),
        ("25 Oct 2026 1:30", datetime(2026, 10, 25, 1, 30), "25 Oct 2026 01:30 BST"),
        ("25 Oct 2026 1:30 gmt", datetime(2026, 10, 25, 1, 30), "25 Oct 2026 01:30 GMT"),
    ],
)
def test_a_time_is_read_and_written_tidily(typed: str, value: datetime, tidy: str) -> None:
    assert read_time(typed) == (value, tidy)


def test_a_day_is_read_and_written_tidily() -> None:
    assert read_day("3 Nov") == read_day("3/11/26") == (date(2026, 11, 3), "3 Nov 2026")
    with pytest.raises(Unreadable):
        read_day("3 Nov 14:10")


@given(st.dates(min_value=date(1900, 1, 1)))
def test_a_day_written_is_read_back(day: date) -> None:
    assert read_day(read_day(day.isoformat())[1])[0] == day


@given(st.datetimes(datetime(1900, 1, 2), datetime(9999, 12, 30)), st.sampled_from((0, 60)))
def test_a_time_written_is_read_back_in_the_hour_that_comes_twice_too(wall: datetime, offset: int) -> None:
    typed = Moment.parse(f"{wall.isoformat(timespec='microseconds')}Z+{offset // 60:02}:00")
    shown = written(typed)
    assert read_time(shown)[1] == shown

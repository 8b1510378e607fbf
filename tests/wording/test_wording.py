"""Codes, times and sizes in words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safetydesk import wording
from safetydesk.domain.clock import Moment
from safetydesk.domain.errors import Problem, Refusal, StaleRecord, Trouble
from safetydesk.domain.happened import Happened
from safetydesk.sentences import Said, Wording, fill
from safetydesk.wording import due_words, happened_words, moment_words, size_words

at = Moment.london
NOW = at(2026, 11, 9, 14, 10)


def test_the_wording_that_ships_is_one_whole() -> None:
    assert "stale_record" in wording.load_wording().codes("refusal")
    with pytest.raises(KeyError):
        wording.load_wording().entry("refusal", "no_such_code")


def test_an_error_becomes_sentences() -> None:
    said = wording.sentence(StaleRecord())
    assert "newer version" in said.text
    assert "Reload" in said.remedy
    damaged = wording.sentence(Trouble("vocabulary_damaged", file="routes.toml", key="route[x]"))
    assert "routes.toml route[x]" in damaged.text
    assert damaged.safe
    assert damaged.whole() == f"{damaged.text} {damaged.safe} {damaged.remedy}"


def test_a_code_without_a_sentence_stops_nothing() -> None:
    assert "not yet written" in wording.sentence(Refusal("not_yet_written")).text
    assert "odd" in wording.problem(Problem("summary", "odd"))
    assert "SomethingHappened" in wording.event_sentence("SomethingHappened", {})


def test_a_code_in_two_files_and_a_wrong_part_are_faults() -> None:
    one = {"refusal": {"a": {"text": "A"}}}
    with pytest.raises(ValueError, match="also in one"):
        Wording({"one": one, "two": one})
    wrongs: list[dict[str, Any]] = [
        {"refusals": {}},
        {"refusal": {"a": {"txt": "A"}}},
        {"label": {"a": {"text": 3}}},
        {"label": {"a": 3}},
    ]
    for wrong in wrongs:
        with pytest.raises(ValueError, match="two: "):
            Wording({"two": wrong})


@given(st.text(), st.text())
def test_a_value_is_never_read_again(a: str, b: str) -> None:
    assert fill("{a}|{b}|{c}", {"a": a + "{b}", "b": b}) == f"{a}{{b}}|{b}|{{c}}"


def test_an_area_may_have_a_section_of_its_own() -> None:
    assert wording.words("vocabulary_tests", "no such") == wording.label("no_sentence", code="no such")
    assert wording.words("label", "due_today", {"time": "16:30"}) == "due today 16:30"


def test_what_was_typed_is_kept_exactly() -> None:
    nasty = "{x.__class__} %s \\1 <b>\x00"
    assert (
        Wording({"f": {"event": {"E": "Logged {x}"}}}).find(("event",), "E", {"x": nasty}).text
        == "Logged " + nasty
    )
    assert Said("a").whole() == "a"


def test_dates_and_times() -> None:
    assert [wording.dated_words(said) for said in ("2026-11-09", "2019", "")] == ["9 Nov 2026", "2019", ""]
    assert wording.date_words(date(2026, 11, 9)) == "9 Nov 2026"
    assert moment_words(NOW) == "9 Nov 2026 14:10"
    assert moment_words(NOW, with_zone=True) == "9 Nov 2026 14:10 GMT"
    assert moment_words(at(2026, 7, 9, 9, 5), with_zone=True) == "9 Jul 2026 09:05 BST"
    doubled = at(2026, 10, 25, 1, 30)
    assert moment_words(doubled) == "25 Oct 2026 01:30 BST"
    assert moment_words(doubled.plus(timedelta(hours=1))) == "25 Oct 2026 01:30 GMT"
    assert moment_words(Moment(NOW.utc, 330)) == "9 Nov 2026 19:40 UTC+5:30"
    assert moment_words(Moment(at(2026, 7, 9, 9, 5).utc, 0)) == "9 Jul 2026 08:05 UTC"


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1000, "1.0 KB"), (1_400_000, "1.4 MB"),
     (9_960, "10 KB"), (999_999, "1.0 MB"), (300_000_000, "300 MB"), (5 * 10**15, "5000 TB")],
)  # fmt: skip
def test_sizes(size: int, words: str) -> None:
    assert size_words(size) == words


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (at(2026, 11, 9, 16, 30), "due today 16:30"), (NOW, "due today 14:10"),
        (at(2026, 11, 10, 10, 15), "due tomorrow 10:15"), (at(2026, 11, 13, 10, 15), "due Fri 13 Nov 10:15"),
        (at(2026, 11, 16, 10, 15), "due 16 Nov 2026 10:15"), (at(2026, 11, 7, 14, 0), "overdue by 2 days"),
        (at(2026, 11, 8, 14, 0), "overdue by 1 day"), (at(2026, 11, 9, 11, 0), "overdue by 3 hours"),
        (at(2026, 11, 9, 14, 9), "overdue by 1 minute"),
        (NOW.plus(timedelta(seconds=-2)), "overdue by less than a minute"),
    ],
)  # fmt: skip
def test_what_is_due(due: Moment, words: str) -> None:
    assert due_words(due, NOW) == words


@pytest.mark.parametrize(
    ("route", "organisation", "whole", "short"),
    [
        (
            "bank",
            "Northport control room",
            "{name}, Northport control room",
            "Bank, Northport control room",
        ),
        (
            "police_101",
            "Northport control room",
            "{name}, Northport control room",
            "Police 101, Northport control room",
        ),
        ("police_101", "police", "{name}", "Police 101"),
        (
            "camhs",
            "Northport CAMHS",
            "{name}, Northport CAMHS",
            "Northport CAMHS",
        ),
        ("police_101", "", "{name}", "Police 101"),
        ("not_known", "Northport", "not_known, Northport", "not_known, Northport"),
    ],
)
def test_a_team_is_named_with_its_agency(route: str, organisation: str, whole: str, short: str) -> None:
    terms = wording.load_vocabulary()
    name = terms.every_route[route].name if route in terms.every_route else ""
    assert wording.route_words(route, organisation, terms) == whole.replace("{name}", name)
    assert wording.route_words(route, organisation, terms, short=True) == short


def test_when_it_happened_as_told() -> None:
    later = at(2026, 11, 9, 15, 0)
    assert happened_words(Happened()) == "not known when"
    assert happened_words(Happened("exact", NOW)) == "9 Nov 2026 14:10"
    assert (
        happened_words(Happened("about", NOW, source="the pupil"))
        == "about 9 Nov 2026 14:10 (source: the pupil)"
    )
    assert happened_words(Happened("between", NOW, later)) == "between 9 Nov 2026 14:10 and 15:00"
    assert happened_words(Happened("between", NOW, later.plus(timedelta(days=1)))).endswith(
        "and 10 Nov 2026 15:00"
    )
    assert happened_words(Happened("between", NOW)).endswith("and an unknown time")
    assert happened_words(Happened("exact", None, source="{when}")) == "not known when (source: {when})"

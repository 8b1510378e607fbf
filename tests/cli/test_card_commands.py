"""The capture card and what the file says, from the hatch."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Hatch
from tests.intake import notes_in_files as notes

from safetydesk.cli.capture_cards import CARD

DECLARED = "--declare-no-sexual-image"
WHOLE = {
    "description": "The group's page", "captured": "1 Nov 2026 09:00", "clock_checked": "the office PC",
    "clock_wrong_by": "2 minutes fast", "shown_time": "21:34", "platform": "Instagram",
    "address": "https://chat.example/g/1", "handle": "@maya", "user_id": "4471", "group": "Year 8",
    "account": "Pupil's account", "account_whose": "Maya", "device": "Maya's phone", "software": "7.1",
    "method": "Screenshot", "captured_by": "Jo", "supplied_by": "Maya", "whole_screen": "One of a series",
    "series_number": "2", "series_of": "5", "context_included": "before", "live": "Still there",
    "live_checked": "1 Nov 2026 09:30", "transcription": "Hello", "transcribed_by": "Jo",
}  # fmt: skip


def options(values: dict[str, str]) -> list[str]:
    return [part for name, value in values.items() for part in (f"--{name.replace('_', '-')}", value)]


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.jpg"
    path.write_bytes(notes.jpeg_with(notes.WHOLE))
    return path


def test_every_field_of_a_card_can_be_given_and_put_right(hatch: Hatch, incident: str, photo: Path) -> None:
    assert set(WHOLE) == set(CARD)
    done = hatch("attach", incident, str(photo), DECLARED, *options(WHOLE), "--json")
    assert done.code == 0, done.err
    shown = hatch("card", incident, "mo/1", "--json")
    card = shown.json["exhibit"]["card"]
    assert set(card) == set(WHOLE) and (card["account"], card["series_of"]) == ("pupil", 5)
    assert shown.json["missing"] == [] == shown.json["pointed_out"]
    done = hatch(
        "card", incident, "MO/1", "--account", "staff", "--live-checked", "", "--series-number", "3", "--json"
    )
    card = done.json["exhibit"]["card"]
    assert (card["account"], card["series_number"], "live_checked" in card) == ("staff", 3, False)
    assert done.json["pointed_out"] == ["own_account", "not_checked"]
    said = hatch("card", incident, "MO/1")
    assert "own account" in said.out and "In the series:" in said.out and "3 of 5" in said.out
    assert "2 minutes fast" in hatch("show", incident).out


def test_what_cannot_be_is_refused_by_the_name_of_its_field(hatch: Hatch, incident: str, photo: Path) -> None:
    hatch("attach", incident, str(photo), DECLARED)
    done = hatch(
        "card", incident, "MO/1", "--series-number", "six", "--live-checked", "1 Jan 2099 09:00", "--json"
    )
    assert done.code == 1
    assert {problem["field"] for problem in done.json["problems"]} == {"series_number", "live_checked"}
    assert "Number in the series" in hatch("card", incident, "MO/1", "--series-number", "six").err
    assert hatch("card", incident, "MO/1", "--account", "mine", "--json").json["code"] == "draft_has_problems"
    assert hatch("card", incident, "MO/9", "--json").json["code"] == "no_such_record"


def test_what_the_file_says_and_its_place_by_itself(hatch: Hatch, incident: str, photo: Path) -> None:
    hatch("attach", incident, str(photo), DECLARED)
    said = hatch("says", incident, "MO/1")
    assert said.code == 0 and "Larkphone" in said.out and "51.5" not in said.out and "--place" in said.out
    said = hatch("says", incident, "MO/1", "--place", "--json")
    assert {"name": "gps_position", "value": "51.500000, -0.125000"} in said.json["claims"]
    hatch("isolate", incident, "MO/1", "--reason", "x")
    assert hatch("says", incident, "MO/1", "--json").json["code"] == "exhibit_isolated"


def test_a_kind_that_is_not_read_says_so(hatch: Hatch, incident: str, tmp_path: Path) -> None:
    (tmp_path / "a.mp3").write_bytes(b"\xff\xfb\x90\x00" * 40)
    hatch("attach", incident, str(tmp_path / "a.mp3"), DECLARED)
    done = hatch("says", incident, "MO/1", "--json")
    assert (done.code, done.json["not_read"]) == (1, "not_read")


def test_files_come_in_with_the_warning_that_a_member_of_staffs_own_was_used(
    hatch: Hatch, incident: str, photo: Path
) -> None:
    for given in (("--account", "staff"), ("--device", "Staff member's own device")):
        done = hatch("attach", incident, str(photo), DECLARED, *given)
        assert done.code == 0 and "Policies ask staff not to do that" in done.out
    assert hatch("attach", incident, str(photo), DECLARED, "--json").json["pointed_out"] == []


def test_several_files_never_have_one_number_in_a_series(hatch: Hatch, incident: str, photo: Path) -> None:
    for given in ((str(photo), str(photo)), (str(photo.parent),)):
        done = hatch("attach", incident, *given, DECLARED, "--series-number", "1", "--series-of", "3")
        assert done.code == 1 and "one file" in done.err
    assert "MO/1" not in hatch("show", incident).out

"""The clocks on the command line: listed, changed, and taken away as a sheet and a calendar."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Hatch

from ics_reading import read_calendar


def test_clocks_are_listed_and_changed(hatch: Hatch) -> None:
    words = ("log", "--summary", "A phone", "--category", "NUDES", "--severity", "4", "--json")
    incident = hatch(*words).json["reference"]
    listed = hatch("clocks", incident, "--json").json["clocks"]
    number = str(1 + [clock["rule"] for clock in listed].index("nudes_review"))
    assert {clock["state"] for clock in listed} == {"running"} and not listed[0]["confirmed"]
    assert "Hold the initial review · running" in hatch("clocks", incident).out
    assert hatch("clock", incident, number, "paused").code == 1
    assert hatch("clock", incident, "9", "paused", "--reason", "x").code == 1
    paused = hatch("clock", incident, number, "paused", "--reason", "She is with the nurse", "--json")
    assert paused.json["state"] == "paused"
    assert "Not needed" in hatch("clock", incident, number, "not_needed", "--reason", "Police lead").out
    assert len(hatch("show", incident, "--json").json["deadline_changes"]) == 2


def test_the_day_sheet_and_the_calendar_file(hatch: Hatch, tmp_path: Path) -> None:
    hatch("log", "--summary", "A phone", "--category", "NUDES", "--severity", "4")
    sheet, calendar = tmp_path / "today.pdf", tmp_path / "today.ics"
    assert hatch("day-sheet", "--to", str(sheet)).code == 0 and sheet.read_bytes().startswith(b"%PDF")
    assert hatch("calendar-file", "--to", str(calendar), "--json").json["path"] == str(calendar)
    assert len(read_calendar(calendar.read_bytes())[1]) == 2

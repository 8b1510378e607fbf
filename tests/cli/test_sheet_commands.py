"""An agency's sheet on the command line: shown with what is missing, answered, and printed."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Hatch


def test_a_sheet_shown_answered_and_printed(hatch: Hatch, incident: str, tmp_path: Path) -> None:
    shown = hatch("sheet", incident, "police", "--json").json
    assert "referrer_phone" in shown["missing"] and shown["person"] is None
    said = hatch(
        "sheet", incident, "Police", "--set", "referrer_phone=01632 960 000=1", "--not-known", "suspects"
    )
    assert said.code == 0 and "01632 960 000=1" in said.out and "Not known" in said.out
    after = hatch(
        "sheet", incident, "police", "--not-asked", "threats", "--as-recorded", "suspects", "--json"
    ).json
    answers = {each["field"]: each for each in after["answers"]}
    assert answers["referrer_phone"]["origin"] == "typed" and answers["suspects"]["origin"] != "typed"
    assert answers["threats"]["state"] == "not_asked" and "referrer_phone" not in after["missing"]
    wrong = hatch("sheet", incident, "police", "--set", "nothing=x", "--json")
    assert wrong.code == 1 and wrong.json["problems"][0]["field"] == "nothing"
    assert hatch("sheet", incident, "police", "--set", "no equals sign").code == 2
    for words in (("pigeon",), ("lado", "--set", "nature=x"), ("social_care", "--person", "Nobody At All")):
        assert hatch("sheet", incident, *words).code == 1
    to = tmp_path / "police.pdf"
    printed = hatch(
        "print-sheet",
        incident,
        "police",
        "--to",
        str(to),
        "--recipient",
        "police",
        "--purpose",
        "referral",
        "--json",
    )
    assert printed.code == 0 and printed.json["copy_number"] == 1 and to.read_bytes().startswith(b"%PDF")

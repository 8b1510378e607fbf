"""circumstances: said by code or label, added to, taken back with a reason; severity raised and policies asked."""

from __future__ import annotations

from tests.cli.conftest import Hatch


def test_what_bears_on_an_incident(hatch: Hatch, incident: str) -> None:
    assert "Nothing has been marked yet" in hatch("circumstances", incident).out
    assert hatch("policies", "stone_bay_2023", "--adopt").code == 0
    said = hatch(
        *(
            "circumstances",
            incident,
            "--mark",
            "Coercion or pressure",
            "--mark",
            "threat",
            "--clause",
            "sb.8.6",
        ),
        *(
            "--intent",
            "Accidental",
            "--audience",
            "The swimming club",
            "--other-references",
            "CPOMS 1",
            "--json",
        ),
    ).json
    assert said["circumstances"]["marks"] == ["coercion", "threat"] and said["severity"] == 3
    assert [each["code"] for each in said["pointed_out"]] == ["accidental_and_coerced"]
    assert "debrief" in [each["code"] for each in said["asked"] if not each["met"]]
    shown = hatch("circumstances", incident).out
    assert "Who could see it: The swimming club" in shown and "8, last point: Where unsure" in shown
    refused = hatch("circumstances", incident, "--no-mark", "threat", "--json")
    assert refused.code == 1 and refused.json["problems"][0]["field"] == "reason"
    changed = hatch("circumstances", incident, "--no-mark", "threat", "--reason", "Misread", "--json")
    assert changed.json["circumstances"]["marks"] == ["coercion"]
    wrong = hatch("circumstances", incident, "--school-time", "noon", "--json")
    assert wrong.json["problems"][0]["field"] == "school_time"

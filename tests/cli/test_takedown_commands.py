"""Takedowns, links, notes of every kind and who knows, on the command line."""

from __future__ import annotations

from tests.cli.conftest import Hatch

ADDRESS = "https://social.example/p/4471"


def test_an_address_and_its_steps(hatch: Hatch, incident: str) -> None:
    assert "no address" in hatch("takedown", incident).out
    begun = hatch("takedown", incident, "--address", ADDRESS, "--platform", "Snapchat", "--json")
    assert begun.json["takedowns"][0]["next_steps"] == ["captured", "reported"]
    assert hatch("takedown-step", incident, "1", "reported", "--json").json["problems"][0]["field"] == "route"
    told = hatch("takedown-step", incident, "1", "reported", "--route", "platform", "--reference", "SC-9")
    assert (told.code, ADDRESS in told.out, "SC-9" in told.out) == (0, True, True)
    refused = hatch("takedown-step", incident, "1", "Refused")
    assert "report to Report Harmful Content" in refused.out
    assert hatch("takedown-step", incident, "2", "removed").code == 1
    assert hatch("takedown-step", incident, "1", "removed", "--exhibit", "XX/1").code == 1
    assert "Takedown" in hatch("show", incident).out


def test_two_incidents_are_linked_and_parted(hatch: Hatch, incident: str) -> None:
    other = hatch("log", "--summary", "It began again", "--json").json["reference"]
    assert hatch("link", incident, other, "--kind", "series").code == 1
    assert hatch("link", incident, other, "--kind", "One series", "--reason", "One chat").code == 0
    assert hatch("linked", other, "--json").json["linked"] == [{"reference": incident, "kind": "series"}]
    story = hatch("linked", incident, "--story").out
    assert incident in story and other in story
    assert hatch("linked", incident, "--suggest").code == 0
    assert hatch("unlink", other, incident, "--reason", "Two chats").code == 0
    assert hatch("linked", incident, "--json").json["linked"] == []
    assert hatch("unlink", other, incident, "--reason", "again").code == 1


def test_a_note_of_a_kind_and_what_is_pointed_out(hatch: Hatch, incident: str) -> None:
    said = hatch("note", incident, "J.S. hit her last week", "--json").json["pointed_out"]
    assert [each["found"] for each in said] == ["J.S.", "last week"]
    assert hatch("note", incident, "I want it to stop", "--kind", "child_voice").code == 1
    assert hatch("note", incident, "I want it to stop", "--kind", "child_voice", "--whose", "Maya").code == 0
    assert "\u201cI want it to stop\u201d" in hatch("show", incident).out
    assert "Of the team" in hatch("who-knows", incident).out

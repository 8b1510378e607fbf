"""Notices, referrals and decisions, and the numbers by which they are known."""

from __future__ import annotations

from tests.cli.conftest import Hatch


def test_telling_and_their_answer(hatch: Hatch, incident: str) -> None:
    told = hatch(
        "notice", incident, "--to", "Headteacher", "--to-name", "Alan Whitby", "--method", "phone", "--json"
    )
    assert (told.code, told.json["number"]) == (0, 1)
    assert hatch("notice", incident, "--to", "parent", "--not-told", "").code == 1
    assert hatch("notice", incident, "--to", "parent", "--not-told", "LADO asked us to wait").code == 0
    assert hatch("acknowledge", incident, "1", "--by", "Alan Whitby", "--response", "Thank you").code == 0
    assert hatch("acknowledge", incident, "7").code == 1
    notices = hatch("show", incident, "--json").json["notices"]
    assert notices[0]["to_kind"] == "head"
    assert notices[0]["acknowledged_by"] == "Alan Whitby"
    assert notices[1]["reason_not_told"] == "LADO asked us to wait"


def test_a_referral_and_what_came_back(hatch: Hatch, incident: str) -> None:
    made = hatch(
        *("refer", incident, "--route", "ceop", "--organisation", "CEOP", "--method", "portal"),
        *("--reference", "A/1", "--reference", "=B2", "--informed", "told", "--json"),
    )
    assert (made.code, made.json["number"]) == (0, 1)
    assert (
        hatch(
            "refer", incident, "--update", "1", "--acknowledged", "now", "--advice", "-", stdin=b"wait"
        ).code
        == 0
    )
    assert hatch("refer", incident, "--update", "2", "--outcome", "x").code == 1
    late = hatch("refer", incident, "--update", "1", "--closed", "now", "--json")
    assert late.json["problems"][0]["field"] == "outcome"
    assert hatch("refer", incident, "--json").json["problems"][0]["field"] == "route"
    referral = hatch("show", incident, "--json").json["referrals"][0]
    assert referral["references"] == ["A/1", "=B2"]
    assert referral["advice"] == "wait"
    assert hatch("person", incident, "affected:staff:Ann Quill").code == 0
    assert hatch("refer", incident, "--update", "1", "--about", "ann  quill").code == 0
    assert hatch("refer", incident, "--update", "1", "--about", "Nobody", "--json").json["problems"]
    said = hatch("show", incident)
    assert "Whom it is about" in said.out and "Ann Quill" in said.out.partition("Whom it is about")[2]


def test_not_to_refer_needs_its_reason(hatch: Hatch, incident: str) -> None:
    asked = ("decide", incident, "--question", "lado", "--answer", "not_refer", "--decided-by", "Alan Whitby")
    assert hatch(*asked, "--json").json["problems"][0]["field"] == "reason"
    assert hatch(*asked, "--reason", "Below the threshold").code == 0
    assert "Below the threshold" in hatch("show", incident).out

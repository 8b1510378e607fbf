"""Calls, the school's agencies and the whole of a referral through the hatch."""

from __future__ import annotations

from tests.cli.conftest import Hatch


def test_a_call_begun_and_ended_and_one_of_earlier(hatch: Hatch, incident: str) -> None:
    begun = hatch("call", incident, "--route", "Social care", "--organisation", "Whitlow MASH", "--json")
    assert (begun.code, begun.json["number"]) == (0, 1)
    assert hatch("call", incident, "--end", "1", "--json").json["problems"][0]["field"] == "result"
    assert hatch("call", incident, "--end", "1", "--result", "Engaged").code == 0
    assert hatch("call", incident, "--end", "1", "--result", "engaged").code == 1
    assert hatch("call", incident, "--end", "9", "--result", "engaged").code == 1
    earlier = ("--began", "yesterday 10:00", "--ended", "yesterday 10:18", "--result", "gave_up")
    assert hatch("refer", incident, "--route", "lado").code == 0
    assert hatch("call", incident, "--route", "lado", "--about", "1", *earlier).code == 0
    assert hatch("call", incident, "--correct", "2", "--ended", "yesterday 10:20").code == 0
    shown = hatch("show", incident)
    assert "1 call on 1 day, 20 minutes waited" in shown.out and "Whitlow MASH: Engaged" in shown.out
    calls = hatch("show", incident, "--json").json
    assert calls["call_attempts"][1]["referral_id"] == calls["referrals"][0]["id"]


def test_agencies_are_kept_named_and_offered_no_more(hatch: Hatch, incident: str) -> None:
    made = ("agency-set", "Whitlow LADO", "--route", "lado", "--phone", "01632 960 111")
    assert hatch(*made, "--checked", "yesterday").code == 0
    assert hatch("agency-set", "Nobody", "--json").json["problems"][0]["field"] == "routes"
    assert hatch("agency-set", "whitlow lado", "--hours", "Mon-Fri 9-17").code == 0
    listed = hatch("agencies", "--route", "LADO").out
    assert "01632 960 111" in listed and "Mon-Fri 9-17" in listed and "not checked" not in listed
    assert hatch("refer", incident, "--route", "lado", "--agency", "Whitlow LADO").code == 0
    assert hatch("refer", incident, "--route", "lado", "--agency", "Ashby").code == 1
    assert hatch("show", incident, "--json").json["agencies"][0]["name"] == "Whitlow LADO"
    assert hatch("agency-set", "Whitlow LADO", "--retire").code == 0
    assert "No agency is written down" in hatch("agencies").out
    assert "Whitlow LADO" in hatch("agencies", "--all").out
    assert hatch("verify").code == 0


def test_the_whole_of_a_referral(hatch: Hatch, incident: str) -> None:
    given = {
        "route": "social_care", "office": "Front door", "role": "Duty worker", "started": "yesterday 10:00",
        "consent": "Refused", "consent-reason": "Afraid", "document": "The form", "decision": "below their threshold",
        "next-contact": "tomorrow 10:00", "challenged": "now",
        "challenged-by": "The head", "challenge": "Rang the manager",
    }  # fmt: skip
    options = [part for name, value in given.items() for part in (f"--{name}", value)]
    assert hatch("refer", incident, *options).code == 0
    referral = hatch("show", incident, "--json").json["referrals"][0]
    assert (referral["consent"], referral["decision"]) == ("refused", "below_threshold")
    assert referral["documents"] == ["The form"]
    out = hatch("show", incident).out
    assert "Rang the manager" in out and "Below their threshold" in out
    late = hatch("refer", incident, "--route", "action_fraud")
    assert late.code == 1 and "Report Fraud took its place" in late.err

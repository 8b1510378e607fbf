"""Closing, opening again, a second person, the debrief and the actions on the command line."""

from __future__ import annotations

from tests.cli.conftest import Hatch

BLOCKS = (
    "--summary",
    "A threat",
    "--follow-up",
    "Seen weekly",
    "--no-actions",
    "None needed",
    "--outcome",
    "It stopped",
)
LEFT = ("told_by", "platform", "people", "parents", "clock.welfare_check", "clock.review_critical")


def decided(hatch: Hatch, incident: str, question: str, *more: str) -> None:
    words = ("--question", question, "--answer", "not_refer", "--reason", "r", "--decided-by", "Morgan")
    assert hatch("decide", incident, *words, *more).code == 0


def test_an_incident_is_closed_and_opened_again(hatch: Hatch) -> None:
    incident = hatch(
        "log", "--summary", "A threat", "--category", "THREAT", "--severity", "4", "--json"
    ).json["reference"]
    refused = hatch("close", incident, *BLOCKS, "--json")
    left = [problem["field"] for problem in refused.json["problems"]]
    assert refused.code == 1 and {"aside_police_considered", "aside_parents"} <= set(left)
    decided(
        hatch,
        incident,
        "police",
        "--guidance",
        "KCSIE 2026",
        "--overrides-wish",
        "A risk",
        "--person-wish",
        "x",
    )
    decided(hatch, incident, "social_care")
    aside = [word for duty in LEFT for word in ("--set-aside", f"{duty}=Not known")]
    assert hatch("close", incident, *BLOCKS, "--set-aside", "parents").code == 2
    closed = hatch("close", incident, *BLOCKS, *aside, "--outcome-code", "Taught about it", "--json")
    assert closed.json["needs_second"] is True
    shown = hatch("show", incident, "--json").json
    assert shown["incident"]["status"] == "closed" and len(shown["closures"][0]["set_aside"]) == len(LEFT)
    assert len(hatch("sign-off", "--json").json["waiting"]) == 3
    assert "It waits for another member" in hatch("sign-off").out
    assert hatch("sign-off", incident).out.count("Waiting for another member") == 3
    assert "another member" in hatch("sign-off", incident, "3", "--answer", "Agrees").err
    assert hatch("amend", incident, "--summary", "x", "--reason", "y").code == 1
    assert hatch("reopen", incident, "--reason", "It came back").code == 0
    assert hatch("show", incident, "--json").json["incident"]["status"] == "open"
    lines = [line.strip() for line in hatch("show", incident).out.splitlines()]
    assert "Closing: Closed before, and opened again" in lines
    for told in ("Outcomes:            Taught about it", "Why it is opened again: It came back"):
        assert told in lines
    assert "Set aside: Parents or carers told, or why not: Not known" in lines
    assert lines.count("Second person: the decision") == 2 and "Second person: the closing" in lines


def test_a_debrief_and_its_actions(hatch: Hatch, incident: str) -> None:
    held = ("--held", "now", "--present", "Head", "--lessons", "Tutors did not know")
    early = ("--early-review", "Behaviour", "--review-owner", "Ms Lindqvist", "--review-due", "12 Jan 2027")
    assert hatch("debrief", incident, *held, *early).code == 0
    assert hatch("action-add", incident, "--what", "Brief tutors", "--owner", "Ada").code == 0
    assert "1. Review early: Behaviour" in hatch("actions", incident).out
    assert hatch("action-done", incident, "2").code == 0
    assert hatch("action-done", incident, "1", "--not-done", "Reviewed").code == 0
    assert hatch("actions").out.strip() == "No actions."
    assert len(hatch("actions", "--state", "settled", "--json").json["actions"]) == 2

"""Pathways, bans, the harm threshold and what is held about one adult, on the command line."""

from __future__ import annotations

from tests.cli.conftest import Hatch


def test_pathways_are_shown_said_and_taken_up(hatch: Hatch) -> None:
    reference = hatch("log", "--summary", "She sent it", "--category", "SEXTORT", "--json").json["reference"]
    shown = hatch("pathway", reference)
    assert "Sextortion" in shown.out and "> Open: See the child today" in shown.out
    told = hatch(
        "pathway-step", reference, "sextortion", "do_not_pay", "done", "--note", "Nothing was paid", "--json"
    )
    (pathway,) = told.json["pathways"]
    step = next(each for each in pathway["steps"] if each["code"] == "do_not_pay")
    assert (step["standing"], pathway["next"]) == ("taken", "safe_today")
    assert hatch("pathway-step", reference, "sextortion", "do_not_pay", "undone").code == 1
    assert hatch("pathway-step", reference, "sextortion", "nothing", "done").code == 1
    assert "Data breach" in hatch("pathway-step", reference, "data_breach", "-", "Taken up").out
    assert "Do not pay, stop replying, block \u00b7 Done" in hatch("show", reference).out


def test_a_ban_and_the_limbs(hatch: Hatch) -> None:
    reference = hatch(
        "log", "--summary", "Midnight messages", "--category", "STAFF-CONTACT", "--person",
        "subject_adult:staff:Alex Rowe", "--json",
    ).json["reference"]  # fmt: skip
    who, why = ("--person", "Alex Rowe"), ("--reason", "As said", "--decided-by", "The head")
    assert hatch("ban", reference, *who, "--what", "network", *why).code == 1
    banned = hatch("ban", reference, *who, "--what", "network", "--starts", "20/11/2026", *why)
    assert "No end was set" in banned.out
    assert "Given back" in hatch("ban-lift", reference, "1", "--reason", "Cleared").out
    assert hatch("threshold", reference, *who, "--answer", "met", *why).code == 1
    decided = hatch("threshold", reference, *who, "--answer", "met", "--limb", "risk", *why)
    assert "Case manager: Headteacher" in decided.out
    assert hatch("allegation-outcome", reference, *who, "--outcome", "Unfounded", *why).code == 0
    assert "Alex Rowe: 1 incident" in hatch("pattern", reference, *who).out
    assert hatch("pattern", reference, "--person", "Nobody").code == 1

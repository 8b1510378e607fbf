"""Records in words by the hatch: each is written, shown, amended with its reason, and pointed at where it must be."""

from __future__ import annotations

import pytest
from tests.cli.conftest import Hatch

from safetydesk.cli.main import make_parser
from safetydesk.cli.words_commands import COMMANDS

GIVEN = {
    "initial-review": (
        "--reviewed", "yesterday 15:40", "--took-part", "The DSL and the head", "--referral-triggers", "under_13",
        "--how-widely", "With one person", "--parents-informed", "Informed", "--review-decision", "Police told",
    ),
    "holder": ("--holder", "@lad", "--source", "Ada", "--platform", "Snapchat", "--still-held", "said to be deleted"),
    "held-elsewhere": ("--document", "Letter of the LADO", "--where-filed", "Head's safe"),
    "viewed-by-accident": (
        "--viewed-by", "Ms Lane", "--viewed", "yesterday 15:10", "--how-it-came", "Shown it\nby a child", "--not-shown",
    ),
    "decision-to-view": (
        "--viewing-reasons", "to_report", "--viewing-reasons", "unavoidable", "--why-only-way", "The platform asked",
        "--agreed-by", "The head", "--viewed-by", "Morgan Okafor", "--present", "Sam Ward",
    ),
    "searched": (
        "--searched", "yesterday 15:30", "--searched-by", "Ms Lane", "--who-or-what", "A bag",
        "--search-reason", "Told", "--what-found", "A telephone",
    ),
    "deletion": ("--what-to-delete", "A picture", "--asked-whom", "Ada", "--asked", "yesterday 16:00"),
}  # fmt: skip
POINTS = {
    "initial-review": ["trigger_applies"],
    "viewed-by-accident": ["welfare_not_offered"],
    "decision-to-view": ["second_signature"],
    "deletion": ["asked_before_agreed"],
}


@pytest.mark.parametrize("name", GIVEN)
def test_each_is_written_shown_and_amended(name: str, hatch: Hatch) -> None:
    logged = hatch("--json", "log", "--summary", "Sent on", "--category", "NUDES")
    reference = logged.json["reference"]
    made = hatch("--json", name, reference, *GIVEN[name])
    assert made.code == 0 and made.json["points"] == POINTS.get(name, []) and made.json["number"] == 1
    words = GIVEN[name][1]
    shown = hatch("show", reference)
    assert shown.code == 0
    assert GIVEN[name][-1].split("\n")[-1].removeprefix("--") in shown.out or words in shown.out
    assert hatch(name, reference, "--amend", "1", *GIVEN[name], "--reason", "Same").code == 1
    field = "--note" if name == "holder" else "--agreed-by" if name == "deletion" else GIVEN[name][2]
    value = {"viewed-by-accident": "yesterday 15:12", "decision-to-view": "unavoidable"}.get(
        name, "Somebody else"
    )
    amended = hatch("--json", name, reference, "--amend", "1", field, value, "--reason", "Heard it better")
    assert amended.code == 0, amended.out
    assert hatch(name, reference, "--amend", "7", field, value, "--reason", "x").code == 1
    assert hatch(name, reference).code == 1
    assert "Heard it better" in hatch("history", reference).out


def test_nobody_signs_twice(hatch: Hatch) -> None:
    reference = hatch("--json", "log", "--summary", "Sent on", "--sexual-image").json["reference"]
    assert hatch("decision-to-view", reference, *GIVEN["decision-to-view"]).code == 0
    said = hatch("countersign", reference, "1")
    assert said.code == 1 and "You signed this yourself" in said.out + said.err


def test_none_of_them_has_a_word_for_a_file() -> None:
    (commands,) = (each for each in make_parser()._actions if each.choices and "holder" in each.choices)
    for command in COMMANDS:
        for option in commands.choices[command.name]._actions:  # type: ignore[union-attr, index, call-overload]  # parsers by name
            assert option.metavar in (None, "TEXT", "REF", "NUMBER", "DIR", "LOGIN", "N"), option
            assert option.dest == "store" or option.metavar != "DIR"


def test_codes_of_a_described_item_may_be_given_in_words(hatch: Hatch) -> None:
    reference = hatch("--json", "log", "--summary", "Sent on").json["reference"]
    given = (
        "--shows", "A picture", "--said-by", "Ada", "--where-kind", "On a device", "--holder-kind", "police",
        "--step-taken", "Police told", "--step-taken", "asked_to_keep",
    )  # fmt: skip
    assert hatch("describe", reference, *given).code == 0
    shown = hatch("show", reference).out
    assert "On a device" in shown and "Police told; Asked to keep it for police" in shown
    assert hatch("describe", reference, "--shows", "x", "--said-by", "y", "--where-kind", "nowhere").code == 1

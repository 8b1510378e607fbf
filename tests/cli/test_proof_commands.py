"""What the hatch says of the trail: old and new values, who looked, proofs, marks, and no count of anything."""

from __future__ import annotations

import json
import runpy
from pathlib import Path

import pytest

from .conftest import Hatch

VERIFIER = Path(__file__).resolve().parents[2] / "resources" / "verifier" / "safetydesk_verify.py"


@pytest.fixture
def incident(hatch: Hatch) -> str:
    done = hatch("log", "--summary", "First words", "--person", "affected:pupil:Ada Lark:8", "--json")
    reference: str = done.json["reference"]
    return reference


def test_history_tells_what_it_said_before(hatch: Hatch, incident: str) -> None:
    hatch("amend", incident, "--summary", "Other words", "--reason", "misheard")
    said = hatch("history", incident).out
    assert "First words → Other words" in said and "Morgan Okafor" in said
    (amended,) = [
        each for each in hatch("history", incident, "--json").json["history"] if each.get("changes")
    ]
    assert (amended["changes"][0]["old"], amended["by"]) == ("First words", "Morgan Okafor")
    assert "number" not in amended


def test_the_history_of_a_person_a_member_and_the_school(hatch: Hatch, incident: str) -> None:
    def kinds(*words: str) -> list[str]:
        return [each["kind"] for each in hatch("history", *words, "--json").json["history"]]

    assert kinds("--person", "ada lark") == ["IncidentLogged"]
    assert kinds("--member", "Morgan Okafor") == ["StoreCreated", "MemberEnrolled"]
    assert kinds("--school") == ["StoreCreated"]
    assert hatch("history", "--person", "nobody").code == 1


def test_who_has_looked_at_a_child_is_told_and_is_told_of(hatch: Hatch, incident: str) -> None:
    hatch("show", incident)
    hatch("find", "Lark")
    hatch("find", "unheard")
    first = hatch("looked-at", "Ada Lark", "--json").json["looked"]
    assert [each["kind"] for each in first] == ["SearchMade", "IncidentOpened"]
    again = hatch("looked-at", "Ada Lark", "--json").json["looked"]
    assert again[0]["kind"] == "LookersListed" and again[0]["by"] == "Morgan Okafor"


def test_a_proof_leaves_and_is_good_elsewhere(hatch: Hatch, incident: str, tmp_path: Path) -> None:
    hatch(
        "print",
        incident,
        "--to",
        str(tmp_path / "case.pdf"),
        "--recipient",
        "police",
        "--purpose",
        "referral",
    )
    place = tmp_path / "stick"
    place.mkdir()
    verify = runpy.run_path(str(VERIFIER), run_name="verify")["main"]
    for words in ((incident,), ("--whole",)):
        done = hatch("proof", *words, "--to", str(place), "--json")
        assert done.code == 0, done.err
        folder = Path(done.json["path"])
        assert sorted(each.name for each in folder.iterdir()) == [
            "READ ME.txt",
            "mark_words.txt",
            "proof.json",
            "safetydesk_verify.py",
        ]
        assert verify([str(folder), "--mark", done.json["mark"]]) == 0
        assert "Ada" not in (folder / "READ ME.txt").read_text("utf-8")
    told = json.loads(
        (place / sorted(each.name for each in place.iterdir())[0] / "proof.json").read_text("utf-8")
    )
    assert len(told["earlier"]) == 1 and any(name.startswith("incidents:") for name in told["records"])
    kinds = [each["kind"] for each in hatch("history", incident, "--json").json["history"]]
    assert kinds[-1] == "ProofExported"


def test_no_proof_goes_into_the_store_or_nowhere(hatch: Hatch, incident: str, store: Path) -> None:
    assert hatch("proof", incident, "--to", str(store), "--json").json["code"] == "proof_in_store"
    assert hatch("proof", incident, "--to", str(store / "not there"), "--json").code == 1
    assert (
        hatch("proof", "OS-2020-0001", "--to", str(store.parent), "--json").json["code"] == "no_such_record"
    )
    assert not list(store.parent.glob("SafetyDesk proof*"))


def test_a_proof_carries_a_mark_from_paper_or_says_that_the_trail_never_had_it(
    hatch: Hatch, incident: str, tmp_path: Path
) -> None:
    mark = hatch("day-mark", "--json").json
    hatch("find", "something")
    verify = runpy.run_path(str(VERIFIER), run_name="verify")["main"]
    asked = ("proof", incident, "--to", str(tmp_path), "--json", "--mark")
    assert hatch(*asked, "mistyped").json["code"] == "mark_not_understood"
    assert hatch(*asked, "0" * 20).json["code"] == "proof_mark_not_found"
    assert not list(tmp_path.glob("SafetyDesk proof*"))
    assert verify([hatch(*asked, mark["words"]).json["path"], "--mark", mark["mark"]]) == 0


def test_a_mark_from_paper_is_found_again(hatch: Hatch, incident: str, tmp_path: Path) -> None:
    mark = hatch("day-mark", "--json").json
    hatch("find", "something")
    for typed in (mark["mark"], mark["words"]):
        done = hatch("verify", "--mark", typed)
        assert done.code == 0 and "This mark stood on" in done.out
    done = hatch("verify", "--mark", "0000 0000 0000 0000 0000", "--json")
    assert done.code == 3 and [each["code"] for each in done.json["findings"]] == ["mark_not_found"]
    assert hatch("verify", "--json").json["findings"] == [], "a mark mistyped says nothing about the store"
    assert hatch("verify", "--mark", "mistyped", "--json").json["code"] == "mark_not_understood"
    assert hatch("day-mark", "--to", str(tmp_path / "mark.pdf")).code == 0
    assert (tmp_path / "mark.pdf").read_bytes()[:5] == b"%PDF-"
    assert hatch("day-mark", "--on", "2001-01-01", "--json").json["code"] == "no_day_mark"


def test_only_what_is_new_can_be_verified(hatch: Hatch, incident: str) -> None:
    assert hatch("verify", "--json").json["everything"]
    done = hatch("verify", "--lately", "--json")
    assert done.code == 0 and not done.json["everything"]

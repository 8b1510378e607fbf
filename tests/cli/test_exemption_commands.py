"""Exemptions from the hatch: recorded, refused for what is missing, amended, printed."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from tests.cli.conftest import Hatch

ASKED = (
    *("exempt", "--kind", "family_friend", "--staff-name", "Owen Pryce", "--other-party", "Mia Castell"),
    *("--relationship", "Two families", "--declared-on", "1 Sep 2026", "--dsl-on", "2 Sep 2026"),
    *("--dsl-by", "Morgan Okafor", "--head-on", "3 Sep 2026", "--head-by", "Alan Whitby"),
)
AGREED = (
    *("--decision", "Agreed with conditions", "--decided-on", "4 Sep 2026", "--decided-by", "Alan Whitby"),
    *("--reason", "Openly known", "--advice", "Leave any private chat", "--conditions", "Group only"),
    *("--in-force-from", "5 Sep 2026", "--review-on", "5 Sep 2027"),
)


def test_recorded_shown_amended_and_printed(hatch: Hatch, tmp_path: Path) -> None:
    done = hatch(*ASKED, *AGREED, "--json")
    assert done.code == 0, done.err
    reference = done.json["reference"]
    assert done.json["decision"] == "agreed_with_conditions"
    amended = hatch(
        "exempt", "--amend", reference, "--known-to", "Dr Hale", "--reason-for-change", "left out"
    )
    assert amended.code == 0, amended.err
    assert "Dr Hale" in hatch("show", reference).out
    assert reference in hatch("list", "exemptions").out
    target = tmp_path / "certificate.pdf"
    printed = hatch(
        *("print", reference, "--to", str(target), "--recipient", "Owen Pryce"),
        *("--purpose", "Signature", "--json"),
    )
    assert printed.code == 0, printed.err
    assert target.read_bytes().startswith(b"%PDF-")


def test_what_is_missing_is_said_by_field(hatch: Hatch) -> None:
    done = hatch("exempt", "--decision", "agreed", "--json")
    fields = {each["field"] for each in done.json["problems"]}
    assert {
        "kind",
        "staff_name",
        "other_party",
        "dsl_on",
        "head_by",
        "reason",
        "advice",
        "review_on",
    } <= fields


def test_nobody_decides_their_own(hatch: Hatch) -> None:
    words = [word if word != "Owen Pryce" else "Alan Whitby" for word in (*ASKED, *AGREED)]
    done = hatch(*words, "--json")
    assert "nobody_decides_their_own" in {each["code"] for each in done.json["problems"]}


def test_one_member_of_staff_is_one_person(hatch: Hatch) -> None:
    first, again = hatch(*ASKED, "--json"), hatch(*ASKED, "--json")
    assert (first.code, again.code) == (0, 0)
    people = [
        each for each in hatch("list", "people", "--json").json["people"] if each["name"] == "Owen Pryce"
    ]
    assert len(people) == 1
    by_id = [word if word != "Owen Pryce" else people[0]["id"] for word in ASKED]
    done = hatch(*by_id, "--json")
    assert done.code == 0, done.err
    assert "Owen Pryce" in hatch("show", done.json["reference"]).out


def test_the_dsl_by_half_a_name_and_a_review_before_it_begins(hatch: Hatch) -> None:
    words = [
        word if word != "Owen Pryce" else "Ms Okafor"
        for word in (*ASKED, *AGREED, "--review-on", "4 Sep 2026")
    ]
    done = hatch(*words, "--json")
    codes = {each["field"]: each["code"] for each in done.json["problems"]}
    assert codes["staff_name"] == "staff_may_be_dsl" and codes["review_on"] == "review_before_start"


def test_incidents_since_it_was_declared_are_shown_and_not_printed(hatch: Hatch, tmp_path: Path) -> None:
    exemption = hatch(*ASKED, *AGREED, "--json").json["reference"]
    assert "since it was declared" not in hatch("show", exemption).out
    told = ("--person", "alleged:known:Owen Pryce", "--discovered", "2 Oct 2026 09:00")
    done = hatch("log", "--summary", "A message late at night", *told, "--json")
    assert done.code == 0, done.err
    shown = hatch("show", exemption).out
    assert "since it was declared" in shown and f"{done.json['reference']}  2 Oct 2026 09:00" in shown
    (later,) = hatch("show", exemption, "--json").json["later_incidents"]
    assert (later["reference"], later["parts"]) == (done.json["reference"], ["alleged"])
    target = tmp_path / "certificate.pdf"
    asked = ("--to", str(target), "--recipient", "Owen Pryce", "--purpose", "Signature")
    assert hatch("print", exemption, *asked).code == 0
    pages = pypdfium2.PdfDocument(target)
    printed = "".join(page.get_textpage().get_text_range() for page in pages)
    pages.close()
    assert exemption in printed and done.json["reference"] not in printed

"""Logging, amending, notes and people; text of every kind kept exactly and shown safely."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from tests.cli.conftest import LOGIN, PASSPHRASE, Hatch

from safetydesk.bootstrap import front_door, open_desk
from safetydesk.cli.field_words import field_words

UGLY = {
    "summary": "bell\x07 red\x1b[31m NUL\x00 tab\t end",
    "child_words": "<img src=/etc/hostname><b>bold</b> &amp; {x} %s",
    "told_by": "invoice\u202egnp.exe \u2066hidden\u2069",
    "address": "👩‍👧 🐀 🇬🇧",
    "wishes": "قالت نور إنها خائفة",
    "severity_reason": "=cmd|' /C calc'!A0",
    "platform": "../../etc/passwd O'Neill \\\\server\\share",
    "immediate_action": "one\n  two\r\nthree\u2028four",
}
UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028]")


def test_text_is_kept_exactly_and_shown_safely(hatch: Hatch) -> None:
    options = [part for name, text in UGLY.items() for part in (f"--{name.replace('_', '-')}", text)]
    options[1] = "-"
    logged = hatch("log", *options, "--json", stdin=UGLY["summary"].encode())
    assert logged.code == 0, logged.err
    reference = logged.json["reference"]
    kept = hatch("show", reference, "--json")
    assert kept.out.isascii()
    assert {name: kept.json["incident"][name] for name in UGLY} == UGLY
    seen = [hatch(*words).out for words in (("show", reference), ("list",), ("find", "bell"), ("history",))]
    assert not any(UNSAFE.search(each) for each in seen)
    assert "[U+202E]gnp.exe" in seen[0]
    assert "<b>bold</b>" in seen[0]
    assert "قالت نور إنها خائفة" in seen[0]


def test_a_hundred_thousand_characters(hatch: Hatch) -> None:
    text = "née " * 25_000
    done = hatch("log", "--summary", "-", "--json", stdin=text.encode())
    assert hatch("show", done.json["reference"], "--json").json["incident"]["summary"] == text
    refused = hatch("log", "--summary", "-", "--json", stdin=("x" * 200_001).encode())
    assert (refused.code, refused.json["problems"][0]["code"]) == (1, "too_long")


def test_typed_lines_cannot_pass_for_ours(hatch: Hatch) -> None:
    text = "fine\nDecisions\n  1. 1 Jan 2026  Refer"
    reference = hatch("log", "--summary", text, "--json").json["reference"]
    assert "\nDecisions" not in hatch("show", reference).out


def test_standard_input_that_is_not_text(hatch: Hatch) -> None:
    done = hatch("log", "--summary", "-", "--json", stdin=b"\xff\xfe\x00")
    assert (done.code, done.json["code"]) == (1, "text_not_utf8")
    assert hatch("log", "--summary", "-", "--wishes", "-").code == 2


WRONG: list[tuple[list[str], str, str]] = [
    (["--discovered", "1 Jan 2199 10:00"], "discovered", "in_the_future"),
    (["--discovered", "30 Feb 2026 10:00"], "discovered", "no_such_day"),
    (["--discovered", "soonish"], "discovered", "time_not_understood"),
    (
        ["--happened", "2 Jan 2026 10:00", "--happened-end", "1 Jan 2026 10:00"],
        "happened_end",
        "end_before_start",
    ),
    (
        ["--happened", "2 Jan 2026 10:00", "--discovered", "1 Jan 2026 10:00"],
        "discovered",
        "before_it_happened",
    ),
    (["--category", "NONSENSE"], "categories", "not_in_the_list"),
    (["--category", "SEXTORT", "--severity", "1"], "severity", "below_category_minimum"),
    (["--severity", "9"], "severity", "not_in_the_list"),
    (["--person", "affected:pupil"], "people[0]", "person_not_understood"),
    (["--person", "friend:pupil:Ada"], "people[0]", "not_in_the_list"),
    (["--person", "affected:known:Nobody"], "people[0]", "person_not_known"),
]


def test_a_problem_stands_beside_its_field(hatch: Hatch) -> None:
    for words, field, code in WRONG:
        done = hatch("log", "--summary", "x", *words, "--json")
        assert done.code == 1
        assert (field, code) in [(each["field"], each["code"]) for each in done.json["problems"]]
        assert all(each["said"] for each in done.json["problems"])
        assert f"  {field_words(field, ('log_', 'incident.field_'))}: " in done.err
    assert hatch("list", "--json").json["count"] == 0


def test_every_field_of_a_log(hatch: Hatch) -> None:
    done = hatch(
        *("log", "--summary", "s", "--child-words", "c", "--happened-kind", "about"),
        *("--happened", "2 Jan 2026 10:00", "--happened-source", "Ada", "--discovered", "3 Jan 2026 09:00"),
        *("--reported", "3 Jan 2026 09:10", "--told-by", "Dr Hale", "--told-how", "By phone"),
        *("--platform", "WhatsApp", "--address", "@lark_11b", "--device", "own_phone", "--place", "both"),
        *("--category", "bully", "--category", "HACK", "--severity", "serious", "--severity-reason", "r"),
        *("--immediate-action", "a", "--wishes", "w", "--person", "affected:pupil:Ada Fenwick:9"),
        *("--person", "Parent or carer:parent:O'Neill, Mrs", "--json"),
    )
    assert done.code == 0, done.err
    assert done.json["severity"] == 3
    case = hatch("show", done.json["reference"], "--json").json
    assert case["incident"]["categories"] == ["BULLY", "HACK"]
    assert case["incident"]["platform"] == "whatsapp"
    assert case["incident"]["told_how"] == "phone"
    assert case["incident"]["happened"]["kind"] == "about"
    assert [(p["part"], p["person"]["name"]) for p in case["people"]] == [
        ("affected", "Ada Fenwick"),
        ("parent", "O'Neill, Mrs"),
    ]
    assert case["people"][0]["person"]["year_group"] == "year_9"


def test_amending_keeps_the_first_account_first(hatch: Hatch, incident: str) -> None:
    done = hatch("amend", incident, "--reason", "typing_slip", "--summary", "A group chat with Ada", "--json")
    assert (done.code, done.json["version"]) == (0, 2)
    shown = hatch("show", incident).out
    assert shown.index("A group chat without Ada") < shown.index("A group chat with Ada")
    assert "Typing slip" in shown
    again = hatch("amend", incident, "--reason", "x", "--summary", "A group chat with Ada", "--json")
    assert (again.code, again.json["code"]) == (1, "nothing_changed")


def test_a_note_and_a_person(hatch: Hatch, incident: str) -> None:
    assert hatch("note", incident, "-", stdin=b"Rang the mother.").code == 0
    assert hatch("note", incident, " ").code == 1
    assert hatch("person", incident, "affected:pupil:Ada", "witness:known:Morgan Okafor").code == 0
    case = hatch("show", incident, "--json").json
    assert case["notes"][0]["text"] == "Rang the mother."
    assert [p["part"] for p in case["people"]] == ["affected", "witness"]


def test_a_part_recorded_wrongly_is_withdrawn_and_stays(hatch: Hatch, incident: str) -> None:
    hatch("person", incident, "alleged:pupil:Ben Marsh", "witness:pupil:Ben Marsh", "affected:pupil:Ada")
    done = hatch("person", incident, "--withdraw", "ben marsh", "--reason", "x", "--json")
    assert [each["code"] for each in done.json["problems"]] == ["part_not_certain"]
    done = hatch("person", incident, "--withdraw", "Nobody", "--reason", "x", "--json")
    assert [each["code"] for each in done.json["problems"]] == ["part_not_known"]
    done = hatch("person", incident, "--withdraw", "alleged:Ben Marsh")
    assert done.code == 1 and "Why it is withdrawn" in done.err
    wrong = "Another boy.\n[x] Ada mixed them up."
    done = hatch("person", incident, "--withdraw", "alleged:ben marsh", "--reason", "-", stdin=wrong.encode())
    assert done.code == 0, done.err
    assert "kept there as withdrawn: Ben Marsh" in done.out
    shown = hatch("show", incident)
    assert "Ben Marsh (Pupil)  [withdrawn]" in shown.out and "| [x] Ada mixed them up." in shown.out
    assert shown.out.count("[withdrawn]") == 1
    people = hatch("show", incident, "--json").json["people"]
    assert [each["withdrawn_reason"] for each in people] == [wrong, "", ""]
    assert people[0]["withdrawn"] and people[0]["withdrawn_by"] and people[1]["withdrawn"] is None
    again = hatch("person", incident, "--withdraw", "alleged:Ben Marsh", "--reason", "x", "--json")
    assert again.json["code"] == "already_withdrawn"
    by_id = hatch("person", incident, "--withdraw", people[1]["person"]["id"], "--reason", "x")
    assert by_id.code == 0, "two people by one name, and the other part of this one"
    assert hatch("verify").code == 0


def test_people_are_added_or_one_is_withdrawn(hatch: Hatch, incident: str) -> None:
    for words in ((), ("affected:pupil:Ada", "--withdraw", "Ada"), ("affected:pupil:Ada", "--reason", "x")):
        assert hatch("person", incident, *words).code == 2


def test_a_member_as_the_subject_is_refused_and_nothing_stays(hatch: Hatch) -> None:
    done = hatch("log", "--summary", "x", "--person", "alleged:known:Morgan Okafor", "--json")
    assert (done.code, done.json["code"]) == (1, "subject_is_member")
    assert hatch("list", "drafts", "--json").json["count"] == 0


def test_a_name_like_a_members_is_asked_for_in_full_or_said_to_be_another(
    hatch: Hatch, incident: str
) -> None:
    for name in ("Ms Morgan Okafor", "Morgan Okafor (DSL)", "Okafor, Morgan"):
        done = hatch("person", incident, f"alleged:staff:{name}", "--json")
        assert (done.code, done.json["code"]) == (1, "subject_is_member")
    done = hatch("person", incident, "alleged:parent:Mrs Okafor")
    assert done.code == 1 and "“Mrs Okafor” may be Morgan Okafor, who signs in here." in done.err
    assert hatch("person", incident, "alleged:pupil:Tom Okafor", "implicated:parent:Mary Okafor").code == 0
    said = hatch("person", incident, "alleged:parent:Mrs Okafor", "--somebody-else", "mrs okafor")
    assert said.code == 0, said.err
    assert "Said to be somebody else than Morgan Okafor of the team." in hatch("show", incident).out


def test_no_such_incident(hatch: Hatch) -> None:
    for words in (("show", "OS-2026-0999"), ("note", "OS-2026-0999", "x"), ("show", "EX-2026-999")):
        assert hatch(*words, "--json").json["code"] == "no_such_record"


def test_drafts_that_cannot_be_read_are_discarded(hatch: Hatch, store: Path) -> None:
    assert hatch("discard-damaged", "--json").json["discarded"] == 0
    desk = open_desk(front_door(store).unlock(LOGIN, PASSPHRASE))
    before = set((store / "members").rglob("*.age"))
    desk.incident_log.keep_draft(replace(desk.incident_log.new_draft(), summary="Half a s"))
    (kept,) = set((store / "members").rglob("*.age")) - before
    desk.close()
    kept.write_bytes(b"not age at all")
    assert hatch("verify").code == 3
    assert "Discarded 1 draft that could not be read." in hatch("discard-damaged").out
    assert hatch("verify").code == 0

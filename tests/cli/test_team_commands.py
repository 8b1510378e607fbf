"""The team from the hatch: listed, amended, and stood in for."""

from __future__ import annotations

from cli.conftest import Hatch
from cli.test_key_commands import SASHAS, with_new


def test_listed_amended_and_stood_in_for(hatch: Hatch) -> None:
    more = ("--role", "deputy_dsl", "--job", "Head of Year 9")
    assert (
        with_new(hatch, SASHAS, "member-add", "--name", "Sasha Brandt", "--login", "sasha", *more).code == 0
    )
    listed = hatch("members")
    assert "MO     Morgan Okafor · Designated Safeguarding Lead" in listed.out
    assert "SB     Sasha Brandt · Deputy DSL · Head of Year 9" in listed.out
    assert "public_key" not in hatch("members", "--json").out
    amended = hatch("member-amend", "sb", "--name", "Sasha Moon", "--since", "1 Sep 2026", "--json")
    assert amended.code == 0 and amended.json["member"]["name"] == "Sasha Moon"
    assert hatch("member-amend", "sb", "--name", "Sasha Moon").code == 1
    taken = hatch("member-amend", "sb", "--initials", "mo", "--role", "dsl")
    assert (
        taken.code == 1 and "Initials: Morgan Okafor has or had" in taken.err and "Role: Morgan" in taken.err
    )
    assert hatch("cover").out == "Nobody is said to be away.\n"
    days = ("--from", "today", "--to", "tomorrow")
    covered = hatch("cover", "--absent", "mo", "--stands-in", "Sasha Moon", *days, "--note", "Exeter")
    assert covered.code == 0 and covered.out.startswith("1  Sasha Moon stands in for Morgan Okafor, ")
    assert "away: Sasha Moon stands in" in hatch("members").out
    assert hatch("cover", "--withdraw", "1", "--absent", "mo").code == 2
    assert hatch("cover", "--withdraw", "2").code == 1
    assert hatch("cover", "--withdraw", "1", "--json").json["covers"] == []


def test_whose_role_may_not_is_refused_in_words(hatch: Hatch) -> None:
    with_new(hatch, SASHAS, "member-add", "--name", "Sasha Brandt", "--login", "sasha", "--role", "governor")
    sasha = {"passphrase": SASHAS}
    refused = hatch("--as", "sasha", "member-amend", "sb", "--role", "dsl", **sasha)
    assert refused.code == 1 and "not open to your role: Governor or auditor" in refused.err
    assert hatch("--as", "sasha", "list", **sasha).code == 1
    assert hatch("--as", "sasha", "members", **sasha).code == 0
    assert hatch("--as", "sasha", "verify", **sasha).code == 0


def test_somebody_of_that_name_is_asked_about(hatch: Hatch) -> None:
    logged = hatch(
        "log", "--summary", "He wrote to a pupil", "--person", "subject_adult:staff:Owen Pryce", "--json"
    )
    assert logged.code == 0
    add = ("member-add", "--name", "Owen Pryce", "--login", "owen", "--role", "team")
    asked = with_new(hatch, SASHAS, *add)
    assert asked.code == 1 and "--person new" in asked.err
    known = asked.err.split("one of these: ")[1].split(";")[0]
    about = with_new(hatch, SASHAS, *add, "--person", known)
    assert about.code == 1 and "OS-" in about.err
    first = with_new(hatch, SASHAS, *add, "--person", known, "--all-the-same")
    assert first.code == 0 and "On the team already" not in first.out
    second = with_new(hatch, SASHAS, "member-add", "--name", "O. Pryce", "--login", "owen2", "--role", "team")
    assert second.code == 0 and "On the team already: Owen Pryce." in second.out

"""restrict, lift and hand-over: the services' rules, reached by a command."""

from __future__ import annotations

from tests.cli.conftest import Hatch

MEMBER = ("--name", "Katherine Oduya", "--login", "kate", "--role", "deputy_dsl", "--generate")


def test_restricted_named_anew_handed_over_and_lifted(hatch: Hatch, incident: str) -> None:
    added = hatch("member-add", *MEMBER, "--json")
    assert added.code == 0, added.err
    refused = hatch("restrict", incident, "--may-open", "KO")
    assert refused.code == 1 and "reason" in refused.err.casefold()
    done = hatch(
        "restrict", incident, "--may-open", "Katherine Oduya", "--reason", "A parent asked", "--json"
    )
    assert done.code == 0, done.err
    assert done.json == {
        **done.json,
        "restricted": True,
        "may_open": ["Morgan Okafor", "Katherine Oduya"],
        "owner": "Morgan Okafor",
    }
    assert hatch("restrict", incident, "--json").json["may_open"] == ["Morgan Okafor"]
    assert (
        hatch("hand-over", incident, "--to", "KO", "--reason", "On leave", "--json").json["owner"]
        == "Katherine Oduya"
    )
    said = hatch("lift", incident, "--reason", "Nothing in it")
    assert said.code == 1 and "Katherine Oduya" in said.err


def test_logged_restricted_and_a_colleague_refused_before_a_file_is_read(hatch: Hatch) -> None:
    assert hatch("member-add", *MEMBER).code == 0
    person = ("--person", "alleged:staff:Ms Oduya")
    refused = hatch("log", "--summary", "x", *person, "--attach", "/nowhere.png")
    assert refused.code == 1 and "Katherine Oduya" in refused.err
    logged = hatch(
        "log", "--summary", "x", *person, "--restricted", "--restricted-reason", "A colleague", "--json"
    )
    assert logged.code == 0, logged.err
    assert logged.json["reference"].startswith("OSR-")
    lifted = hatch("lift", logged.json["reference"], "--reason", "x")
    assert lifted.code == 1 and "Katherine Oduya" in lifted.err
    again = hatch("person", logged.json["reference"], "alleged:staff:Morgan Okafor", "--off-list")
    assert again.code == 1

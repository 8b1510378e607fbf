"""Destroying by two through the hatch, and the check of all evidence with its exit code."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Hatch
from tests.cli.test_evidence_commands import DECLARED

from builders import MEMBER_ID, NOW, a_case_file
from destroying_builders import a_destruction
from safetydesk import assets
from safetydesk.cli.destroying_commands import destruction_lines
from safetydesk.wording import generation_words

ADVICE = ("--authority", "Kent Police", "--advice-reference", "CAD 4471", "--reason", "Destroy it")


@pytest.fixture
def exhibit(hatch: Hatch, incident: str) -> str:
    picture = assets.path("demo", "group-chat-1.png")
    done = hatch("attach", incident, str(picture), DECLARED, "--json")
    return str(done.json["exhibits"][0])


def test_asked_for_with_a_reference_and_never_confirmed_alone(
    hatch: Hatch, incident: str, exhibit: str
) -> None:
    assert hatch("destroy-ask", incident, exhibit, *ADVICE, "--json").json["code"] == "destroy_only_isolated"
    other = hatch("log", "--summary", "Sent on", "--json").json["reference"]
    twin = hatch("attach", other, str(assets.path("demo", "group-chat-1.png")), DECLARED, "--json")
    isolated = hatch("isolate", incident, exhibit, "--reason", "must_not_be_here", "--json")
    assert isolated.json["also"] == [{"reference": other, "exhibit": twin.json["exhibits"][0]}]
    without = hatch("destroy-ask", incident, exhibit, "--authority", "Police", "--reason", "x", "--json")
    assert (without.code, without.json["problems"][0]["field"]) == (1, "reference")
    assert hatch("destroy-confirm", incident, exhibit, "--json").json["code"] == "destroy_not_asked"
    assert hatch("destroy-ask", incident, exhibit, *ADVICE).code == 0
    assert hatch("destroy-confirm", incident, exhibit, "--json").json["code"] == "destroy_by_another"
    assert "CAD 4471" in hatch("show", incident).out
    done = hatch("destroy-decline", incident, exhibit, "--reason", "Kept on advice", "--json")
    assert (done.code, done.json["destruction"]["declined_reason"]) == (0, "Kept on advice")
    assert "Kept on advice" in hatch("show", incident).out


def test_check_ends_in_3_and_names_what_is_not_as_sealed(hatch: Hatch, exhibit: str, store: Path) -> None:
    whole = hatch("check", "--json")
    assert (whole.code, whole.json["is_whole"], whole.json["checked"]) == (0, True, 1)
    path = next(store.glob("exhibits/??/*.age"))
    path.write_bytes(path.read_bytes()[:-1])
    cut = hatch("check")
    assert cut.code == 3 and f"{exhibit}: the sealed file was cut short" in cut.out


def test_a_case_shows_which_backups_held_what_was_destroyed() -> None:
    held = "20261119T101500Z-0001"
    for names in ((held,), ()):
        done = a_destruction(generations=names, confirmed=NOW, confirmed_by=MEMBER_ID)
        told = "\n".join(destruction_lines(a_case_file(destructions=(done,))))
        assert (generation_words(held) in told) == bool(names)
        assert ("No backup in the place for backups holds it" in told) != bool(names)

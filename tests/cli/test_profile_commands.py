"""policies: listed, looked at before they are adopted, adopted, given up; the school's own clauses."""

from __future__ import annotations

from tests.cli.conftest import Hatch


def test_a_policy_is_seen_adopted_and_given_up(hatch: Hatch) -> None:
    seen = hatch("policies", "surrey_hills_2019", "--json").json
    assert {"rule.nudes_always_police"} <= {each["name"] for each in seen["changes"]} and not seen["adopted"]
    assert hatch("policies", "surrey_hills_2019", "--adopt", "--source", "Governors, May").code == 0
    listed = hatch("policies").out
    assert "Governors, May" in listed and "Past its review" in listed and "sh.sexting.1" in listed
    assert hatch("policies", "surrey_hills_2019", "--give-up").code == 0
    assert "sh.sexting.1" not in hatch("policies").out
    assert hatch("policies", "surrey_hills_2019", "--give-up").code == 1
    assert hatch("policies", "hogwarts", "--adopt").code == 1
    assert hatch("policies", "--adopt").code == 2
    assert hatch("policies", "--own-clauses", "-", stdin=b"4.2 No private messages").code == 0
    assert "own.4.2" in hatch("policies").out

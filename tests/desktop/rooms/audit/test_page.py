from __future__ import annotations

import pytest

from registers import declared
from safetydesk.desktop.rooms.audit.page import build
from safetydesk.desktop.rooms.audit.presenter import Verdict


@pytest.fixture
def room(around):
    made = around.furnish(build)
    made.refresh()
    around.settle()
    return made


def test_the_newest_act_comes_first_and_new_ones_appear(around, room):
    around.given.desk.exemptions.record(declared())
    around.settle()
    assert room.table.rows.row(0).cells[3].text.startswith("EX-2026-001 recorded")


def test_an_act_is_shown_whole_and_leads_to_its_record(around, room):
    saved = around.given.desk.exemptions.record(declared())
    around.settle()
    room.table.selectRow(0)
    around.press("Go to its record")
    here = around.given.navigator.here()
    assert (here.name, here.what) == ("exemptions", {"id": str(saved.id)})


def test_verifying_says_its_outcome_and_what_it_was_compared_with(around, room):
    around.press("Verify")
    assert "All promises kept" in around.said()
    assert "Compare with a checkpoint on paper" in around.said()
    around.press("Verify")
    assert "remembers outside the store" in around.said()


def test_each_finding_is_named(around, room):
    room._verified(
        Verdict(False, "Something is wrong", ("The sealed file of exhibit MO/1 is missing.",), "9·AB", False)
    )
    assert "The sealed file of exhibit MO/1 is missing." in around.said()
    assert "remembered from now on" not in around.said()

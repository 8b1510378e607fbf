"""The room of policies: seen before adopted, adopted from a day, given up, own clauses refused beside the field."""

from __future__ import annotations

import pytest
from tests.services.conftest import clock, desk, sealed_store, store_path

from furnished_room import around
from safetydesk.desktop.rooms.policies.page import build
from safetydesk.desktop.rooms.settings import page as settings
from safetydesk.desktop.rooms.today import page as today

__all__ = ["around", "clock", "desk", "sealed_store", "store_path"]
SH = "surrey_hills_2019"
TITLE = "Social media policy, Surrey Hills All Saints Primary School"


@pytest.fixture
def room(around):
    made = around.furnish(build)
    made.show_record()
    made.refresh()
    around.settle()
    return made


def test_what_it_would_change_is_seen_and_then_adopted_and_given_up(around, room, desk):
    assert "Adopted here from" not in around.said() and "was due by 31 Jul 2021" in around.said()
    around.press(f"See what adopting it changes: {TITLE}")
    assert "Every nude or semi-nude is reported to the police" in around.said()
    assert "no → yes" in around.said() and "Sexting 1" in around.said()
    room.change.form.set_values({"source": "Governors, 12 November"})
    around.press("Adopt")
    assert "Adopted." in around.said() and "Governors, 12 November" in around.said()
    assert desk.office.house.is_on("rule.nudes_always_police")
    room.show_record(code=SH)
    assert "yes → no" in around.said()
    around.press("Give up")
    assert "Given up." in around.said() and not desk.profiles.adopted()


def test_a_day_that_is_none_is_said_beside_it(around, room, desk):
    room.show_record(code=SH)
    room.change.form.field("in_force_from").set_text("when I like")
    around.press("Adopt")
    assert room.change.form.field("in_force_from").problem().count("not a date") == 1
    assert not desk.profiles.adopted()


def test_the_schools_own_clauses(around, room, desk):
    room.list.own.set_values({"own": "4.2 No private messages\nnothing"})
    around.press("Save the clauses")
    assert "Line 2 is no clause" in around.said()
    room.list.own.set_values({"own": "4.2 No private messages"})
    around.press("Save the clauses")
    assert [each.code for each in desk.profiles.clauses()] == ["own.4.2"]


def test_today_says_which_are_past_their_review(around, desk):
    desk.profiles.adopt(SH)
    page = around.furnish(today.build)
    page.refresh()
    around.settle()
    assert f"Past its own review: {TITLE}" in around.said()


def test_settings_say_which_are_adopted_and_which_are_late(around, desk):
    page = around.furnish(settings.build)
    page.refresh()
    around.settle()
    assert "None is adopted yet." in around.said()
    desk.profiles.adopt(SH)
    page.refresh()
    around.settle()
    assert f"Past its own review: {TITLE}" in around.said()

from __future__ import annotations

import pytest

from safetydesk.desktop import theme
from safetydesk.desktop.rooms.settings.page import build


@pytest.fixture
def room(around, qapp):
    made = around.furnish(build)
    made.refresh()
    around.settle()
    yield made
    theme.apply(qapp, "light", 1.0)


def test_the_school_is_saved_with_its_problems_in_place(around, room):
    room.school.field("name").set_value("")
    around.press("Save school")
    assert room.school.field("name").problem()
    room.school.field("name").set_value("New & <b>name")
    room.school.field("idle_minutes").set_value("15")
    around.press("Save school")
    school = around.given.desk.school()
    assert (school.name, school.idle_minutes) == ("New & <b>name", 15)
    around.press("Save school")
    assert "Nothing was changed." in around.said()


def test_what_stands_in_a_number_is_chosen_from_examples(around, room):
    field = room.school.field("exhibit_separator")
    shown = [field.combo.itemText(place) for place in range(field.combo.count())]
    assert len(shown) == 4 and all("12" in words for words in shown)
    assert field.value() == "slash"
    field.set_value("none")
    around.press("Save school")
    assert around.given.desk.school().exhibit_separator == "none"
    field.set_value("slash")
    around.press("Save school")
    assert around.given.desk.school().exhibit_separator == ""


def test_the_look_changes_at_once_and_is_kept(around, room):
    room.look.field("theme").set_value("dark")
    room.look.field("scale").set_value("150")
    around.settle()
    assert (theme.current().shown, theme.current().scale) == ("dark", 1.5)
    assert around.given.desk.preferences.load() == {"theme": "dark", "scale": "1.5"}


def test_it_says_what_this_build_is_not(around, room):
    assert "No masking" in around.said() and "Nobody outside has examined it" in around.said()


def test_versions_and_licences_are_listed_when_asked_for(around, room):
    around.press("Show versions and licences")
    assert "cryptography" in around.said()
    around.press("Hide versions and licences")
    assert "cryptography" not in around.said()

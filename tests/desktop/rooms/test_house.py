"""The room of the school's own values: found, changed, taken back, refused beside the field; terms as a picture."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from tests.services.conftest import clock, desk, sealed_store, store_path

from furnished_room import around
from safetydesk.desktop.rooms.house.page import build
from safetydesk.desktop.rooms.settings import page as settings
from safetydesk.desktop.rooms.today import page as today
from safetydesk.domain.house_drafts import HouseValueDraft

__all__ = ["around", "clock", "desk", "sealed_store", "store_path"]
AMOUNT, POSH = "deadline.social_care_form.amount", "route.posh.phone"


@pytest.fixture
def room(around):
    made = around.furnish(build)
    made.show_record()
    around.settle()
    return made


def _titles(room):
    table = room.list.table
    return [table.rows.row(n).cells[0].text for n in range(table.rows.rowCount())]


def test_a_deadline_is_found_changed_and_taken_back(around, room, desk):
    room.list.search.setText("written form how long")
    assert _titles(room) == ["Send the written form to children's social care: how long"]
    room.list.table.activated_row.emit(AMOUNT)
    around.settle()
    assert desk.vocabulary.deadline_rule("social_care_form").source in around.said()
    room.value.form.set_values({"line": "48"})
    around.press("Save")
    assert "needed" in around.said() or "Needed" in around.said()
    room.value.form.set_values({"line": "soon", "source": "Whitlow's procedures"})
    around.press("Save")
    assert "This should be a whole number, such as 2." in around.said()
    room.value.form.set_values({"line": "48"})
    around.press("Save")
    assert "Saved: 1 setting." in around.said() and "1 setting of the school's own" in around.said()
    assert desk.vocabulary.deadline_rule("social_care_form").amount == 48
    room.show_record(setting=AMOUNT)
    assert "48, from" in around.said() and "Written by Morgan Okafor" in around.said()
    room.value.form.set_values({"source": "The authority changed it back"})
    around.press("Back to the shipped value")
    assert desk.vocabulary.deadline_rule("social_care_form").amount == 24


def test_switches_and_units_are_chosen_not_typed(around, room, desk):
    room.show_record(setting="rule.nudes_always_police")
    assert [room.value.form.field(key).isVisible() for key in ("choice", "line", "text")] == [
        True,
        False,
        False,
    ]
    room.value.form.set_values({"choice": "yes", "source": "Millfields 2018"})
    around.press("Save")
    assert desk.office.house.is_on("rule.nudes_always_police")
    room.list.area.set_code("own")
    assert _titles(room) == ["Every nude or semi-nude is reported to the police"]


def test_terms_are_drawn_as_they_are_typed_and_saved_with_the_holidays_in_one_act(around, room, desk):
    around.press("Terms and bank holidays")
    typed = room.calendar.form
    typed.set_values({"terms": "Autumn: 2 Sep 2026 to 18 Dec 2026 closed 26 Oct 2026..30 Oct 2026"})
    assert "Autumn: 2 Sep to 18 Dec 2026, closed 26 to 30 Oct" in around.said()
    typed.set_values({"terms": "Autumn"})
    assert "Line 1 is no term" in around.said()
    typed.set_values({
        "terms": "Autumn: 2 Sep 2026 to 18 Dec 2026", "bank_holidays": "5 Dec 2026 A Saturday", "source": "Governors",
    })  # fmt: skip
    around.press("Save")
    assert "Line 1 is a Saturday or Sunday" in around.said() and not desk.house_values.terms()
    typed.set_values({"bank_holidays": "7 Dec 2026 Extra bank holiday"})
    around.press("Save")
    assert (
        "Saved: 2 settings." in around.said() and "This term: Autumn: 2 Sep to 18 Dec 2026" in around.said()
    )
    room.show_record(setting="calendar")
    assert typed.field("terms").value() == "Autumn: 2 Sep 2026 to 18 Dec 2026"
    assert typed.field("bank_holidays").value() == "7 Dec 2026 Extra bank holiday"
    with desk.office.reading() as reading:
        assert len(reading.latest_acts(desk.office.store_id, ("HouseValuesSet",), 9)) == 1


@pytest.mark.parametrize("of", [build, settings.build, today.build])
def test_a_calendar_that_soon_ends_is_said_in_the_room_in_settings_and_on_today(around, desk, of):
    desk.house_values.set(
        [HouseValueDraft(name="terms", value="2026-09-02 to 2026-11-27", source="Governors")]
    )
    made = around.furnish(of)
    made.refresh()
    around.settle()
    if of is settings.build:
        around.press("Terms and bank holidays")
        assert around.given.navigator.here().what == {"setting": "calendar"}
    assert "The school's terms are known up to 27 Nov 2026." in around.said()


def test_a_role_that_may_not_change_it_reads_it(around, room, monkeypatch):
    monkeypatch.setattr(around.given.offers, "may", lambda act: act != "settings")
    room.show_record(setting=POSH)
    assert not room.value.act.isVisible() and not room.value.back_to_shipped.isVisible()
    room.show_record(setting="calendar")
    assert not room.calendar.act.isVisible()
    assert all(not each.isEnabled() for each in room.calendar.findChildren(QPlainTextEdit))


def _here(room, name):
    rows = room.list.table.rows
    return next(row.cells[2].text for row in map(rows.row, range(rows.rowCount())) if row.key == name)


def test_own_choices_of_a_list_are_added_retired_and_never_taken_away(around, room, desk):
    room.list.area.set_code("choices")
    assert "Places: the school's own choices" in _titles(room)
    room.list.table.activated_row.emit("choices.places")
    around.settle()
    assert "write “(retired)” behind it" in around.said()
    room.value.form.set_values({"text": "Hub\nhub", "source": "Governors"})
    around.press("Save")
    assert "Line 2: “hub” is there already." in around.said() and not desk.house_values.house.values
    room.value.form.set_values({"text": "Hub\nAnnexe"})
    around.press("Save")
    assert "Saved: 1 setting." in around.said() and _here(room, "choices.places") == "Hub; Annexe"
    room.show_record(setting="choices.places")
    assert room.value.form.field("text").value() == "own.hub Hub\nown.annexe Annexe"
    room.value.form.set_values({"text": "own.annexe Annexe", "source": "Governors"})
    around.press("Save")
    assert "“Hub” (own.hub) has gone." in around.said()
    room.value.form.set_values({"text": "own.hub The Hub (retired)\nown.annexe Annexe"})
    around.press("Save")
    assert _here(room, "choices.places") == "The Hub (retired); Annexe"
    room.show_record(setting="choices.ladder")
    assert "A step is reached once somebody is told" in around.said()

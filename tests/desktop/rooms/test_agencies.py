"""The room of agencies: one is added, refused beside its field, put right and offered no more."""

from __future__ import annotations

import pytest
from tests.services.conftest import clock, desk, sealed_store, store_path
from tests.services.roles import given_role

from furnished_room import around
from safetydesk.desktop.rooms.agencies.page import build
from safetydesk.domain.referral_drafts import AgencyDraft

__all__ = ["around", "clock", "desk", "sealed_store", "store_path"]


@pytest.fixture
def room(around):
    made = around.furnish(build)
    made.show_record()
    around.settle()
    return made


def _names(room):
    table = room.list.table
    return [table.rows.row(n).cells[0].text for n in range(table.rows.rowCount())]


def test_one_is_added_put_right_and_offered_no_more(around, room, desk):
    assert "No agency is written down yet" in around.said()
    around.press("Add an agency")
    room.form.form.set_values({"name": "Whitlow LADO", "phone": "01632 960 111"})
    around.press("Save the agency")
    assert "needed" in around.said().lower() and not desk.agencies.all()
    room.form.form.set_values({"routes": ("lado",)})
    room.form._checked.set_text("1 Sep 2024")
    around.press("Save the agency")
    assert "Whitlow LADO is saved." in around.said() and _names(room) == ["Whitlow LADO"]
    assert "Not checked for long" in around.said()
    (agency,) = desk.agencies.all()
    room.list.table.activated_row.emit(str(agency.id))
    room.form._checked.set_text("today")
    around.press("Save the agency")
    assert "Not checked for long" not in around.said()
    (agency,) = desk.agencies.all()
    assert agency.checked is not None and agency.routes == ("lado",) and agency.phone == "01632 960 111"
    room.show_record(id=str(agency.id))
    around.prompts.answers.append(True)
    around.press("Offer it no more")
    assert not desk.agencies.all() and "offered until" in " ".join(
        room.list.table.rows.row(0).cells[3].text.split()
    )


def test_who_may_not_change_settings_reads_them(around, room, desk):
    desk.agencies.add(AgencyDraft(name="Whitlow LADO", routes=("lado",)))
    given_role(desk, "team")
    room._around.offers.afresh()
    room.show_record(id=str(desk.agencies.all()[0].id))
    around.settle()
    assert room.form.act.isHidden() and not room.form.form.isEnabled()

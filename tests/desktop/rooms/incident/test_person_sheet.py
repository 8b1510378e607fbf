"""Adding a person on the incident's page: a name like a team member's is refused, or said to be another's."""

from __future__ import annotations

import pytest
from tests.desktop.rooms.incident.conftest import logged

from safetydesk import wording
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.rooms.incident.forms.person import PersonSheet


def test_a_name_like_a_members_is_refused_until_it_is_said_to_be_another(room, desk):
    incident = logged(desk)
    page = room.open(incident)
    page._open(PersonSheet)
    sheet = page.sheet()
    sheet.form.field("who").new_wanted.emit("Mrs Okafor")
    asked = sheet.form.field("is_somebody_else")
    assert asked.isHidden(), "an affected person may well be of the team"
    sheet.form.field("part").set_value("alleged")
    sheet.form.field("kind").set_value("parent")
    assert not asked.isHidden()
    sheet.save()
    room.settle()
    assert "“Mrs Okafor” may be Morgan Okafor" in sheet.banner.text()
    asked.set_value(True)
    sheet.form.field("name").set_value("Ms Okafor")
    assert not asked.value(), "it was said of the other name"
    asked.set_value(True)
    sheet.save()
    room.settle()
    part, person = desk.incident_log.reread(incident.id).people[-1]
    assert (person.name, part.note) == (
        "Ms Okafor", "Said to be somebody else than Morgan Okafor of the team.",
    )  # fmt: skip


def test_a_member_picked_by_name_cannot_be_said_to_be_another(room, desk):
    page = room.open(logged(desk))
    page._open(PersonSheet)
    sheet = page.sheet()
    me = next(person for person in desk.people.all() if person.member_id)
    sheet.form.field("who").set_value(str(me.id), me.name)
    sheet.form.field("part").set_value("alleged")
    assert sheet.form.field("is_somebody_else").isHidden()
    sheet.save()
    room.settle()
    assert "who signs in here" in sheet.banner.text()


@pytest.mark.parametrize("name", ["The DSL", "Mr Barlow"])
def test_for_whoever_could_reach_the_store_another_is_offered(name, room, desk):
    desk.school_profile.amend(pc_keeper="Tom Barlow")
    page = room.open(logged(desk))
    page._open(PersonSheet)
    sheet = page.sheet()

    def offered():
        said = [each.text() for each in sheet.findChildren(Banner) if each.isVisible()]
        return wording.label("restrict_elsewhere") in said

    sheet.form.field("who").new_wanted.emit(name)
    sheet.form.field("kind").set_value("staff")
    assert not offered(), "an affected person is no subject"
    sheet.form.field("part").set_value("alleged")
    assert offered()
    room.press("Dismiss this message")
    sheet.form.field("note").set_value("x")
    assert not offered()
    sheet.form.field("part").set_value("subject_adult")
    assert offered(), "that was of the other part"
    room.press(wording.label("restrict_elsewhere_act"))
    assert room.surroundings.navigator.here().name == "independent"
    kept = desk.form_drafts.all()
    assert [each.form for each in kept] == ["person"]

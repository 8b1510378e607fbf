"""Adding a person on the incident's page: a name like a team member's is refused, or said to be another's."""

from __future__ import annotations

from tests.desktop.rooms.incident.conftest import logged

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
    assert "who signs in here and could open" in sheet.banner.text()

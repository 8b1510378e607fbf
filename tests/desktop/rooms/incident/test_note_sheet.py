"""The form of a note: it asks for what its kind takes, and points out what reads unclear, without holding it up."""

from __future__ import annotations

from tests.desktop.rooms.incident.conftest import logged

from safetydesk.desktop.rooms.incident.forms.amend import AmendSheet
from safetydesk.desktop.rooms.incident.forms.note import NoteSheet


def test_a_childs_voice_is_asked_for_by_name_and_kept_as_they_said_it(room, desk):
    incident = logged(desk)
    page = room.open(incident)
    page._open(NoteSheet)
    sheet = page.sheet()
    asked = {key: sheet.form.field(key) for key in ("person_id", "person_name", "method", "text")}
    assert all(asked[key].isHidden() for key in ("person_id", "person_name", "method"))
    sheet.form.field("kind").set_value("child_voice")
    assert not asked["person_id"].isHidden() and asked["text"].label == "In their own words"
    asked["text"].set_value("I think T did it. I want it to stop")
    sheet.pointing.look()
    assert sheet.pointing.isHidden(), "their words are left alone"
    sheet.save()
    room.settle()
    assert asked["person_name"].problem() == "Say whose words or wishes these are."
    ada = next(person for _part, person in desk.incident_log.reread(incident.id).people)
    asked["person_id"].set_value(str(ada.id))
    assert asked["person_name"].isHidden()
    sheet.save()
    room.settle()
    (note,) = desk.incident_log.reread(incident.id).notes
    assert (note.kind, note.person_id, note.text) == (
        "child_voice",
        ada.id,
        "I think T did it. I want it to stop",
    )


def test_what_reads_unclear_is_pointed_out_and_saved_all_the_same(room, desk):
    incident = logged(desk)
    page = room.open(incident)
    page._open(NoteSheet)
    sheet = page.sheet()
    sheet.form.field("text").set_value("J.S. probably hit Ada last week.")
    assert sheet.pointing.isHidden(), "not while somebody types"
    room.wait(700)
    assert [line.split("”")[0] for line in sheet.pointing.text().splitlines()] == [
        "Initials: “J.S.", "An opinion or a guess: “probably", "No date: “last week",
    ]  # fmt: skip
    sheet.save()
    room.settle()
    (note,) = desk.incident_log.reread(incident.id).notes
    assert (note.text, note.kind) == ("J.S. probably hit Ada last week.", "note")


def test_an_amendment_points_out_the_same(room, desk):
    page = room.open(logged(desk))
    page._open(AmendSheet)
    page.sheet().form.field("summary").set_value("Obviously he did it.")
    page.sheet().pointing.look()
    assert page.sheet().pointing.text().startswith("An opinion or a guess: “Obviously”")

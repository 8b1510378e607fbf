from __future__ import annotations

from dataclasses import replace

import pytest

from registers import decided, declared
from safetydesk.desktop.rooms.exemptions.page import build
from safetydesk.domain.drafts import DraftPerson
from stray_windows import stray_windows


@pytest.fixture
def room(around):
    made = around.furnish(build)
    made.show_record()
    around.settle()
    return made


def fields(room):
    return {field.key: field for part in room.form._sections.values() for field in part.form.fields()}


def declare(room, name="Tom <b>Braithwaite</b>"):
    found = fields(room)
    found["staff_name"].set_value("new", name)
    found["kind"].set_value("club_faith")
    found["other_party"].set_value("Ruby & Co")
    found["relationship"].set_value("Rowing club")


def test_an_empty_register_offers_the_first_step(around, room):
    assert "No exemptions yet" in around.said()


def test_what_was_declared_is_saved_before_it_is_decided(around, room):
    room.show_record(act="new")
    declare(room)
    around.press("Save exemption")
    row = around.given.desk.exemptions.rows()[0]
    assert (row.staff, row.other_party, row.decision) == ("Tom <b>Braithwaite</b>", "Ruby & Co", "pending")
    assert "Tom <b>Braithwaite</b> and Ruby & Co" in around.said()
    assert "EX-2026-001 is saved." in around.said()


def test_problems_stand_beside_their_fields(around, room):
    room.show_record(act="new")
    declare(room)
    fields(room)["decision"].set_value("agreed")
    around.press("Save exemption")
    found = {key for key, field in fields(room).items() if field.problem()}
    assert {"decided_on", "decided_by", "reason", "advice", "in_force_from", "review_on"} <= found
    assert {"dsl_on", "dsl_by", "head_on", "head_by"} <= found
    assert not around.given.desk.exemptions.rows()


def needed(room):
    return {key for key, field in fields(room).items() if field.needed and not field.isHidden()}


def test_what_a_decision_demands_is_marked_before_it_is_saved(around, room):
    room.show_record(act="new")
    declare(room)
    at_first = needed(room)
    for decision in ("agreed", "agreed_with_conditions", "refused", "ended"):
        fields(room)["decision"].set_value(decision)
        marked = needed(room) - at_first
        around.press("Save exemption")
        assert marked == {key for key, field in fields(room).items() if field.problem()}
    assert "· Advice given ·" in room.form.banner.accessibleName()
    fields(room)["decision"].set_value("pending")
    assert needed(room) == at_first


def test_one_in_force_without_an_end_is_said_to_be_open(around, room):
    saved = around.given.desk.exemptions.record(decided())
    room.show_record(id=str(saved.id))
    around.settle()
    assert "open, no end set" in around.said()


def test_a_date_that_cannot_be_read_is_said_in_place(around, room):
    room.show_record(act="new")
    declare(room)
    fields(room)["declared_on"].line.setText("30 February 2026")
    around.press("Save exemption")
    assert "no 30 February" in fields(room)["declared_on"].problem()


def test_the_dsl_talks_with_the_head_and_the_chair(around, room):
    room.show_record(act="new")
    declare(room, "Morgan Okafor")
    around.settle()
    shown = {key for key, field in fields(room).items() if not field.isHidden() and key.endswith("_on")}
    assert fields(room)["standing"].value() == "dsl"
    assert {"head_on", "chair_on"} <= shown and "dsl_on" not in shown
    assert "Nobody decides their own" in around.said()


def test_nothing_that_was_typed_is_hidden(room):
    room.show_record(act="new")
    fields(room)["dsl_by"].set_value("Morgan Okafor")
    fields(room)["standing"].set_value("dsl")
    assert not fields(room)["dsl_by"].isHidden()


def test_a_usual_condition_is_added_once_as_a_line(room):
    found = fields(room)
    usual = found["usual_conditions"]
    for _time in range(2):
        usual.set_value("no_private")
        usual.combo.activated.emit(1)
    assert found["conditions"].value() == "No private messages"


def test_an_amendment_shows_old_and_new_with_its_reason(around, room):
    saved = around.given.desk.exemptions.record(decided())
    room.show_record(id=str(saved.id))
    around.settle()
    around.press("Amend")
    assert not fields(room)["staff_name"].control.isEnabled()
    fields(room)["conditions"].set_value("No private messages")
    around.press("Save amendment")
    assert "reason is needed" in fields(room)["reason_for_change"].problem()
    fields(room)["reason_for_change"].set_value("new_facts")
    fields(room)["reason_in_words"].set_value("she moved class")
    around.press("Save amendment")
    assert "Amended: New facts came in: she moved class" in around.said()
    assert "Conditions: nothing → No private messages" in around.said()


def test_a_refused_one_stays_on_file(around, room):
    saved = around.given.desk.exemptions.record(decided(decision="refused", review_on="", in_force_from=""))
    room.show_record(reference=saved.reference)
    around.settle()
    assert "stays on file" in around.said()
    room.show_record()
    around.press("Refused  1")
    assert room.register.table.rows.rowCount() == 1


def test_the_certificate_is_asked_for_by_its_id(around, room):
    saved = around.given.desk.exemptions.record(declared())
    room.show_record(id=str(saved.id))
    around.settle()
    around.press("Print certificate")
    here = around.given.navigator.here()
    assert (here.name, here.what) == ("printing", {"what": "exemption_certificate", "id": str(saved.id)})


def test_its_whole_history_is_one_press_away(around, room):
    saved = around.given.desk.exemptions.record(declared())
    room.show_record(id=str(saved.id))
    around.settle()
    around.press("Who opened, decided and printed it")
    here = around.given.navigator.here()
    assert (here.name, here.what) == ("audit", {"exemption": str(saved.id)})


def test_what_is_typed_is_not_left_unasked(around, room):
    room.show_record(act="new")
    fields(room)["other_party"].set_value("Ruby")
    room.show_record()
    assert room.currentWidget() is room.form
    around.prompts.answers = [0, 2]
    around.press("Leave")
    assert room.currentWidget() is room.form
    around.press("Leave")
    assert not room.form.is_changed()
    assert around.given.desk.form_drafts.all() == ()


def test_what_is_kept_for_later_is_offered_in_the_register_and_comes_back(around, room):
    room.show_record(act="new")
    declare(room)
    typed = room.form.shown()
    around.prompts.answers = [1]
    around.press("Leave")
    around.wait(2_100)
    around.settle()
    room.show_record()
    assert "Begun here and not saved" in around.said()
    around.press("Go on")
    assert room.form.shown() == typed
    around.press("Save exemption")
    assert around.given.desk.exemptions.rows()[0].staff == "Tom <b>Braithwaite</b>"
    assert around.given.desk.form_drafts.all() == ()
    room.show_record()
    assert "Begun here and not saved" not in around.said()


def test_an_amendment_is_kept_when_another_record_is_opened_or_the_desk_is_locked(around, room):
    desk = around.given.desk
    first, second = desk.exemptions.record(declared()), desk.exemptions.record(declared())
    room.show_record(id=str(first.id))
    around.settle()
    around.press("Amend")
    fields(room)["known_to"].set_value("The whole year group")
    fields(room)["reason_in_words"].set_value("She said so")
    room.show_record(id=str(second.id))
    around.settle()
    assert "What you had typed is kept" in around.said()
    assert around.prompts.asked == []
    room.show_record(id=str(first.id))
    around.settle()
    around.press("Go on")
    assert fields(room)["known_to"].value() == "The whole year group"
    assert fields(room)["reason_in_words"].value() == "She said so"
    fields(room)["known_to"].set_value("Nobody")
    room.keep_drafts()
    [draft] = desk.form_drafts.all()
    assert draft.about == str(first.id) and draft.values["known_to"] == "Nobody"
    around.prompts.answers = [True]
    around.press("Start afresh")
    assert not room.form.is_changed() and desk.form_drafts.all() == ()


def test_no_part_of_the_room_flashes_up_as_a_window(around):
    around.window.show()
    saved = around.given.desk.exemptions.record(decided())
    with stray_windows() as seen:
        room = around.furnish(build)
        room.show_record(act="new")
        room.show_record(id=str(saved.id))
        around.settle()
    assert [each for each in seen if not each.startswith("QWidget")] == []


def test_a_record_that_is_not_there_is_said_over_the_register(around, room):
    room.show_record(reference="EX-2019-001")
    around.settle()
    assert "There is no such record here." in around.said()


def test_incidents_since_it_was_declared_open_from_the_record(around, room):
    desk = around.given.desk
    saved = desk.exemptions.record(decided())
    room.show_record(id=str(saved.id))
    around.settle()
    assert "None with a part of theirs has come to notice." in around.said()
    part = DraftPerson(part="alleged", person_id=saved.staff_id)
    draft = replace(desk.incident_log.new_draft(), summary="x", people=(part,), discovered="2 Oct 2026 09:00")
    incident = desk.incident_log.log(draft)
    room.show_record(id=str(saved.id))
    around.settle()
    label = desk.vocabulary.term("parts", "alleged").label
    assert f"Came to notice 2 Oct 2026 09:00 · {label}" in around.said()
    around.press(f"Open {incident.reference}, {label}")
    here = around.given.navigator.here()
    assert (here.name, here.what) == ("incident", {"id": str(incident.id)})

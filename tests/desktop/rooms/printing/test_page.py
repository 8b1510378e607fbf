from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit

from registers import declared
from safetydesk.desktop.rooms.printing.page import build
from safetydesk.desktop.rooms.printing.presenter import Subject
from safetydesk.domain.derivation import Area, DerivationDraft
from safetydesk.domain.identity import new_id
from samples import png


@pytest.fixture
def exemption(desk):
    return desk.exemptions.record(declared())


@pytest.fixture
def room(around, exemption):
    made = around.furnish(build)
    made.show_record(what="exemption_certificate", id=str(exemption.id))
    around.settle()
    return made


def answer(room):
    form = room.ask.form
    form.field("recipient").set_value("police")
    form.field("recipient_words").set_value("PC <b>4411</b>")
    form.field("purpose").set_value("other")
    form.field("purpose_words").set_value("To be talked over")


def copies(around, exemption):
    found = around.given.desk.exemptions.reread(exemption.id).disclosures
    return [(one.copy_number, one.state, one.how) for one in found]


def test_nothing_is_drawn_before_it_is_said_for_whom(around, room, exemption):
    around.press("Draw the pages")
    assert room.ask.form.field("recipient").problem() and room.ask.form.field("purpose").problem()
    assert copies(around, exemption) == []


def test_pages_are_read_and_then_saved(around, room, exemption, tmp_path):
    answer(room)
    around.press("Draw the pages")
    assert room.reading.pages.page_count() >= 1
    assert "PC <b>4411</b>" in around.said()
    assert copies(around, exemption) == [(1, "prepared", "")]
    around.prompts.answers = [None, tmp_path / "certificate"]
    around.press("Save as a file …")
    around.press("Save as a file …")
    assert (tmp_path / "certificate.pdf").read_bytes().startswith(b"%PDF")
    assert copies(around, exemption) == [(1, "released", "saved")]
    found = around.given.desk.exemptions.reread(exemption.id).disclosures[0]
    assert (found.recipient, found.purpose) == ("Police: PC <b>4411</b>", "To be talked over")
    assert "recorded as released" in around.said() and found.sha256 in around.said()


def test_the_pages_have_the_keys_and_never_what_stands_beside(around, room):
    beside = QLineEdit()  # like the find box: where the focus goes as a button is switched off
    around.window.layout().addWidget(beside)
    answer(room)
    seen = []
    following = QApplication.instance().focusChanged.connect(lambda _old, new: seen.append(new))
    room.ask._draw.setFocus()
    around.press("Draw the pages")
    assert room.reading.pages.isAncestorOf(around.window.focusWidget())
    room.reading._leave.setFocus()
    around.press("Leave, do not release")
    assert room.reading.pages.isAncestorOf(around.window.focusWidget())
    QObject.disconnect(following)
    assert seen and beside not in seen


def test_a_copy_left_is_recorded_as_left(around, room, exemption):
    answer(room)
    around.press("Draw the pages")
    around.press("Leave, do not release")
    assert copies(around, exemption) == [(1, "failed", "abandoned")]
    around.press("Another copy")
    assert "No copy is out." in around.said()


def test_a_file_that_cannot_be_written_is_a_copy_not_released(around, room, exemption, tmp_path):
    answer(room)
    around.press("Draw the pages")
    around.prompts.answers = [tmp_path / "nowhere" / "certificate.pdf"]
    around.press("Save as a file …")
    assert around.prompts.told
    assert copies(around, exemption) == [(1, "failed", "saved")]
    assert "Draw a new copy" in around.said()


def test_going_to_print_another_leaves_the_one_under_way(around, room, exemption):
    answer(room)
    around.press("Draw the pages")
    room.show_record(what="exemption_certificate", id=str(exemption.id))
    assert copies(around, exemption) == [(1, "prepared", "")]
    other = around.given.desk.exemptions.record(declared(other_party="Another"))
    room.show_record(what="exemption_certificate", id=str(other.id))
    assert not room.ask.form.isEnabled(), "what is answered before it is read what about would be lost"
    around.settle()
    assert copies(around, exemption) == [(1, "failed", "abandoned")]
    assert room.currentWidget() is room.ask


def test_a_case_file_is_drawn_too(around, room):
    desk = around.given.desk
    incident = desk.incident_log.log(replace(desk.incident_log.new_draft(), summary="Messages in the chat"))
    room.show_record(what="case_file", id=str(incident.id))
    around.settle()
    answer(room)
    around.press("Draw the pages")
    assert room.reading.pages.page_count() >= 2
    around.press("Leave, do not release")
    around.press("Done")
    here = around.given.navigator.here()
    assert (here.name, here.what) == ("incident", {"id": str(incident.id)})


def test_what_a_copy_shows_of_covered_pictures_is_asked_where_one_was_made(around, tmp_path):
    desk = around.given.desk
    draft = replace(desk.incident_log.new_draft(), summary="Her face, and another's", categories=("BULLY",))
    intake = desk.exhibits.receive_into_draft(draft, [png(tmp_path)], "no")
    incident = desk.incident_log.log(intake.draft)
    room = around.furnish(build)
    field = room.ask.form.field("pictures")

    def ask():
        room.show_record(what="case_file", id=str(incident.id))
        around.settle()

    ask()
    assert field.isHidden()
    (exhibit,) = desk.incident_log.reread(incident.id).exhibits
    area = Area(left=1, top=1, width=4, height=4, reason="other_child")
    copy = desk.derived_copies.make(exhibit.id, DerivationDraft(kind="redaction", areas=(area,)))
    ask()
    assert not field.isHidden() and field.value() == "covered"
    assert f"A copy with parts covered was made of {exhibit.number}" in around.said()
    answer(room)
    around.press("Draw the pages")
    assert room._prepared.pictured == (copy.id,)
    around.press("Leave, do not release")
    around.press("Another copy")
    answer(room)
    field.set_value("both")
    around.press("Draw the pages")
    assert set(room._prepared.pictured) == {exhibit.id, copy.id}


def test_pages_on_screen_are_put_away_when_a_picture_of_theirs_is_isolated(around, tmp_path):
    desk = around.given.desk
    draft = replace(desk.incident_log.new_draft(), summary="Somebody sent her this", categories=("BULLY",))
    intake = desk.exhibits.receive_into_draft(draft, [png(tmp_path)], "no")
    incident = desk.incident_log.log(intake.draft)
    room = around.furnish(build)
    room.show_record(what="case_file", id=str(incident.id))
    around.settle()
    answer(room)
    around.press("Draw the pages")
    assert room.reading.pages.page_count() > 1
    (exhibit,) = desk.incident_log.reread(incident.id).exhibits
    desk.exhibits.isolate(exhibit.id, "This must not be here")
    around.settle()
    assert room.currentWidget() is room.ask and room.reading.pages.page_count() == 0
    copies = [(one.state, one.how) for one in desk.incident_log.reread(incident.id).disclosures]
    assert copies == [("failed", "abandoned")]


def test_the_block_that_the_agency_fills_in_is_a_tick_where_its_sheet_has_one(room):
    ask = room.ask
    tick = ask.form.field("agency_only")
    assert tick.isHidden() and ask.request().agency_only is False
    ask.show_subject(Subject("sheet_lado", new_id(), "OS-2026-0001", agency_only="For the LADO only"))
    assert not tick.isHidden() and "For the LADO only" in tick.box.text() and not tick.value()
    tick.set_value(True)
    assert ask.request().agency_only
    ask.show_subject(Subject("sheet_police", new_id(), "OS-2026-0001"))
    assert tick.isHidden() and not ask.request().agency_only

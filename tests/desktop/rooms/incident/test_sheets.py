"""The sheets of agencies in the window: what is missing leads to its question, and a copy is recorded and brief."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from tests.desktop.rooms.incident.conftest import logged

from safetydesk.desktop.kit.brief_clipboard import BriefClipboard, brief_clipboard
from safetydesk.desktop.rooms.incident.forms.agency_sheet import AgencySheetForm
from safetydesk.desktop.rooms.printing.page import build


def _texts(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


@pytest.fixture
def page(room, desk):
    incident = logged(desk, categories=("GROOM",), severity=3)
    opened = room.open(incident, tab="escalation", part="sheets")
    return opened.escalation.page("sheets")


def _whole(page, room):
    while page._left:
        page._build_next()
    room.settle()


def test_what_is_missing_leads_to_its_question_which_is_answered_and_follows_the_record(page, room, desk):
    incident = page._shown.case.incident
    page.choose("social_care")
    _whole(page, room)
    person = page._sheet.person
    assert person.name == "Ada Quill" and "MASH: " in _texts(page)
    before = len(page._sheet.missing)
    room.press("Go to: Phone")
    assert page._rows["referrer_phone"].edit.isVisibleTo(page)
    room.press("Not known: Date of birth, or expected date", page)
    room.settle()
    assert len(page._sheet.missing) == before - 1
    room.press("Answer: What do you want to happen?", page)
    form = room.page.sheet()
    assert isinstance(form, AgencySheetForm)
    form.form.field("wanted").set_value("An assessment <b>soon</b>")
    form.keeping.keep_now()
    room.page._form.put_by()
    room.page.refresh()
    room.settle()
    assert room.page.begun.wanted.form == "agency_sheet"
    room.page._go_on()
    form = room.page.sheet()
    assert form.form.field("wanted").value() == "An assessment <b>soon</b>"
    form.form.field("level.state").set_value("not_asked")
    form.save()
    room.settle()
    assert room.page.sheet() is None
    (saved,) = desk.incident_log.reread(incident.id).agency_sheets
    assert [(each.code, each.text, each.state) for each in saved.answers] == [
        ("child_born", "", "not_known"),
        ("level", "", "not_asked"),
        ("wanted", "An assessment <b>soon</b>", "said"),
    ]
    assert "An assessment <b>soon</b>" in _texts(page) and "typed here" in _texts(page)
    room.press("Answer: What are you worried about?", page)
    form = room.page.sheet()
    form.form.field("worried").set_value("Only what matters")
    form.save()
    room.settle()
    room.press("Answer: What are you worried about?", page)
    form = room.page.sheet()
    form.form.field("worried").set_value(page._sheet.answer("worried").on_record)
    form.save()
    room.settle()
    (saved,) = desk.incident_log.reread(incident.id).agency_sheets
    assert saved.answer("worried") is None


def test_a_copy_is_recorded_first_and_taken_away_by_the_cover(page, room, desk):
    page.choose("police")
    _whole(page, room)
    incident = page._shown.case.incident.id
    room.press("Copy: What happened", page)
    room.settle()
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == page._sheet.answer("description").text
    room.press("Copy: Name and role", page)
    room.settle()
    (copy,) = desk.incident_log.reread(incident).disclosures
    assert (copy.document, copy.how, copy.state) == ("copied_police", "copied", "released")
    assert _texts(page).count("Copied ") == 2
    brief_clipboard().clear()
    assert clipboard.text() == ""


def test_the_clipboard_is_cleared_only_of_what_was_put_there(qtbot):
    brief = BriefClipboard(seconds=0.05)
    clipboard = QGuiApplication.clipboard()
    brief.put("4 May 2013")
    qtbot.waitUntil(lambda: clipboard.text() == "", timeout=2000)
    brief.put("4 May 2013")
    clipboard.setText("something of somebody else's")
    qtbot.wait(120)
    assert clipboard.text() == "something of somebody else's"
    clipboard.clear()


def test_a_sheet_for_an_adult_waits_for_one(page, room):
    page.choose("lado")
    room.settle()
    assert "Nobody is on this incident" in _texts(page)
    assert page._sheet is None and not page._ready.isVisibleTo(page)


def test_readiness_stands_by_the_contacts_and_beside_a_referral_and_leads_to_the_sheet(page, room):
    view = room.page.escalation
    contacts = view.page("contacts")
    assert "MASH: " in _texts(contacts)
    room.press("Open the Police sheet", contacts)
    assert page.isVisibleTo(view) and page._sheet.kind.code == "police"
    room.page._refer("social_care")
    form = room.page.sheet()
    assert "MASH: " in _texts(form)
    form.form.field("organisation").set_value("Whitlow MASH")
    room.press("Open the MASH sheet", form)
    room.settle()
    assert isinstance(room.page.sheet(), AgencySheetForm)
    assert room.page.sheet().shown.case.incident.id == page._shown.case.incident.id


def test_a_sheet_is_printed_as_another_kind_of_copy(page, room, desk):
    wanted = []
    room.surroundings.navigator.moved.connect(wanted.append)
    page.choose("social_care")
    room.press("Print this sheet", page)
    (place,) = wanted
    incident = page._shown.case.incident.id
    printing = build(room.surroundings)
    printing.show_record(**place.what)
    room.settle()
    for key in ("recipient", "purpose"):
        printing.ask.form.field(key).set_value({"recipient": "social_care", "purpose": "referral"}[key])
    printing.ask.draw()
    room.settle()
    (copy,) = desk.incident_log.reread(incident).disclosures
    assert (copy.document, copy.state) == ("sheet_social_care", "prepared")
    assert "MASH sheet" in printing.reading.title.text()
    printing.reading.leave_wanted.emit()
    room.settle()
    printing._finish()
    assert (wanted[-1].name, wanted[-1].what["part"]) == ("incident", "sheets")
    assert desk.incident_log.reread(incident).disclosures[0].how == "abandoned"
    printing.deleteLater()

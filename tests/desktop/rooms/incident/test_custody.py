"""Held items and custody on the incident's page: recorded, passed on, put right, and their papers saved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLabel
from tests.clocks import StoppedClock
from tests.desktop.rooms.incident.conftest import Room, logged

from safetydesk.desktop.rooms.incident.forms.custody import CustodySheet
from safetydesk.desktop.rooms.incident.forms.custody_paper import LabelsSheet
from safetydesk.desktop.rooms.incident.forms.held_item import HeldItemSheet
from safetydesk.desktop.rooms.incident.forms.withdraw_exhibit import ReinstateSheet, WithdrawExhibitSheet
from safetydesk.domain.custody_drafts import CustodyDraft, HeldItemDraft
from safetydesk.services.desk import Desk

PHONE = HeldItemDraft(
    description="Phone", place="Safe", custodian_one="Morgan Okafor", custodian_two="A", taken_from="Maya"
)


def fill(sheet: Any, **values: Any) -> None:
    for key, value in values.items():
        sheet.form.field(key).set_value(value)


def words(page: Any) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def test_a_phone_is_recorded_in_a_locked_incident_and_handed_to_police(room: Room, desk: Desk) -> None:
    page = room.open(logged(desk, sexual_image=True), tab="evidence")
    page.evidence.page("held")
    room.press("Record a held item …")
    sheet = page.sheet()
    assert isinstance(sheet, HeldItemSheet)
    fill(sheet, description="Phone in a blue case", imei="490154203237519", power="on")
    assert "does not add up" in words(sheet)
    sheet.save()
    room.settle()
    assert sheet.form.field("place").problem() and page.sheet() is sheet
    fill(sheet, place="Safe", taken_from="Maya Okafor", imei="490154203237518")
    sheet.save()
    room.settle()
    assert page.sheet() is None and "With Morgan Okafor since" in words(page.evidence)
    room.press("Hand over, move, view or copy MO/1")
    act = page.sheet()
    assert isinstance(act, CustodySheet) and "Morgan Okafor holds it" in words(act)
    assert act.form.field("kind").value() == "handed_over" and not act.is_changed()
    assert act.form.field("to_who").label == "Handed over to" and act.form.field("purpose").needed
    fill(act, kind="returned")
    assert act.form.field("to_who").label == "Returned to" and not act.form.field("purpose").needed
    fill(act, kind="moved")
    assert act.form.field("to_who").isHidden() and act.form.field("place").needed
    fill(act, kind="handed_over", to_who="PC 1234", purpose="Police", receipt="R 1")
    assert not act.form.field("place").isHidden() and "from_who" not in {f.key for f in act.form.fields()}
    act.save()
    room.settle()
    assert "With PC 1234 since" in words(page.evidence)
    case = desk.incident_log.reread(page.shown.case.incident.id) if page.shown else None
    assert case is not None and desk.custody.line_in(case, case.held[0]).is_unbroken


def test_an_entry_is_put_right_and_both_stay_in_sight(room: Room, desk: Desk) -> None:
    incident = logged(desk)
    item = desk.held_items.record(incident.id, PHONE)
    desk.custody.record(item.id, CustodyDraft(kind="handed_over", to_who="PC 1234", purpose="Police"))
    page = room.open(incident, tab="evidence")
    page.evidence.page("held")
    button = next(
        b
        for b in page.evidence.findChildren(type(page.header.button("note")))
        if "Put an entry right" in b.text()
    )
    button.click()
    sheet = page.sheet()
    assert isinstance(sheet, CustodySheet) and sheet.form.field("to_who").value() == "PC 1234"
    first = desk.custody.line(item.id).steps[0].entry.id
    fill(sheet, corrects=str(first))
    assert (
        sheet.form.field("to_who").value() == "Morgan Okafor" and not sheet.form.field("from_who").isHidden()
    )
    fill(sheet, corrects=str(desk.custody.line(item.id).steps[1].entry.id))
    fill(sheet, to_who="PC 1243", note="Badge misread")
    sheet.save()
    room.settle()
    said = words(page.evidence)
    assert "to PC 1234" in said and "to PC 1243" in said and "With PC 1243 since" in said


def test_somebody_else_was_faster_and_it_is_said(room: Room, desk: Desk) -> None:
    incident = logged(desk)
    item = desk.held_items.record(incident.id, PHONE)
    page = room.open(incident, tab="evidence")
    page.evidence.page("held")
    room.press(f"Hand over, move, view or copy {item.number}")
    sheet = page.sheet()
    assert isinstance(sheet, CustodySheet)
    desk.custody.record(item.id, CustodyDraft(kind="handed_over", to_who="Nadia", purpose="Cover"))
    fill(sheet, kind="handed_over", to_who="PC 1", purpose="Police")
    sheet.save()
    room.settle()
    assert page.sheet() is sheet and "Nadia holds it now" in (sheet.form.field("to_who").problem() or "")
    fill(sheet, kind="moved", place="Cupboard 2")
    sheet.save()
    room.settle()
    seen = [field for field in sheet.form.fields() if field.problem() and not field.isHidden()]
    assert [field.key for field in seen] == ["at"] and "Nadia holds it now" in (seen[0].problem() or "")


def test_from_whom_an_exhibit_came_is_said_and_nothing_else_of_it(
    room: Room, desk: Desk, picture: Path
) -> None:
    incident = logged(desk)
    desk.exhibits.receive(incident.id, [picture], "no")
    exhibit = desk.incident_log.reread(incident.id).exhibits[0]
    page = room.open(incident, tab="evidence")
    assert "from whom is not recorded" in words(page.evidence)
    room.press("Say from whom it came …", page.evidence)
    sheet = page.sheet()
    assert isinstance(sheet, CustodySheet)
    seen = {field.key for field in sheet.form.fields() if not field.isHidden()}
    assert seen == {"corrects", "from_who", "note"}
    fill(sheet, from_who="Maya Okafor", note="She sent it to the office")
    sheet.save()
    room.settle()
    assert desk.custody.line(exhibit.id).steps[0].giver == "Maya Okafor"
    assert "From Maya Okafor to Morgan Okafor" in words(page.evidence)


def test_what_is_missing_is_scrolled_to_in_a_low_window(room: Room, desk: Desk) -> None:
    item = desk.held_items.record((incident := logged(desk)).id, PHONE)
    page = room.open(incident, tab="evidence")
    page.resize(1000, 420)
    page.evidence.page("held")
    room.press(f"Hand over, move, view or copy {item.number}")
    sheet = page.sheet()
    assert isinstance(sheet, CustodySheet)
    fill(sheet, kind="disposed", purpose="Police said so")
    sheet.save()
    room.settle()
    field = sheet.form.field("witness")
    assert field.problem()
    line = field.mapTo(page, field.rect().bottomLeft())
    assert 0 < line.y() < page.height() and not field.visibleRegion().isEmpty()
    assert field.visibleRegion().boundingRect().height() == field.height()


def test_what_was_begun_is_gone_on_with(room: Room, desk: Desk) -> None:
    incident = logged(desk)
    item = desk.held_items.record(incident.id, PHONE)
    page = room.open(incident, tab="evidence")
    page.evidence.page("held")
    room.press(f"Hand over, move, view or copy {item.number}")
    fill(page.sheet(), kind="moved", place="Cupboard 2")
    page.keep_drafts()
    other = room.open(logged(desk))
    assert other.sheet() is None
    page = room.open(incident, go_on="custody", slot=str(item.id))
    sheet = page.sheet()
    assert isinstance(sheet, CustodySheet) and sheet.form.field("place").value() == "Cupboard 2"


def test_labels_are_saved_where_they_were_wanted(room: Room, desk: Desk, tmp_path: Path) -> None:
    incident = logged(desk)
    desk.held_items.record(incident.id, PHONE)
    page = room.open(incident, tab="evidence")
    page.evidence.page("held")
    room.press("Labels …", page.evidence.page("held"))
    sheet = page.sheet()
    assert isinstance(sheet, LabelsSheet) and "knows no printer" in words(sheet)
    fill(sheet, size="a7", first="3")
    room.prompts.answers.append(tmp_path / "labels.pdf")
    sheet.save()
    room.settle()
    assert (tmp_path / "labels.pdf").read_bytes().startswith(b"%PDF") and page.sheet() is None
    assert page.outcome.isVisibleTo(page) and str(tmp_path / "labels.pdf") in page.outcome.text()
    history = desk.incident_log.reread(incident.id).history
    assert history[-1].kind == "LabelsPrinted"


def test_an_exhibit_is_withdrawn_and_brought_back(room: Room, desk: Desk, picture: Path) -> None:
    incident = logged(desk)
    desk.exhibits.receive(incident.id, [picture], "no")
    page = room.open(incident, tab="evidence")
    assert "Recorded by the program itself" in words(page.evidence) and "Custody of MO/1" in words(
        page.evidence
    )
    room.press("Withdraw …", page.evidence)
    sheet = page.sheet()
    assert isinstance(sheet, WithdrawExhibitSheet)
    fill(sheet, reason="Added twice")
    sheet.save()
    room.settle()
    assert desk.incident_log.reread(incident.id).exhibits[0].state == "withdrawn"
    room.press("Bring back …", page.evidence)
    back = page.sheet()
    assert isinstance(back, ReinstateSheet)
    fill(back, reason="It is not")
    back.save()
    room.settle()
    assert desk.incident_log.reread(incident.id).exhibits[0].may_be_seen


def test_when_it_came_in_is_put_right_where_the_clock_was_ahead(
    room: Room, desk: Desk, clock: StoppedClock, picture: Path
) -> None:
    incident = logged(desk)
    clock.move(days=3)
    desk.exhibits.receive(incident.id, [picture], "no")
    clock.move(days=-3)
    exhibit = desk.incident_log.reread(incident.id).exhibits[0]
    page = room.open(incident, tab="evidence")
    assert "This line does not hold" in words(page.evidence)
    room.press("Put an entry right; the last is: Received · 24 Nov 2026 14:20", page.evidence)
    sheet = page.sheet()
    assert isinstance(sheet, CustodySheet) and "clock was ahead" in words(sheet)
    seen = {field.key for field in sheet.form.fields() if not field.isHidden()}
    assert seen == {"corrects", "at", "from_who", "note"}
    fill(sheet, at="2026-11-21 14:10", from_who="Maya", note="The clock was three days ahead")
    sheet.save()
    room.settle()
    assert desk.custody.line(exhibit.id).is_unbroken
    said = words(page.evidence)
    assert "First written as at 24 Nov 2026" in said and "21 Nov 2026 14:10" in said
    assert "This line does not hold" not in said

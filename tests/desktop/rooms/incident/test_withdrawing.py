"""Withdrawing a part on the incident's page: a reason is asked for, and what was recorded stays in sight."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from tests.desktop.rooms.incident.conftest import logged

from safetydesk.desktop.kit.buttons import Button
from safetydesk.desktop.rooms.incident.forms.withdraw import WithdrawSheet

WRONG = "It was another boy: <b>Ada</b> mixed them up."


def _names(page):
    return [b.accessibleName() for b in page.overview.findChildren(Button) if b.isVisibleTo(page)]


def test_a_part_is_withdrawn_with_a_reason_and_stays_struck_out(room, desk):
    incident = logged(desk)
    page = room.open(incident)
    label = desk.vocabulary.term("parts", "alleged").label
    room.press(f"Withdraw Ben Marsh, {label}")
    sheet = page.sheet()
    assert isinstance(sheet, WithdrawSheet) and "Ben Marsh" in sheet.accessibleName()
    sheet.save()
    room.settle()
    assert sheet.form.field("reason").problem(), "the reason is needed"
    sheet.form.field("reason").set_value(WRONG)
    sheet.save()
    room.settle()
    assert page.sheet() is None
    labels = {each.text(): each for each in page.overview.findChildren(QLabel) if each.isVisibleTo(page)}
    assert f"Withdrawn: {WRONG}" in labels
    name = next(each for text, each in labels.items() if text.startswith("Ben Marsh"))
    assert name.font().strikeOut() and name.accessibleName().endswith(", withdrawn")
    other = next(each for text, each in labels.items() if text.startswith("Ada Quill"))
    assert not other.font().strikeOut()
    offered = [each for each in _names(page) if each.startswith("Withdraw")]
    assert len(offered) == 1 and "Ada Quill" in offered[0]
    history = "\n".join(page._room.said.done(done) for done in page.shown.case.history)
    assert f"Ben Marsh, {label}, withdrawn: {WRONG}" in history
    chronology = page._room.said.chronology(page.shown.case)
    assert (f"Part withdrawn: Ben Marsh, {label}", WRONG) in [each[1:] for each in chronology]


def test_what_was_begun_comes_back_and_goes_where_it_was_withdrawn_meanwhile(room, desk):
    incident = logged(desk)
    page = room.open(incident)
    (_, (part, person)) = page.shown.case.people
    page._withdraw(part, person)
    page.sheet().form.field("reason").set_value(WRONG)
    room.prompts.answers = [1]
    page.sheet().leave()
    room.settle()
    assert "A part to be withdrawn" in "\n".join(each.text() for each in page.begun.findChildren(QLabel))
    page._go_on()
    assert page.sheet().form.field("reason").value() == WRONG
    room.prompts.answers = [1]
    page.sheet().leave()
    desk.incident_log.withdraw_person(part.id, part.row_version, "Said elsewhere")
    room.settle()
    assert page.begun.text() == ""


def test_somebody_was_faster(room, desk):
    page = room.open(logged(desk))
    (_, (part, person)) = page.shown.case.people
    page._withdraw(part, person)
    page.sheet().form.field("reason").set_value(WRONG)
    desk.incident_log.withdraw_person(part.id, part.row_version, "Said elsewhere")
    page.sheet().save()
    room.settle()
    assert "withdrawn before" in page.sheet().banner.text()

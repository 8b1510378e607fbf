"""Addresses to be taken down on the incident's page: added, reported, refused, reported on, removed, back again."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QComboBox
from tests.desktop.rooms.incident.conftest import logged

from safetydesk.desktop.kit.plain_label import PlainLabel
from safetydesk.domain.takedown_drafts import TakedownDraft, TakedownStepDraft

ADDRESS = "https://social.example/p/4471-and-a-very-long-path-that-cannot-wrap-anywhere-at-all"


def said(place):
    return "\n".join(each.text() for each in place.findChildren(PlainLabel) if each.isVisibleTo(place))


def test_an_address_from_the_first_report_to_back_again(room, desk, clock):
    incident = logged(desk)
    page = room.open(incident, part="takedown")
    front = page.escalation.page("takedown")
    room.press("Add an address")
    sheet = page.sheet()
    sheet.form.field("address").set_value(ADDRESS)
    assert sheet.form.field("route").isHidden()
    sheet.form.field("kind").set_value("reported")
    assert not sheet.form.field("route").isHidden()
    sheet.save()
    room.settle()
    assert sheet.form.field("route").problem(), "to whom must be said"
    sheet.form.field("route").set_value("platform")
    sheet.form.field("reference").set_value("SC-99")
    sheet.save()
    room.settle()
    (takedown,) = desk.incident_log.reread(incident.id).takedowns
    assert takedown.address == ADDRESS and takedown.platform == "whatsapp"
    assert "without having been captured" in said(front) and "SC-99" in said(front)
    room.press(f"Refused, for {ADDRESS}")
    page.sheet().save()
    room.settle()
    room.press(f"Reported: Report Harmful Content, for {ADDRESS}")
    assert page.sheet().form.field("route").value() == "report_harmful_content"
    page.sheet().save()
    room.settle()
    for step in ("removed", "back"):
        clock.move(hours=1)
        desk.takedowns.step(takedown.id, TakedownStepDraft(kind=step))
    page.refresh()
    room.settle()
    kinds = [each.kind for each in desk.incident_log.reread(incident.id).takedown_steps]
    assert kinds == ["reported", "refused", "reported", "removed", "back"]
    offered = [
        each.accessibleName() for each in front.findChildren(QAbstractButton) if each.isVisibleTo(page)
    ]
    assert f"Reported: The platform itself, for {ADDRESS}" in offered


def test_where_a_sexual_image_is_involved_nothing_asks_for_a_capture(room, desk):
    incident = logged(desk, categories=("NUDES",), severity=4)
    desk.takedowns.begin(incident.id, TakedownDraft(account="@somebody"))
    page = room.open(incident, part="takedown")
    front = page.escalation.page("takedown")
    assert "never capture it" in said(front)
    offered = [
        each.accessibleName() for each in front.findChildren(QAbstractButton) if each.isVisibleTo(page)
    ]
    assert offered == ["Reported: The platform itself, for @somebody", "Add an address"]
    room.press("Add an address")
    assert "exhibit_id" not in {field.key for field in page.sheet().form.fields()}
    assert "never capture it" in "".join(each.text() for each in page.sheet().findChildren(PlainLabel))
    box = page.sheet().form.field("kind").findChild(QComboBox)
    assert "captured" not in {box.itemData(row) for row in range(box.count())} and box.count() > 5

"""Linked incidents on the page: linked, seen from both ends, read as one story, suggested, parted."""

from __future__ import annotations

from tests.desktop.rooms.incident.conftest import logged
from tests.desktop.rooms.incident.test_takedowns import said

from safetydesk.desktop.kit.timeline import Timeline
from safetydesk.desktop.rooms.audit.presenter import _place_of
from safetydesk.desktop.rooms.incident.forms.link import LinkSheet
from safetydesk.domain.incident_link_drafts import LinkDraft


def test_two_incidents_are_linked_and_seen_from_both_ends(room, desk):
    one, other = logged(desk), logged(desk, summary="It began again")
    page = room.open(one, part="linked")
    room.press("Link an incident")
    sheet = page.sheet()
    sheet.form.field("other").set_value("OS-1999-0001")
    sheet.form.field("kind").set_value("led_to")
    sheet.form.field("reason").set_value("The same chat")
    sheet.save()
    room.settle()
    assert "no incident OS-1999-0001" in sheet.banner.text()
    sheet.form.field("other").set_value(other.reference)
    sheet.save()
    room.settle()
    front = page.escalation.page("linked")
    assert f"{other.reference} · Led to" in said(front) and "It began again" in said(front)
    page = room.open(other, part="linked")
    assert f"{one.reference} · Arises from" in said(page.escalation.page("linked"))
    room.press(f"End the link to {one.reference}")
    page.sheet().form.field("reason").set_value("Another chat")
    page.sheet().save()
    room.settle()
    assert desk.links.of_incident(one.id) == ()
    assert "None yet" in said(page.escalation.page("linked"))


def test_one_story_is_read_when_it_is_asked_for_and_others_are_suggested(room, desk):
    one = logged(desk, address="@north.watch")
    other, third = logged(desk, summary="It began again"), logged(desk, address="@north.watch")
    desk.links.link(one.id, LinkDraft(other=other.reference, kind="series", reason="r"))
    page = room.open(one, part="linked")
    front = page.escalation.page("linked")
    assert not front.findChildren(Timeline), "reading it opens the others"
    room.press("Read as one story")
    room.settle()
    assert f"{other.reference} · Logged" in said(front)
    opened = [done.kind for done in desk.incident_log.reread(other.id).history]
    assert opened.count("IncidentOpened") == 1
    room.press("Look for others like it")
    room.settle()
    assert "Same handle or address: @north.watch." in said(front)
    room.press(f"Link {third.reference}")
    assert page.sheet().form.field("other").value() == third.reference


def test_linking_stands_behind_more_and_what_another_hand_linked_is_seen(room, desk):
    one, other = logged(desk), logged(desk)
    page = room.open(one, part="linked")
    page._act("link")
    assert isinstance(page.sheet(), LinkSheet)
    page.sheet().leave()
    link = desk.links.link(other.id, LinkDraft(other=one.reference, kind="series", reason="r"))
    room.settle()
    assert f"{other.reference} · One series" in said(page.escalation.page("linked"))
    (entry,) = (done for done in page.shown.case.history if done.kind == "IncidentsLinked")
    assert entry.subject == link.id and _place_of(entry) == ("incident", str(other.id))

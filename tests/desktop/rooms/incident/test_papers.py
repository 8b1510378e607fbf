"""Papers beside the case file are reached where what they hold is shown, and lead back there."""

from __future__ import annotations

import pytest
from tests.desktop.rooms.incident.conftest import logged

from safetydesk.desktop.rooms.printing.page import build
from safetydesk.domain.closing_drafts import ActionDraft
from safetydesk.domain.incident_link_drafts import LinkDraft


@pytest.mark.parametrize(
    ("tab", "part", "press", "document", "back"),
    [
        ("escalation", "sheets", "Print a bundle with this sheet", "bundle_police", {"part": "sheets"}),
        (
            "escalation",
            "sheets",
            "Print a bundle of all linked incidents",
            "linked_bundle_police",
            {"part": "sheets"},
        ),
        ("escalation", "closing", "Print the action sheet", "actions", {"part": "closing"}),
        ("copies", "", "Print who knows", "who_knows", {"tab": "copies"}),
    ],
)
def test_each_paper_is_asked_for_whom_drawn_and_leads_back(room, desk, tab, part, press, document, back):
    incident = logged(desk, severity=3)
    desk.actions.add(incident.id, ActionDraft(what="Brief the tutors", owner="Mr Castellan"))
    other = logged(desk, summary="It went on")
    desk.links.link(incident.id, LinkDraft(other=other.reference, kind="series", reason="One chat"))
    page = room.open(incident, tab=tab, part=part)
    if part == "sheets":
        sheets = page.escalation.page("sheets")
        sheets.choose("prevent")
        assert not sheets._bundle.isVisibleTo(sheets) and not sheets._several.isVisibleTo(sheets)
        sheets.choose("police")
    wanted = []
    room.surroundings.navigator.moved.connect(wanted.append)
    room.press(press, page)
    printing = build(room.surroundings)
    printing.show_record(**wanted[-1].what)
    room.settle()
    assert incident.reference in printing.ask.title.text() and "Print" in printing.ask.title.text()
    for key, value in (("recipient", "police"), ("purpose", "referral")):
        printing.ask.form.field(key).set_value(value)
    printing.ask.draw()
    room.settle()
    (copy,) = desk.incident_log.reread(incident.id).disclosures
    assert (copy.document, copy.state) == (document, "prepared")
    printing.reading.leave_wanted.emit()
    room.settle()
    printing._finish()
    assert back.items() <= wanted[-1].what.items() and wanted[-1].name == "incident"
    printing.deleteLater()

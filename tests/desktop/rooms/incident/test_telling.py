"""Who must be told, on the page of contacts; who knows, on the page of copies."""

from __future__ import annotations

from tests.desktop.rooms.incident.conftest import logged
from tests.desktop.rooms.incident.test_takedowns import said

from safetydesk.domain.drafts import DraftPerson
from safetydesk.domain.house_drafts import HouseValueDraft


def test_what_is_missing_is_offered_until_both_have_said_so(room, desk):
    desk.house_values.set(
        [HouseValueDraft(name="rule.contact_to_dsl_and_head", value="yes", source="Policy 2026")]
    )
    adult = DraftPerson(part="subject_adult", name="Tom Barlow", kind="staff")
    incident = logged(desk, categories=("STAFF-CONTACT",), severity=3, people=(adult,))
    page = room.open(incident, part="contacts")
    contacts = page.escalation.page("contacts")
    assert "goes to the head, who acknowledges it" in said(contacts)
    room.press("Record: Headteacher told")
    sheet = page.sheet()
    sheet.form.field("to_kind").set_value("parent")
    assert sheet.form.field("response").label == "What they said, and their view of it"
    sheet.form.field("to_kind").set_value("head")
    assert sheet.form.field("response").label != "What they said, and their view of it"
    assert sheet.form.field("to_kind").value() == "head"
    sheet.save()
    room.settle()
    room.press("Record: Headteacher acknowledged it")
    page.sheet().form.field("acknowledged").set_text("31 Dec 2030 10:00")
    page.sheet().save()
    room.settle()
    assert page.sheet().form.field("acknowledged").problem(), "nobody has acknowledged it in the future"
    page.sheet().form.field("acknowledged").set_text("now")
    page.sheet().save()
    room.settle()
    (notice,) = desk.incident_log.reread(incident.id).notices
    assert notice.acknowledged is not None
    page.tabs.setCurrentWidget(page.copies)
    room.settle()
    assert "Who knows of this" in said(page.copies) and "Headteacher" in said(page.copies)

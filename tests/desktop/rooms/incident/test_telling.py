"""Who must be told, on the page of contacts; who knows, on the page of copies."""

from __future__ import annotations

import pytest
from tests.desktop.rooms.incident.conftest import logged
from tests.desktop.rooms.incident.test_takedowns import said

from builders import a_case_file, a_staff_member, an_involvement
from safetydesk import wording
from safetydesk.desktop.rooms.incident.presenter.telling import told_of
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


@pytest.mark.parametrize(
    ("jobs", "offered"),
    [
        ((), ("lado", "head", "chair")),
        (("Headteacher",), ("lado", "chair")),
        (("Headteacher", "Chair of governors"), ("lado",)),
    ],
)
def test_nobody_whom_it_is_about_is_offered_to_be_told(jobs, offered):
    people = tuple((an_involvement(part="alleged"), a_staff_member(job=job)) for job in jobs)
    words = wording.load_vocabulary()
    routes = [words.route(code) for code in ("lado", "head", "chair")]
    told = told_of(routes, a_case_file(people=people), words)
    assert tuple(route.code for route in told) == offered

"""What bears on an incident, on its page: ticked, added to, raised, contradicted and asked of by the policies."""

from __future__ import annotations

from tests.desktop.rooms.incident.conftest import logged

from safetydesk.desktop.kit.plain_label import PlainLabel
from safetydesk.domain.circumstances_drafts import CircumstancesDraft


def said(place):
    return "\n".join(each.text() for each in place.findChildren(PlainLabel) if each.isVisibleTo(place))


def test_ticked_and_added_to(room, desk):
    desk.profiles.adopt("surrey_hills_2019")
    incident = logged(desk)
    page = room.open(incident)
    assert "Keep screen prints" in said(page.overview) and "Cyber bullying 6" in said(page.overview)
    room.press("Write down what bears on it")
    sheet = page.sheet()
    sheet.form.field("mark.coercion").set_value(True)
    sheet.form.field("intent").set_value("accidental")
    sheet.form.field("school_time").set_value("outside")
    clauses = sheet.form.field("clauses")
    clauses.set_value(("sh.bullying.6",))
    assert clauses.titles() == ("Social media policy (July 2019), Cyber bullying 6",), "never by its code"
    sheet.save()
    room.settle()
    (record,) = desk.incident_log.reread(incident.id).circumstances
    assert (record.marks, record.intent, record.clauses) == (("coercion",), "accidental", ("sh.bullying.6",))
    words = said(page.overview)
    assert "Coercion or pressure" in words and "Raised to Serious because coercion" in words
    assert "It is said to be accidental" in words and "Outside the school day the family decides" in words
    room.press("Add or change")
    sheet = page.sheet()
    assert sheet.form.field("mark.coercion").value() is True
    sheet.form.field("mark.coercion").set_value(False)
    sheet.save()
    room.settle()
    assert sheet.form.field("reason").problem(), "what is taken back needs its reason"
    sheet.form.field("reason").set_value("Another incident was meant")
    sheet.save()
    room.settle()
    after = desk.incident_log.reread(incident.id)
    assert after.circumstances[0].marks == () and after.incident.severity == 3, "nothing lowers it"


def test_begun_and_gone_on_with(room, desk):
    incident = logged(desk)
    desk.circumstances.record(incident.id, CircumstancesDraft(marks=("threat",)))
    page = room.open(incident)
    room.press("Add or change")
    page.sheet().form.field("mark.hate").set_value(True)
    page.keep_drafts()
    page._form.put_by()
    other = logged(desk)
    room.open(other)
    page = room.open(incident, go_on="circumstances", slot="")
    assert page.sheet().form.field("mark.hate").value() is True

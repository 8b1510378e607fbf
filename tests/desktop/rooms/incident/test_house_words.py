"""The school's own values in the incident's room: seen at once, on what was opened before; and the ladder."""

from __future__ import annotations

from tests.desktop.rooms.incident.conftest import logged

from safetydesk.desktop.kit.plain_label import PlainLabel
from safetydesk.desktop.rooms.incident.forms.amend import AmendSheet
from safetydesk.domain.drafts import NoticeDraft
from safetydesk.domain.house_drafts import HouseValueDraft


def words(page):
    return "\n".join(each.text() for each in page.findChildren(PlainLabel))


def test_the_schools_word_is_seen_on_a_page_that_was_open(room, desk):
    incident = logged(desk, categories=("BULLY",))
    page = room.open(incident)
    assert "Peer cruelty" not in words(page)
    value = HouseValueDraft(name="category.BULLY.name", value="Peer cruelty", source="Governors")
    desk.house_values.set([value])
    room.settle()
    page = room.open(incident)
    assert "Peer cruelty (Cyberbullying between pupils)" in words(page)


def test_what_a_level_means_and_asks_for_is_seen_in_the_schools_own_words(room, desk):
    ours = {"severity.3.meaning": "The head must know.", "severity.3.response": "Ring the trust."}
    desk.house_values.set(
        [HouseValueDraft(name=name, value=value, source="SLT") for name, value in ours.items()]
    )
    page = room.open(logged(desk, categories=("NUDES",), severity=3))
    said = words(page)
    assert "The head must know." in said and "Ring the trust." in said
    page._open(AmendSheet)
    sheet = page.sheet()
    assert sheet.meaning.text().endswith("The head must know.") and not sheet.meaning.isHidden()
    sheet.form.field("severity").set_value("4")
    assert sheet.meaning.text().startswith("Critical: Immediate danger")
    sheet.form.field("severity").set_value(None)
    assert sheet.meaning.isHidden()


def test_the_ladder_says_which_steps_the_record_shows(room, desk):
    incident = logged(desk)
    desk.notices.tell(incident.id, NoticeDraft(to_kind="head", to_name="Sam Ward", method="in_person"))
    page = room.open(incident)
    page.tabs.setCurrentWidget(page.escalation)
    page.escalation.page("contacts")
    room.settle()
    said = words(page)
    assert "How far up it has gone" in said
    # The DSL wrote it down, so she has it; the head was told.
    assert "Nothing here shows: Line manager, Online safety team, Senior leadership team," in said

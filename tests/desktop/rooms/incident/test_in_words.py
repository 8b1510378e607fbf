"""The page "In words" and its forms: written, amended, signed a second time; no form has a place for a file."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from tests.desktop.rooms.incident.conftest import logged
from tests.services.test_in_words import DRAFTS, written

from safetydesk.desktop.kit.drop_area import DropArea
from safetydesk.desktop.kit.fields.as_typed import put_back
from safetydesk.desktop.kit.record_table import RecordTable
from safetydesk.desktop.rooms.incident.forms.accidental_viewing import AccidentalViewingSheet
from safetydesk.desktop.rooms.incident.forms.described import DescribedItemSheet
from safetydesk.desktop.rooms.incident.forms.sheets_of_words import SHEETS
from safetydesk.desktop.rooms.incident.forms.words_sheet import WordsSheet
from safetydesk.domain.kinds_of_words import KINDS, kind_of
from safetydesk.domain.team_member import TeamMember


def _texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def _buttons(widget: QWidget) -> set[str]:
    return {
        each.accessibleName() for each in widget.findChildren(QAbstractButton) if each.isVisibleTo(widget)
    }


def _fill(sheet: WordsSheet, draft: object) -> None:
    for part in fields(draft):  # type: ignore[arg-type]  # a draft is a dataclass
        value = getattr(draft, part.name)
        text = " ".join(value) if isinstance(value, tuple) else "yes" if value is True else value or ""
        put_back(sheet.form.field(part.name), text, text if part.name == "platform" else "")


@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: kind_of(draft).code)
def test_each_form_makes_its_record_and_amends_it(draft, room, desk):
    incident, kind = logged(desk, categories=("NUDES",), severity=4), kind_of(draft)
    page = room.open(incident, tab="evidence")
    words = page.evidence.page("words")
    room.press({"known_holder": "Add a known holder"}.get(kind.code) or _new(kind.code), _writing(words))
    sheet = page.sheet()
    assert type(sheet) is SHEETS[kind.code] and sheet.findChildren(DropArea) == []
    sheet.save()
    room.settle()
    assert page.sheet() is sheet, "what is needed is missing"
    _fill(sheet, draft)
    sheet.save()
    room.settle()
    assert page.sheet() is None
    (record,) = getattr(desk.incident_log.reread(incident.id), kind.case_field)
    made = kind.draft_of(record)
    assert all(getattr(made, name) for name in kind.fields if getattr(draft, name))
    if kind.code == "known_holder":
        words.findChild(RecordTable).activated_row.emit("0")
    else:
        assert str(getattr(record, kind.needed[-1])) in _texts(words)
        room.press("Amend", words)
    sheet = page.sheet()
    name = next(each for each in kind.needed if each not in (*kind.lists, *kind.moments()))
    sheet.form.field(name).set_value("As heard again")
    sheet.form.field("reason").set_value("Heard it better")
    sheet.save()
    room.settle()
    (amended,) = getattr(page.shown.case, kind.case_field)
    assert getattr(amended, name) == "As heard again"
    for other in kind.fields:
        assert other == name or getattr(amended, other) == getattr(record, other), other


def _new(code: str) -> str:
    from safetydesk.desktop.rooms.incident.words import say

    return say(f"words_{code}_new")


def _writing(words: QWidget) -> QWidget:
    """The card with a button for each kind stands first where the incident is locked."""
    found = words.column.itemAt(0).widget()
    assert found is not None
    return found


def test_what_is_begun_is_kept_and_gone_on_with(room, desk):
    incident = logged(desk, sexual_image=True)
    page = room.open(incident, tab="evidence")
    page._open(SHEETS["search"])
    page.sheet().form.field("what_found").set_value("A telephone")
    page.sheet().keeping.keep_now()
    page._form.put_by()
    page.refresh()
    room.settle()
    assert "search" in page.begun.findChildren(QLabel)[-1].text() or page.begun.wanted.form == "search"
    page._go_on()
    assert page.sheet().form.field("what_found").value() == "A telephone"


def test_an_incident_that_may_hold_images_offers_them_last_and_quieter(room, desk):
    page = room.open(logged(desk), tab="evidence")
    words = page.evidence.page("words")
    assert "Known holders and shares" not in _texts(words)
    last = words.column.itemAt(words.column.count() - 1).widget()
    assert {"Record a search", "Record a deletion", "Add a known holder"} <= _buttons(last)


def test_stopping_at_the_question_leads_on_to_who_has_seen_it(room, desk, picture):
    page = room.open(logged(desk))
    page.evidence.offered.emit([picture])
    room.press("Yes", page.sheet())
    room.settle()
    sheet = page.sheet()
    assert isinstance(sheet, DescribedItemSheet)
    assert sheet.form.field("sexual_image").value() is True
    sheet.form.field("shows").set_value("Said to be a picture of a pupil")
    room.press("Somebody has already seen it", sheet)
    assert isinstance(page.sheet(), AccidentalViewingSheet)
    assert [draft.form for draft in desk.form_drafts.about(str(page.shown.case.incident.id))] == ["described"]


def test_codes_of_a_described_item_are_chosen_beside_what_is_typed(room, desk):
    page = room.open(logged(desk, sexual_image=True), tab="evidence")
    room.press("Describe evidence")
    sheet = page.sheet()
    for key, value in (
        ("shows", "A picture"), ("said_by", "Ada"), ("where_kind", "device"), ("where_it_is", "Her telephone"),
        ("holder_kind", "parent"), ("steps_taken", ("told_police", "asked_to_keep")),
    ):  # fmt: skip
        sheet.form.field(key).set_value(value)
    sheet.save()
    room.settle()
    (item,) = page.shown.case.described
    assert (item.where_kind, item.holder_kind) == ("device", "parent")
    assert item.steps_taken == ("told_police", "asked_to_keep")
    shown = _texts(page.evidence.page("words"))
    assert "Police told; Asked to keep it for police" in shown and "On a device" in shown


def test_the_second_signature_is_offered_to_another_member_alone(room, desk):
    incident = logged(desk, sexual_image=True)
    record = written(desk, incident.id, DRAFTS[3])
    page = room.open(incident, tab="evidence")
    words = page.evidence.page("words")
    assert "Waits for a second member's signature" in _texts(words)
    assert "Sign as the second member" not in _buttons(words)
    with desk.office.work() as work:  # as if another member had signed first
        from safetydesk.domain.events import ViewingCountersigned

        other = replace(work.get(TeamMember, desk.office.me), id=incident.id, name="Sam Ward", row_version=1)
        work.add(other)
        work.replace(replace(record, signed_by=other.id))
        work.commit(ViewingCountersigned(subject=incident.id, reference=incident.reference, record=record.id))
    page.refresh()
    room.settle()
    room.prompts.answers.append(True)
    room.press("Sign as the second member", words)
    room.settle()
    (signed,) = page.shown.case.decisions_to_view
    assert signed.countersigned_by == desk.office.me
    assert "Sign as the second member" not in _buttons(words) and "Signed by two" not in _buttons(words)


def test_a_deletion_asked_for_before_anybody_agreed_is_pointed_at(room, desk):
    page = room.open(logged(desk, sexual_image=True), tab="evidence")
    page._open(SHEETS["deletion"])
    sheet = page.sheet()
    sheet.form.field("what_to_delete").set_value("The picture")
    assert "have not agreed" not in _texts(sheet)
    sheet.form.field("asked_whom").set_value("Ada")
    assert "Police or social care have not agreed" in _texts(sheet)
    sheet.save()
    room.settle()
    assert page.sheet() is None and len(page.shown.case.deletions) == 1
    assert "nobody is asked to delete" in _texts(page.evidence.page("words")).lower()


def test_every_kind_has_a_form_and_none_a_place_for_a_file():
    assert set(SHEETS) == {kind.code for kind in KINDS}


def test_another_page_of_the_evidence_begins_at_its_top(room, desk):
    incident = logged(desk, sexual_image=True)
    for draft in DRAFTS:
        written(desk, incident.id, draft)
    page = room.open(incident, tab="evidence")
    bar = page.evidence.verticalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    page.evidence.page("held")
    page.evidence.page("words")
    assert bar.value() == 0

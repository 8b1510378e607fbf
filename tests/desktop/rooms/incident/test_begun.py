"""What is typed into a form is kept, whichever way the form is left, and is offered back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from tests.desktop.rooms.incident.conftest import Room, logged
from tests.services.roles import given_role

from safetydesk.desktop.kit.fields import TextArea, TextLine
from safetydesk.desktop.rooms.incident.forms.capture_card import CaptureCardSheet
from safetydesk.desktop.rooms.incident.forms.described import DescribedItemSheet
from safetydesk.desktop.rooms.incident.forms.destroying import AskDestroySheet
from safetydesk.desktop.rooms.incident.forms.exhibit_state import FreeSheet
from safetydesk.desktop.rooms.incident.forms.notice import AcknowledgeSheet
from safetydesk.desktop.rooms.incident.forms.person import PersonSheet
from safetydesk.desktop.rooms.incident.forms.referral import ReferralSheet
from safetydesk.desktop.rooms.incident.page import IncidentPage
from safetydesk.domain.drafts import NoticeDraft, ReferralDraft
from safetydesk.domain.errors import Trouble
from safetydesk.services.drafts_of_forms import FormDrafts

WORDS = "She rang at ten to three and was in tears."


def _type_note(room: Room, page: IncidentPage, words: str = WORDS) -> None:
    room.press("Note")
    page.sheet().form.field("text").set_value(words)


def _text(page: IncidentPage) -> str:
    return page.sheet().form.field("text").value()


def _said(page: IncidentPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def test_another_incident_keeps_the_note_and_offers_it_again(room, desk):
    first, second = logged(desk), logged(desk, summary="Another thing altogether.")
    page = room.open(first)
    _type_note(room, page)
    room.open(second)
    assert page.sheet() is None
    assert page.banner.text() == (
        f"What you had typed about {first.reference} is kept, and is offered there again."
    )
    room.open(first)
    assert page.begun.text() == "Begun here and not saved"
    room.press("Go on")
    assert _text(page) == WORDS
    assert "You began this on" in _said(page)
    page.sheet().save()
    room.settle()
    assert [note.text for note in page.shown.case.notes] == [WORDS]
    assert desk.form_drafts.all() == ()
    assert page.begun.text() == ""


def test_the_lock_keeps_what_was_typed_without_asking(room, desk):
    page = room.open(logged(desk))
    _type_note(room, page)
    page.keep_drafts()
    assert [draft.values["text"] for draft in desk.form_drafts.all()] == [WORDS]
    assert room.prompts.asked == []


def test_it_is_kept_a_little_after_it_is_typed(room, desk):
    page = room.open(logged(desk))
    _type_note(room, page)
    room.wait(2_100)
    room.settle()
    assert [draft.values["text"] for draft in desk.form_drafts.all()] == [WORDS]
    assert "Draft kept" in _said(page)


def test_leaving_asks_and_each_answer_is_kept_to(room, desk):
    page = room.open(logged(desk))
    _type_note(room, page)
    room.prompts.answers = [0]
    page.sheet().leave()
    assert _text(page) == WORDS
    room.prompts.answers = [1]
    page.sheet().leave()
    room.settle()
    assert page.sheet() is None and page.begun.text()
    room.press("Go on")
    room.prompts.answers = [2]
    page.sheet().leave()
    room.settle()
    assert desk.form_drafts.all() == () and page.begun.text() == ""


def test_a_form_left_alone_asks_nothing_though_its_minute_has_passed(room, desk, clock):
    page = room.open(logged(desk))
    room.press("Note")
    clock.move(minutes=5)
    page.sheet().leave()
    room.settle()
    assert room.prompts.asked == [] and page.sheet() is None and desk.form_drafts.all() == ()


def test_the_time_on_a_note_gone_on_with_is_the_time_it_was_begun(room, desk, clock):
    incident = logged(desk)
    page = room.open(incident)
    _type_note(room, page)
    begun = page.sheet().form.field("at").text()
    page.keep_drafts()
    room.open(logged(desk))
    clock.move(hours=2)
    room.open(incident)
    room.press("Go on")
    assert page.sheet().form.field("at").text() == begun


def test_starting_afresh_is_asked_and_empties_the_form(room, desk):
    page = room.open(logged(desk))
    _type_note(room, page)
    room.prompts.answers = [1]
    page.sheet().leave()
    room.settle()
    room.press("Note")
    assert _text(page) == WORDS
    room.prompts.answers = [True]
    room.press("Start afresh")
    assert _text(page) == "" and desk.form_drafts.all() == ()
    page.sheet().form.field("text").set_value("Something else")
    page.keep_drafts()
    assert [draft.values["text"] for draft in desk.form_drafts.all()] == ["Something else"]


def test_an_amendment_gone_on_with_stands_on_the_present_record(room, desk):
    incident = logged(desk)
    page = room.open(incident)
    room.press("Amend")
    page.sheet().form.field("wishes").set_value("To be left alone")
    page.sheet().form.field("told_by").set_value("Her aunt")
    room.prompts.answers = [1]
    page.sheet().leave()
    draft = desk.incident_log.amendment_draft(desk.incident_log.reread(incident.id))
    newer = replace(draft, told_by="Her mother", child_words="Nothing more")
    desk.incident_log.amend(incident.id, 1, newer, "Misheard")
    room.settle()
    room.press("Amend")
    fields = page.sheet().form
    assert fields.field("wishes").value() == "To be left alone"
    assert fields.field("told_by").value() == "Her aunt"
    assert fields.field("child_words").value() == "Nothing more"
    assert "Changed meanwhile by somebody else" in _said(page)
    room.press("Typing slip", page.sheet())
    page.sheet().save()
    room.settle()
    assert page.shown.case.incident.wishes == "To be left alone"


def test_a_form_that_was_begun_is_opened_by_name(room, desk):
    incident = logged(desk)
    page = room.open(incident)
    for act in ("note", "decide"):
        page._act(act)
        page.sheet().form.field("text" if act == "note" else "reason").set_value(WORDS)
        room.prompts.answers = [1]
        page.sheet().leave()
        room.settle()
    room.open(logged(desk))
    room.open(incident, go_on="note", slot="")
    assert _text(page) == WORDS
    room.open(logged(desk))
    room.open(incident, go_on="amend", slot="")
    assert page.sheet() is None


def test_every_form_comes_back_as_it_was_typed(room, desk, picture):
    incident = logged(desk)
    desk.exhibits.receive(incident.id, [picture], "no")
    desk.notices.tell(incident.id, NoticeDraft(to_kind="head", to_name="Ms Ash"))
    made = ReferralDraft(route="police_101", spoke_to="PC Lane")
    desk.referrals.refer(incident.id, made)
    page = room.open(incident)
    shown = page.shown
    openings = {
        "refer": lambda: page._refer("lado"),
        "update": lambda: page._open(lambda r, s: ReferralSheet(r, s, shown.case.referrals[0])),
        "acknowledge": lambda: page._open(lambda r, s: AcknowledgeSheet(r, s, shown.case.notices[0])),
        "decide": lambda: page._act("decide"),
        "tell": lambda: page._act("tell"),
        "person": lambda: page._open(PersonSheet),
        "described": lambda: page._open(DescribedItemSheet),
        "card": lambda: page._open(lambda r, s: CaptureCardSheet(r, s, shown.case.exhibits[0])),
        "ask_destroy": lambda: page._open(lambda r, s: AskDestroySheet(r, s, shown.case.exhibits[0])),
        "free": lambda: page._open(lambda r, s: FreeSheet(r, s, shown.case.exhibits[0])),
    }
    for name, opening in openings.items():
        opening()
        sheet = page.sheet()
        if isinstance(sheet, PersonSheet):
            sheet.form.field("who").new_wanted.emit("Zed <i>Quill</i>")
        typed = _fill(sheet.form)
        before = sheet.typed.read()
        assert sheet.is_changed(), name
        room.prompts.answers = [1]
        sheet.leave()
        room.settle()
        page._go_on()
        again = page.sheet()
        assert type(again) is type(sheet), name
        assert again.typed.read() == before, name
        assert typed, name
        room.prompts.answers = [2]
        again.leave()
        room.settle()
        assert desk.form_drafts.all() == (), name


def _fill(form) -> int:
    """Type into every line and area that is shown."""
    filled = [f for f in form.fields() if isinstance(f, TextArea | TextLine) and not f.isHidden()]
    for number, field in enumerate(filled):
        field.set_value(f"O'Neill <b>{number}</b>\u202e")
    return len(filled)


def test_a_disk_that_is_full_leaves_the_form_open(room, desk, monkeypatch):
    first, second = logged(desk), logged(desk)
    page = room.open(first)
    _type_note(room, page)

    def full(self: object, draft: object) -> None:
        raise Trouble("disk_full")

    monkeypatch.setattr(FormDrafts, "keep", full)
    with pytest.raises(Trouble):
        page.show_record(id=str(second.id))
    assert _text(page) == WORDS
    room.prompts.answers = [1]
    page.sheet().leave()
    assert _text(page) == WORDS


def test_a_form_that_the_role_may_not_save_is_not_gone_on_with(room, desk):
    incident = logged(desk)
    page = room.open(incident)
    room.press("Decide")
    page.sheet().form.field("reason").set_value(WORDS)
    page.keep_drafts()
    given_role(desk, "team")
    room.settle()
    other = room.open(logged(desk, summary="Another thing altogether."))
    assert other.sheet() is None
    page = room.open(incident)
    assert page.begun.text() == ""
    given_role(desk, "dsl")
    room.settle()
    room.open(incident)
    assert page.begun.text() == "Begun here and not saved"

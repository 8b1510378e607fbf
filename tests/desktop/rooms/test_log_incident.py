"""The page for logging, on a real store: the guard, the draft, the problems, the description."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from tests.desktop.rooms.logging_page import fill, page, press, saved

from safetydesk import wording
from safetydesk.desktop.rooms.log_incident.page import build
from safetydesk.domain.errors import Trouble

__all__ = ["page"]


def test_saving_needs_what_happened_and_says_so_beside_the_field(page, around, desk):
    page.save()
    assert page._form.form.field("summary").problem()
    assert not saved(desk)


def test_a_time_that_cannot_be_read_keeps_its_words_and_stops_saving(page, around, desk):
    fill(page, summary="A post")
    page._form.form.field("discovered").set_text("30 Feb 2026 10:00")
    page.save()
    assert "30 February" in page._form.form.field("discovered").problem()
    assert not saved(desk)


def test_saving_goes_to_the_incident_and_leaves_no_draft(page, around, desk):
    fill(page, summary="O'Neill <b>&</b>", told_by="Priya Nair", happened_kind="about")
    page._form.form.field("happened_start").set_text("20/11/2026 19:00")
    page.save()
    assert around.tasks.drain()
    (row,) = saved(desk)
    assert around.navigator.here().what == {"id": str(row.id)}
    assert row.summary == "O'Neill <b>&</b>"
    assert desk.incident_log.drafts() == ()


def test_less_than_the_category_allows_asks_for_a_reason(page, around, desk):
    fill(page, summary="A post", categories=("NUDES",))
    severity = page._form.form.field("severity")
    assert severity.value() == "3"
    assert page._form.meaning.text().startswith("▲ Serious: A likely offence")
    severity.set_value("1")
    assert (
        page._form.meaning.text().startswith("■ Low: A breach or an upset") and page._form.meaning.isVisible()
    )
    assert page._form.form.field("severity_reason").isVisible()
    page.save()
    assert not saved(desk)


def test_a_draft_left_behind_is_offered_and_taken_up(page, around, desk, qtbot):
    fill(page, summary="Half typed")
    page.keep_drafts()
    other = build(around)
    qtbot.addWidget(other)
    other.show()
    other.show_record()
    assert "1 unfinished draft" in other._offer.text()
    other._take_offer()
    assert other._form.form.field("summary").value() == "Half typed"


def test_several_categories_are_kept_in_the_draft_and_all_of_them_count(page, around, desk):
    fill(page, summary="A post", categories=("BULLY",))
    severity = page._form.form.field("severity")
    assert severity.value() == "2"
    assert page._evidence.drop.isVisible()
    fill(page, categories=("BULLY", "NUDES"))
    assert severity.value() == "3"
    assert not page._evidence.drop.isVisible()
    asked = page._next._questions.text()
    for code in ("BULLY", "NUDES"):
        category = desk.vocabulary.category(code)
        assert category.must_ask[0] in asked
        assert category.source in page._next._source.text()
    page.keep_drafts()
    (draft,) = desk.incident_log.drafts()
    assert draft.categories == ("BULLY", "NUDES")
    fill(page, categories=())
    assert severity.value() is None, "what no category asks for any more was nobody's judgement"
    page._begin(draft)
    assert page._form.form.field("categories").value() == ("BULLY", "NUDES")
    page.save()
    assert around.tasks.drain()
    (row,) = saved(desk)
    case = desk.incident_log.reread(row.id)
    assert case.incident.categories == ("BULLY", "NUDES")
    assert case.is_locked


def test_the_words_of_a_category_that_was_not_chosen_stop_saving(page, around, desk, qtbot):
    fill(page, summary="A post", categories=("BULLY",))
    field = page._form.form.field("categories")
    qtbot.keyClicks(field.line, "nudes")
    page.save()
    assert field.problem() and not saved(desk)
    qtbot.keyClicks(field.line, " ")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert len(field.value()) == 2
    page.save()
    assert around.tasks.drain()
    assert len(saved(desk)) == 1


def test_somebody_new_with_a_members_name_is_stopped_until_it_is_said_to_be_another(page, around, desk):
    fill(page, summary="A post")
    page._form._chips.new_wanted.emit("Ms Okafor")
    new = page._form._new
    asked = new.form.field("new_other")
    new.form.field("new_part").set_value("alleged")
    new.form.field("new_kind").set_value("parent")
    assert asked.isHidden()
    press(page, "Add person")
    assert "“Ms Okafor” may be Morgan Okafor" in new.form.field("new_name").problem()
    assert not asked.isHidden() and not page._form._chips.value()
    asked.set_value(True)
    new.form.field("new_name").set_value("Morgan Okafor")
    assert asked.isHidden() and not asked.value() and not new.form.field("new_name").problem()
    press(page, "Add person")
    assert "who signs in here and could open it" in new.form.field("new_name").problem()
    asked.set_value(True)
    press(page, "Add person")
    page.save()
    assert around.tasks.drain()
    (row,) = saved(desk)
    ((part, person),) = desk.incident_log.reread(row.id).people
    assert (person.name, person.kind) == ("Morgan Okafor", "parent")
    assert part.note == "Said to be somebody else than Morgan Okafor of the team."


def test_what_could_not_be_sealed_at_once_is_still_to_be_kept(page, desk, monkeypatch):
    fill(page, summary="The disk is full just now")

    def full(*_given):
        raise Trouble("disk_full")

    with monkeypatch.context() as patch:
        patch.setattr(page._presenter, "keep", full)
        with pytest.raises(Trouble):
            page.keep_drafts()
    page.keep_drafts()
    assert [draft.summary for draft in desk.incident_log.drafts()] == ["The disk is full just now"]


def test_the_part_of_an_unknown_account_never_makes_a_pupil_of_it(page):
    page._form._chips.new_wanted.emit("zed_king99")
    new = page._form._new
    new.form.field("new_part").set_value("unknown_account")
    assert new.form.field("new_kind").value() == "unknown_account"
    new.form.field("new_part").set_value("witness")
    assert new.form.field("new_kind").value() == "pupil"
    new.form.field("new_kind").set_value("staff")
    new.form.field("new_part").set_value("unknown_account")
    assert new.form.field("new_kind").value() == "staff"  # what somebody chose stays


def test_a_log_already_begun_says_so_and_takes_no_letters_until_it_is_gone_to(page, qtbot):
    qtbot.keyClicks(page._form._summary.edit, "The first account")
    page.show_record()
    assert page._offer.text() == wording.label(
        "log_began", time=wording.time_words(page._keeping.draft.started)
    )
    assert not page._form._summary.edit.hasFocus()
    qtbot.keyClicks(page.window().focusWidget(), "another")
    assert page._form._summary.value() == "The first account"


def test_a_draft_that_is_gone_on_with_has_the_cursor_behind_its_words(page, around, desk, qtbot):
    fill(page, child_words="He said it twice", people=())
    page.keep_drafts()
    other = build(around)
    qtbot.addWidget(other)
    other.show()
    (draft,) = desk.incident_log.drafts()
    other._begin(desk.incident_log.keep_draft(replace(draft, summary="Half typed")), was_kept=True)
    other.show_record(draft_id=str(draft.id))
    assert not other._offer.text()
    qtbot.keyClicks(other._form._summary.edit, " and gone on")
    assert other._form._summary.value() == "Half typed and gone on"


def test_a_kept_draft_without_an_account_is_still_one_that_was_begun(page, around, desk, qtbot):
    fill(page, child_words="He said it twice")
    page.keep_drafts()
    other = build(around)
    qtbot.addWidget(other)
    other.show()
    (draft,) = desk.incident_log.drafts()
    other.show_record(draft_id=str(draft.id))
    other.show_record()
    assert "you began" in other._offer.text()
    around.prompts.answers = [True]
    other.discard()
    assert around.tasks.drain()
    assert desk.incident_log.drafts() == ()


def test_an_untouched_page_shown_later_has_the_times_of_then(page, desk, clock):
    before = page._keeping.draft
    clock.move(minutes=50)
    page.show_record()
    assert page._keeping.draft.started == clock.now()
    assert page._keeping.gathered().discovered != before.discovered
    page._form._chips.new_wanted.emit("Somebody")
    kept = page._keeping.draft
    page.show_record()
    assert page._keeping.draft == kept and page._form.unmade_person()
    page.discard()
    assert page._keeping.draft != kept and not page._form.unmade_person()


def test_nobody_is_accused_by_a_default(page, desk):
    chips = page._form._chips
    for name in ("Ann Example", "Ben Example", "Cem Example"):
        chips.new_wanted.emit(name)
        press(page, "Add person")
    assert [chip.part for chip in chips.value()] == ["affected", "other", "other"]


def test_what_is_typed_after_tab_from_people_goes_to_the_category_and_changes_nobodys_part(page, qtbot):
    chips, categories = page._form._chips, page._form.form.field("categories")
    chips.new_wanted.emit("Ann Example")
    press(page, "Add person")
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    chips.focus()
    for words in ("nudes", "cyberbul"):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        while page.focusWidget() in [stop for frame in categories.box.frames for stop in frame.stops]:
            qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert page.focusWidget() is categories.line
        qtbot.keyClicks(page.focusWidget(), words)
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
        chips.focus()
    assert len(categories.value()) == 2
    assert [chip.part for chip in chips.value()] == ["affected"]
    qtbot.keyClick(chips.line, Qt.Key.Key_Backtab)
    assert page.focusWidget().accessibleName() == "Remove Ann Example"
    categories.focus()
    qtbot.keyClick(categories.line, Qt.Key.Key_Tab)
    assert page.focusWidget().accessibleName() == wording.label("log_severity")


def test_what_reads_unclear_is_pointed_out_and_holds_nothing_up(page, around, desk):
    fill(page, summary="J.S. seems to have sent it last week")
    page._form.pointing.look()
    assert [line.split("”")[0] for line in page._form.pointing.text().splitlines()] == [
        "Initials: “J.S.", "An opinion or a guess: “seems", "No date: “last week",
    ]  # fmt: skip
    page.save()
    assert around.tasks.drain() and saved(desk)


def test_the_form_says_what_saving_will_raise_and_begin_and_leaves_the_level_to_whoever_saves(
    page, around, desk
):
    form, severity = page._form, page._form.form.field("severity")
    fill(page, summary="A message", categories=("STAFF-CONTACT",))
    level = severity.value()
    assert not form.raised.isVisible()
    form._chips.new_wanted.emit("Ines Varga")
    fill_new(form._new.form, new_part="subject_adult", new_kind="staff")
    press(page, "Add person")
    said = "Saving raises it to ▲ Serious, because an adult who works with children, or may, is the adult"
    assert form.raised.isVisible() and said in form.raised.text()
    assert severity.value() == level
    assert "Tell the LADO · Ines Varga: due " in page._next._clocks.text()
    assert page._next._begins.text().startswith("Pathway: ")
    assert form.form.field("severity_reason").isVisible(), "whoever saves may say why it is to stay lower"
    fill(page, severity_reason="Seen, and agreed with the head")
    assert form.raised.text().startswith("With your reason it stays lower.")
    fill(page, severity_reason="")
    page.save()
    assert around.tasks.drain()
    (row,) = saved(desk)
    assert row.severity == 3


def fill_new(form, **values):
    for key, value in values.items():
        form.field(key).set_value(value)

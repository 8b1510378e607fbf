"""Evidence beside the form for logging: the question, what goes in, what is put out of sight and what is kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from tests import samples
from tests.desktop.rooms.logging_page import fill, page, press, saved

from pretend_screens import lent
from safetydesk import wording
from safetydesk.desktop.kit.buttons import Button
from safetydesk.desktop.kit.offered import OfferedPicture
from safetydesk.desktop.kit.region_overlay import RegionOverlay
from safetydesk.desktop.kit.small_picture import SmallPicture
from safetydesk.desktop.ways_in import screen_taking

__all__ = ["page"]


def test_the_question_stands_before_anything_is_read(page, around, desk, tmp_path):
    fill(page, summary="A post")
    path = samples.png(tmp_path)
    page._evidence.offer([path])
    assert wording.label("guard.question") in page._evidence._question.accessibleName()
    path.unlink()
    page._evidence._question._answer("no")
    assert around.tasks.drain()
    assert page._keeping.draft.evidence == ()


def test_files_that_go_in_are_listed_and_survive_in_the_draft(page, around, desk, tmp_path):
    fill(page, summary="A post")
    bare = tmp_path / "bare"
    bare.mkdir()
    page._evidence.offer([samples.png(tmp_path), OfferedPicture(content=samples.picture_bytes()), bare])
    press(page, "No")
    assert around.tasks.drain()
    assert len(page._keeping.draft.evidence) == 2
    (draft,) = desk.incident_log.drafts()
    assert draft.summary == "A post"
    assert len(draft.evidence) == 2
    assert wording.label("log_some_refused") in page._evidence._said.text()


def test_answering_moves_nothing_under_the_hand_that_answers(page, around, qtbot):
    page.resize(1190, 480)  # the capture card is below what is seen
    bar = page.findChild(QScrollArea).verticalScrollBar()
    for place in (1, 2):
        page._evidence.offer([OfferedPicture(content=samples.picture_bytes(width=40 + place))])
        button = next(one for one in page._evidence._question.findChildren(Button) if one.text() == "No")
        qtbot.waitUntil(button.isVisible)
        QTest.qWait(20)
        button.setFocus()
        before = bar.value()
        button.click()
        assert around.tasks.drain()
        QTest.qWait(50)
        assert bar.value() == before and page._evidence.drop.hasFocus(), f"picture {place}"
    page._evidence.offer([OfferedPicture(content=samples.picture_bytes(width=60))])
    page._evidence._question._leave()
    assert page._evidence.drop.hasFocus()


def overlays():
    return [
        one for one in QApplication.topLevelWidgets() if isinstance(one, RegionOverlay) and one.isVisible()
    ]


def test_a_part_of_the_screen_is_sealed_into_the_draft_with_its_time(page, around, desk, qtbot, monkeypatch):
    screens = lent(monkeypatch)
    monkeypatch.setattr(screen_taking, "TO_GO_MS", 5)
    fill(page, summary="A post")
    press(page, wording.label("way_screen"))
    press(page, wording.label("way_screen_go_on"))
    assert page._evidence.is_asking and screens.seen == [], "no pixel before the answer"
    press(page, "No")
    qtbot.waitUntil(lambda: len(overlays()) == 1)
    assert screens.seen == [0], "once, and none of our windows was to be seen"
    QTest.keyClick(overlays()[0], Qt.Key.Key_Return)
    assert around.tasks.drain()
    assert page.isVisible() and overlays() == []
    (kept,) = page._keeping.draft.evidence
    now = desk.clock.now()
    assert (kept.sealed.source, kept.sealed.kind, kept.sealed.original_name) == (
        "screen",
        "png",
        wording.label("way_screen_name", number="1"),
    )
    assert (kept.card.captured, kept.card.captured_by) == (now, desk.me.name)
    assert (kept.card.method, kept.card.whole_screen) == ("screenshot", "part")
    page._keeping.keep()
    assert around.tasks.drain()
    (draft,) = desk.incident_log.drafts()
    assert draft.evidence == (kept,)
    page.save()
    assert around.tasks.drain()
    (row,) = saved(desk)
    (exhibit,) = desk.incident_log.reread(row.id).exhibits
    assert exhibit.sealed.source == "screen" and exhibit.card == kept.card


def test_a_file_that_must_not_be_here_goes_out_of_sight_in_one_press(page, around, desk, tmp_path):
    fill(page, summary="A post")
    picture = samples.png(tmp_path)
    page._evidence.offer([picture])
    press(page, "No")
    assert around.tasks.drain()
    press(page, wording.label("log_must_not_be_here_of", name=picture.name))
    assert around.tasks.drain()
    assert page._keeping.draft.evidence[0].isolated and desk.incident_log.drafts()[0].evidence[0].isolated
    assert page._evidence._said.text() == wording.label("log_now_title")
    page.save()
    assert around.tasks.drain()
    (row,) = saved(desk)
    assert desk.incident_log.reread(row.id).exhibits[0].state_reason == "must_not_be_here"


@pytest.mark.parametrize("typed", ["1 Jan 2099 09:00", "the other day"])
def test_a_capture_time_that_cannot_be_stands_beside_its_field(typed, page, around, desk, tmp_path):
    fill(page, summary="A post")
    page._evidence.offer([samples.png(tmp_path)])
    press(page, "No")
    assert around.tasks.drain()
    captured = page._evidence.capture.form.field("captured")
    captured.set_text(typed)
    page._evidence.capture.hide()
    page.save()
    assert around.tasks.drain()
    assert not saved(desk) and captured.problem() and captured.isVisible()
    captured.set_text("1 Nov 2026 09:00")
    page.save()
    assert around.tasks.drain()
    assert len(saved(desk)) == 1


@pytest.mark.parametrize("answer", ["Yes", "Not sure"])
def test_yes_and_not_sure_keep_nothing_and_ask_for_a_description_after_saving(page, around, desk, answer):
    fill(page, summary="A post")
    page._evidence.offer([OfferedPicture(content=samples.picture_bytes())])
    press(page, answer)
    assert around.tasks.drain()
    assert page._keeping.draft.evidence == ()
    page.save()
    assert around.tasks.drain()
    assert page._described.isVisible()
    page._described.form.field("shows").set_value("Said to show a classmate")
    page._described.form.field("said_by").set_value("The child who was told of it")
    press(page, wording.label("log_describe_save"))
    assert around.tasks.drain()
    (row,) = saved(desk)
    case = desk.incident_log.reread(row.id)
    assert case.described[0].shows == "Said to show a classmate"
    assert case.is_locked == (answer == "Yes")


def test_a_category_that_is_never_takes_the_drop_area_away_and_isolates(page, around, desk, tmp_path):
    fill(page, summary="A post")
    page._evidence.offer([samples.png(tmp_path)])
    press(page, "No")
    assert around.tasks.drain()
    fill(page, categories=("NUDES",))
    assert not page._evidence.drop.isVisible()
    page._evidence.offer([samples.png(tmp_path)])
    assert not page._evidence.is_asking
    page._keeping.keep()
    assert around.tasks.drain()
    assert page._keeping.draft.evidence[0].isolated


def test_discarding_files_is_asked_twice(page, around, desk, tmp_path):
    fill(page, summary="A post")
    page._evidence.offer([samples.png(tmp_path)])
    press(page, "No")
    assert around.tasks.drain()
    around.prompts.answers = [True, False]
    page.discard()
    assert len(around.prompts.asked) == 2
    assert desk.incident_log.drafts()
    around.prompts.answers = [True, True]
    page.discard()
    assert around.tasks.drain()
    assert desk.incident_log.drafts() == ()


def test_a_paste_that_is_refused_says_so_where_it_is_seen(page, qtbot):
    page.resize(900, 420)
    fill(page, categories=("NUDES",))
    bar = page._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    page._form.form.field("wishes").focus()
    for bottom_or_top in (bar.maximum(), 0):
        page._evidence._said.dismiss()
        bar.setValue(bottom_or_top)
        page._evidence.offer([OfferedPicture(content=b"a picture")])
        assert page._evidence._said.text() == wording.label("log_locked_refused")
        qtbot.waitUntil(lambda: not page._evidence._said.visibleRegion().isEmpty())


def test_a_sealed_picture_is_covered_until_asked_for_and_its_look_is_recorded(page, around, desk, tmp_path):
    fill(page, summary="A post")
    (tmp_path / "words.txt").write_text("plain")
    page._evidence.offer([samples.png(tmp_path), tmp_path / "words.txt"])
    press(page, "No")
    assert around.tasks.drain()
    pictures = page.findChildren(SmallPicture)
    assert [each.is_covered() for each in pictures] == [True]  # the text has none
    name = page._keeping.draft.evidence[0].sealed.original_name

    def looks():
        return sum(done.kind == "DraftFileOpened" for done in desk.audit_trail.page(0, 20))

    assert looks() == 0
    press(page, f"Show {name}")
    assert around.tasks.drain()
    assert pictures[0].isVisible() and not pictures[0].is_covered()
    assert looks() == 1
    press(page, f"Cover {name}")
    assert pictures[0].is_covered() and not pictures[0].isVisible()
    press(page, f"Show {name}")
    assert around.tasks.drain()
    page.hide()
    assert pictures[0].is_covered()
    assert looks() == 2

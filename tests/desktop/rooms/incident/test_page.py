"""The page in a window: what comes first, what is never shown, and what is asked before anything is read."""

from __future__ import annotations

import warnings
from dataclasses import replace

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from tests.desktop.rooms.incident.conftest import logged

from safetydesk.desktop.kit.buttons import Button
from safetydesk.desktop.kit.image_view import ImageView
from safetydesk.desktop.kit.offered import OfferedPicture
from safetydesk.desktop.rooms.incident.forms.amend import AmendSheet
from safetydesk.desktop.rooms.incident.forms.described import DescribedItemSheet
from safetydesk.desktop.rooms.incident.forms.image_question import ImageQuestionSheet
from safetydesk.intake.outside_file import OutsideFile
from stray_windows import stray_windows


def _texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.text()]


def test_the_first_account_stands_before_its_amendment(room, desk):
    incident = logged(desk)
    draft = desk.incident_log.amendment_draft(desk.incident_log.reread(incident.id))
    changed = replace(draft, summary=draft.summary.replace("last night", "on Thursday"))
    desk.incident_log.amend(incident.id, 1, changed, "Misheard")
    page = room.open(incident)
    texts = _texts(page.overview)
    first = next(place for place, text in enumerate(texts) if text == incident.summary)
    amended = next(place for place, text in enumerate(texts) if "on Thursday" in text)
    assert first < amended
    assert any("Misheard" in text for text in texts)
    assert page.header.title.text() == "Messages posted in the class chat"


def test_on_a_low_screen_the_title_gives_its_second_line_to_the_page_beneath(room, desk):
    page = room.open(logged(desk, summary="A very long beginning of what is said to have happened " * 3))
    title = page.header.title
    page.header.title.setFixedWidth(240)
    room.settle()
    two_lines = QLabel.text(title)
    page.header.suit_height(200)
    evidence = page.header.button("evidence")
    assert (evidence.text(), evidence.accessibleName()) == ("Evidence", "Add evidence"), (
        "the acts keep to one line"
    )
    one_line = QLabel.text(title)
    assert len(one_line) < len(two_lines) and one_line.endswith("…") and title.toolTip()
    page.header.suit_height(900)
    assert QLabel.text(title) == two_lines


def test_the_page_takes_the_focus_and_not_from_a_form(room, desk, qtbot):
    first, second = logged(desk), logged(desk)
    room.page.window().activateWindow()
    qtbot.waitUntil(room.page.window().isActiveWindow)
    elsewhere = QLineEdit(room.page.window())
    elsewhere.show()
    elsewhere.setFocus()
    page = room.open(first)
    assert page.tabs.tabBar().hasFocus()
    room.press("Note")
    room.open(first)
    assert page.sheet().form.field("text").control.hasFocus()
    page.sheet().leave()
    page.show_record(id=str(second.id))
    elsewhere.setFocus()  # somebody goes to the find box while it is read
    room.settle()
    assert elsewhere.hasFocus()


def test_reading_afresh_under_an_open_form_shows_no_page_behind_it(room, desk):
    page = room.open(logged(desk))
    room.press("Note")
    page.refresh()
    room.settle()
    assert page.sheet().isVisible()
    assert not page.tabs.isVisible()
    page.sheet().leave()
    room.settle()
    assert page.tabs.isVisible()


def test_no_part_of_the_page_or_of_a_form_flashes_up_as_a_window(room, desk, picture):
    incident = logged(desk)
    desk.exhibits.receive(incident.id, [picture], "no")
    with stray_windows() as seen:
        page = room.open(incident, tab="evidence")
        for act in ("amend", "decide", "refer", "tell", "note"):
            page._act(act)
            page.sheet().leave()
        room.press("This must not be here")
        room.settle()
    assert seen == []


def test_the_question_comes_before_any_file_is_opened(room, desk, picture, monkeypatch):
    incident = logged(desk)
    page = room.open(incident)
    opened = []
    real = OutsideFile.open
    monkeypatch.setattr(OutsideFile, "open", lambda path: opened.append(path) or real(path))
    page.evidence.offered.emit([picture])
    assert isinstance(page.sheet(), ImageQuestionSheet)
    room.settle()
    assert opened == []
    room.press("No", page.sheet())
    room.settle()
    assert opened == [picture]
    assert [exhibit.number for exhibit in page.shown.case.exhibits] == ["MO/1"]
    assert any("1 exhibit sealed: MO/1" in text for text in _texts(page.evidence))


def test_not_sure_adds_nothing_and_leads_to_a_description(room, desk, picture, monkeypatch):
    incident = logged(desk)
    page = room.open(incident)
    monkeypatch.setattr(OutsideFile, "open", lambda path: (_ for _ in ()).throw(AssertionError(path)))
    page.evidence.offered.emit([picture])
    room.press("Not sure", page.sheet())
    room.settle()
    sheet = page.sheet()
    assert isinstance(sheet, DescribedItemSheet)
    assert any("Call police on 101" in text for text in _texts(sheet))
    assert desk.incident_log.reread(incident.id).exhibits == ()


def test_a_locked_incident_offers_no_way_in(room, desk):
    page = room.open(logged(desk, categories=("NUDES",), severity=3))
    assert page.banner.text() == "No image may be held here"
    page.tabs.setCurrentWidget(page.evidence)
    assert "No image may be held here" in _texts(page.evidence)
    names = {
        button.accessibleName() for button in page.findChildren(QAbstractButton) if button.isVisibleTo(page)
    }
    assert not names & {"Add evidence", "Choose files …", "Paste from the clipboard"}
    room.press("Describe evidence")
    assert isinstance(page.sheet(), DescribedItemSheet)


def test_a_picture_is_covered_until_asked_for_and_again_on_leaving(room, desk, picture):
    incident = logged(desk)
    desk.exhibits.receive(incident.id, [picture], "no")
    page = room.open(incident, tab="evidence")
    view = page.evidence.findChild(ImageView)
    assert view.is_covered()
    room.press("Show MO/1")
    room.settle()
    assert not view.is_covered()
    assert [d.kind for d in desk.incident_log.reread(incident.id).history].count("ExhibitOpened") == 1
    page.tabs.setCurrentIndex(0)
    assert view.is_covered()


def test_an_isolated_exhibit_cannot_be_shown_and_is_freed_with_a_reason(room, desk, picture):
    incident = logged(desk)
    desk.exhibits.receive(incident.id, [picture], "no")
    page = room.open(incident, tab="evidence")
    room.press("This must not be here")
    room.settle()
    assert page.sheet() is None, "nothing is asked first"
    assert page.shown.case.exhibits[0].is_isolated
    shown = [b.accessibleName() for b in page.evidence.findChildren(QAbstractButton) if b.isVisibleTo(page)]
    assert "Show MO/1" not in shown
    room.press("Bring it back …")
    page.sheet().form.field("reason").set_value("The card shows a menu of the canteen.")
    room.press("Bring MO/1 back")
    room.settle()
    assert not page.shown.case.exhibits[0].is_isolated


def test_a_typing_slip_is_one_click_and_problems_stand_beside_fields(room, desk):
    incident = logged(desk)
    page = room.open(incident)
    room.press("Amend")
    sheet = page.sheet()
    sheet.form.field("summary").set_value("Messages posted in the clas chat.")
    sheet.save()
    room.settle()
    assert sheet.form.field("reason").problem()
    room.press("Typing slip", sheet)
    sheet.save()
    room.settle()
    assert page.sheet() is None
    assert page.shown.case.amendments[0].reason == "Typing slip"
    assert page.shown.case.incident.discovered == incident.discovered


def test_a_newer_version_is_told_and_nothing_typed_is_lost(room, desk):
    incident = logged(desk)
    page = room.open(incident)
    room.press("Amend")
    sheet = page.sheet()
    assert isinstance(sheet, AmendSheet)
    sheet.form.field("wishes").set_value("To be left alone")
    sheet.form.field("reason").set_value("New facts came in")
    draft = desk.incident_log.amendment_draft(desk.incident_log.reread(incident.id))
    desk.incident_log.amend(incident.id, 1, replace(draft, told_by="Her mother"), "Misheard")
    sheet.save()
    room.settle()
    assert "newer version" in sheet.banner.text()
    room.press("Reload", sheet)
    room.settle()
    assert sheet.form.field("told_by").value() == "Her mother"
    assert sheet.form.field("wishes").value() == "To be left alone"
    sheet.save()
    room.settle()
    assert page.shown.case.incident.wishes == "To be left alone"
    assert page.shown.case.incident.told_by == "Her mother"


def test_a_referral_is_made_and_brought_up_to_date(room, desk):
    page = room.open(logged(desk))
    room.press("Refer")
    sheet = page.sheet()
    offers = sheet.form.field("route").line._look_up("")
    assert offers[0][0] == "platform"  # parents are told, not referred to
    sheet.form.field("route").set_value("police_101", "Police")
    sheet.form.field("references").set_value("4451/21NOV\nCAD 332")
    sheet.save()
    room.settle()
    (referral,) = page.shown.case.referrals
    assert referral.references == ("4451/21NOV", "CAD 332") and referral.is_waiting
    room.page.tabs.setCurrentWidget(page.escalation)
    room.press("Update: Police 101")
    sheet = page.sheet()
    sheet.form.field("acknowledged").set_text("now")
    sheet.form.field("advice").set_value("Keep the phone.")
    sheet.save()
    room.settle()
    (referral,) = page.shown.case.referrals
    assert referral.advice == "Keep the phone." and not referral.is_waiting


def test_not_telling_needs_its_reason_and_deciding_keeps_the_code(room, desk):
    page = room.open(logged(desk))
    room.press("Tell someone")
    sheet = page.sheet()
    sheet.form.field("to_kind").set_value("parent")
    sheet.form.field("was_told").set_value("not_told")
    sheet.save()
    room.settle()
    assert sheet.form.field("reason_not_told").problem()
    sheet.form.field("reason_not_told").set_value("Waiting for police.")
    sheet.save()
    room.settle()
    assert page.shown.case.notices[0].reason_not_told == "Waiting for police."
    room.press("Decide")
    sheet = page.sheet()
    sheet.form.field("question").set_value("not_refer")
    assert sheet.form.field("usual_answer").value() == "not_refer"
    assert sheet.form.field("answer").isHidden()
    sheet.form.field("reason").set_value("No sign of harm.")
    sheet.save()
    room.settle()
    assert page.shown.case.decisions[0].answer == "not_refer"
    room.press("Decide")
    sheet = page.sheet()
    sheet.form.field("question").set_value("lado")
    sheet.form.field("reason").set_value("Do not refer, she said.")
    sheet.save()
    room.settle()
    assert sheet.form.field("usual_answer").problem()
    sheet.form.field("question").set_value("other")
    assert sheet.form.field("usual_answer").isHidden()
    sheet.form.field("answer").set_value("She changes class on Monday")
    sheet.save()
    room.settle()
    assert page.shown.case.decisions[1].answer == "She changes class on Monday"


def test_nothing_typed_is_read_as_markup_and_every_button_says_its_words(room, desk, tmp_path):
    evil = "<img src=/etc/hostname> <b>bold</b> &amp; {reference}"
    incident = logged(
        desk, summary=evil, child_words=evil, told_by=evil, address=evil, wishes=evil, immediate_action=evil
    )
    strange = tmp_path / "<b>bold.txt"
    strange.write_text("hello")
    desk.exhibits.receive(incident.id, [strange], "no")
    page = room.open(incident)
    for place in range(page.tabs.count()):
        page.tabs.setCurrentIndex(place)
        room.wait(20)
    assert evil in _texts(page.overview)
    for label in page.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
    for widget in page.findChildren(QWidget):
        assert "<img" not in widget.toolTip() and "<b>" not in widget.toolTip()
    for button in page.findChildren(QAbstractButton):
        if button.isVisibleTo(page):
            said = button.text().replace("&&", "&")
            assert button.accessibleName(), said
            if type(button) is Button and said:
                assert button.accessibleName().startswith(said)


def test_a_damaged_exhibit_is_named_and_never_shown_as_good(room, desk, picture):
    incident = logged(desk)
    desk.exhibits.receive(incident.id, [picture], "no")
    (sealed,) = (desk.store_path / "exhibits").rglob("*.age")
    content = bytearray(sealed.read_bytes())
    content[-1] ^= 1
    sealed.write_bytes(content)
    page = room.open(incident, tab="evidence")
    room.press("Show MO/1")
    room.settle()
    assert page.evidence.findChild(ImageView).is_covered()
    assert "This exhibit is not as it was sealed" in _texts(page.evidence)
    assert "ExhibitFoundDamaged" in [done.kind for done in page.shown.case.history]


def test_several_at_once_each_in_or_named(room, desk, picture, tmp_path):
    empty = tmp_path / "empty.png"
    empty.write_bytes(b"")
    page = room.open(logged(desk))
    page.evidence.offered.emit(
        [picture, empty, tmp_path / "gone.png", OfferedPicture(content=picture.read_bytes())]
    )
    room.press("No", page.sheet())
    room.settle()
    said = _texts(page.evidence)
    assert any("2 exhibits sealed: MO/1, MO/2" in text for text in said)
    assert any("empty.png" in text for text in said) and any("gone.png" in text for text in said)
    room.press("Clear the clipboard")


def _drop(view, paths):
    """What a drag from a file window delivers. Gives back whether it was taken."""
    offered = QMimeData()
    offered.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # there is no other way to make one
        enter = QDragEnterEvent(QPoint(20, 20), copy, offered, left, plain)
    QApplication.sendEvent(view.viewport(), enter)
    if not enter.isAccepted():
        return False
    view.dropEvent(QDropEvent(QPointF(20, 20), copy, offered, left, plain))
    return True


def test_a_drop_anywhere_on_the_page_is_asked_about_and_a_locked_one_takes_none(room, desk, picture):
    page = room.open(logged(desk), tab="evidence")
    assert _drop(page.evidence, [picture])
    assert isinstance(page.sheet(), ImageQuestionSheet)
    room.press("Do not add anything")
    room.open(logged(desk, categories=("NUDES",), severity=3), tab="evidence")
    assert not _drop(page.evidence, [picture])
    assert page.sheet() is None


def test_each_of_two_categories_can_be_taken_away_and_the_lock_follows_both(room, desk):
    incident = logged(desk, categories=("BULLY", "NUDES"), severity=3)
    page = room.open(incident)
    room.press("Amend")
    field = page.sheet().form.field("categories")
    assert field.value() == ("BULLY", "NUDES")
    _removes(room, page, field, "BULLY")
    case = desk.incident_log.reread(incident.id)
    assert case.incident.categories == ("NUDES",)
    assert case.is_locked
    room.press("Amend")
    field = page.sheet().form.field("categories")
    field.set_value(("NUDES", "BULLY"))
    severity = page.sheet().form.field("severity")
    assert "Serious" in severity.hint
    _removes(room, page, field, "NUDES")
    assert "Moderate" in severity.hint
    case = desk.incident_log.reread(incident.id)
    assert case.incident.categories == ("BULLY",)
    assert not case.is_locked
    kinds = [done.kind for done in case.history]
    assert kinds.count("IncidentUnlocked") == 1 and "IncidentLocked" not in kinds


def _removes(room, page, field, code):
    """Takes one away by its cross, with a reason, and saves."""
    field.box.frames[field.value().index(code)].stops[-1].click()
    page.sheet().form.field("reason").set_value("Misheard")
    page.sheet().save()
    room.settle()


def test_categories_chosen_in_an_amendment_left_unsaved_are_put_back(room, desk):
    incident = logged(desk, categories=("BULLY",))
    page = room.open(incident)
    room.press("Amend")
    page.sheet().form.field("categories").set_value(("NUDES", "BULLY"))
    page.sheet().keeping.keep_now()
    page.show_record(id=str(logged(desk).id))
    room.settle()
    room.open(incident)
    room.press("Amend")
    assert page.sheet().form.field("categories").value() == ("NUDES", "BULLY")

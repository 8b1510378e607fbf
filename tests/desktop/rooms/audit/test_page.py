from __future__ import annotations

import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout
from tests.services.acts import logged, logged_with_files
from tests.services.conftest import PASSPHRASE

from registers import declared
from safetydesk.desktop.rooms.audit.page import build
from safetydesk.desktop.rooms.audit.presenter import AuditPresenter, Verdict
from safetydesk.desktop.rooms.audit.proof_cards import PaperCard
from safetydesk.desktop.verifying_beside import tasks_beside
from safetydesk.domain.drafts import DraftPerson, PrintRequest


@pytest.fixture
def room(around):
    made = around.furnish(build)
    made.refresh()
    around.settle()
    return made


def words_of(room):
    return [room.table.rows.row(place).cells[2].text for place in range(room.table.rows.rowCount())]


def test_the_newest_act_comes_first_and_new_ones_appear(around, room):
    around.given.desk.exemptions.record(declared())
    around.settle()
    assert room.table.rows.row(0).cells[2].text.startswith("EX-2026-001 recorded")


def test_an_act_is_shown_whole_and_leads_to_its_record(around, room):
    saved = around.given.desk.exemptions.record(declared())
    around.settle()
    room.table.selectRow(0)
    around.press("Go to its record")
    here = around.given.navigator.here()
    assert (here.name, here.what) == ("exemptions", {"id": str(saved.id)})


def test_an_act_says_what_it_changed_from_what(around, room):
    desk = around.given.desk
    desk.school_profile.amend(name="Larkfield College")
    around.settle()
    room.table.selectRow(0)
    around.settle()
    assert "Larkfield School → Larkfield College" in around.said()


def test_verifying_says_its_outcome_and_what_it_was_compared_with(around, room):
    around.press("Verify everything")
    assert "All promises kept" in around.said()
    assert "No earlier checkpoint is known here; compare with paper." in around.said()
    around.press("Verify everything")
    assert "remembered outside the store" in around.said()


def test_nothing_on_the_page_tells_how_much_there_is(around, room):
    for number in range(7):
        logged(around.given.desk, summary=f"one {number}")
    around.press("Verify everything")
    count = around.given.desk.audit_trail.count()
    assert count > 9 and str(count) not in around.said().replace(str(room.paper.fours.text()), "")


def test_each_finding_is_named(around, room):
    verdict = Verdict(
        False, "Something is wrong", ("The sealed file of exhibit MO/1 is missing.",), "AB", False
    )
    room.verified(verdict)
    assert "The sealed file of exhibit MO/1 is missing." in around.said()
    assert "remembered from now on" not in around.said()


def test_what_the_background_found_stands_here_when_one_comes(around):
    around.given.desk.audit_trail.verify_lately()
    room = around.furnish(build)
    room.refresh()
    assert "every new entry is signed" in around.said() or "All promises kept" in around.said()


def test_a_mark_from_paper_is_looked_for(around, room):
    mark = around.given.desk.day_marks.now()
    around.given.desk.search.find("something later")
    line = room.proof.form.field("mark")
    line.set_value("no mark at all")
    around.press("When was that?")
    assert "no mark of SafetyDesk" in (line.problem() or "")
    line.set_value(mark.words)
    around.press("When was that?")
    assert "This mark stood on 21 Nov 2026 14:20" in around.said()
    line.set_value("0000 0000 0000 0000 0000")
    around.press("When was that?")
    assert "No point of this trail has the mark" in around.said()


def test_verifying_everything_compares_the_mark_that_is_typed_in(around, room):
    line = room.proof.form.field("mark")
    line.set_value("no mark at all")
    around.press("Verify everything")
    assert "no mark of SafetyDesk" in (line.problem() or "")
    line.set_value("0000 0000 0000 0000 0000")
    around.press("Verify everything")
    assert "No point of this trail has the mark" in around.said()


def test_an_answer_is_neither_shown_before_its_question_nor_when_it_is_old(around, room):
    before = words_of(room)
    room.asking.field("what").set_value("looked")
    assert words_of(room) == []
    room.show_record()
    assert words_of(room)[-len(before) :] == before and room.asking.now() == ("everything", "")


def test_who_has_looked_at_a_child(around, room):
    desk = around.given.desk
    child = DraftPerson(part="affected", name="Ada Lark", kind="pupil", year_group="year_8")
    incident = logged(desk, people=(child,))
    desk.incident_log.open(incident.id)
    desk.search.find("ada")
    (ada,) = [each for each in desk.people.all() if each.name == "Ada Lark"]
    room.show_record(looked=str(ada.id))
    around.settle()
    assert words_of(room) == ["Looked for “ada”: 2 found", f"{incident.reference} opened"]
    kinds = [done.kind for done in desk.audit_trail.page(0, 50)]
    assert kinds.count("LookersListed") == 1, "that it was asked is one act"


def test_the_whole_history_of_an_exemption(around, room):
    desk = around.given.desk
    saved = desk.exemptions.record(declared())
    desk.exemptions.open(saved.id)
    draft = desk.exemptions.draft_of(saved, desk.people.get(saved.staff_id))
    desk.exemptions.amend(saved.id, 1, replace(draft, relationship="Aunt and niece"), "Told wrongly")
    asked = PrintRequest(recipient="police", purpose="Referral", basis="safeguarding")
    desk.printing.prepare_certificate(saved.id, asked)
    desk.exemptions.record(declared(other_party="Somebody else"))
    room.asking.field("what").set_value("exemption")
    assert [row[0] for row in AuditPresenter(desk).exemptions("001 ruby")] == [str(saved.id)]
    room.show_record(exemption=str(saved.id))
    around.settle()
    said = words_of(room)
    assert len(said) == 4 and all(saved.reference in each for each in said)
    for each, word in zip(said, ("prepared", "amended", "opened", "recorded"), strict=True):
        assert word in each
    room.table.selectRow(1)
    around.settle()
    assert "→ Aunt and niece" in around.said()


def test_the_history_of_a_member_and_back_to_everything(around, room):
    room.asking.ask("member", "", "")
    room.asking.field("member").set_value(str(around.given.desk.office.me))
    around.settle()
    assert words_of(room)[-1].startswith("Store created") or len(words_of(room)) == 2
    room.asking.ask("everything", "", "")
    assert len(words_of(room)) > 2


def test_a_proof_leaves_by_the_window(around, room, tmp_path: Path):
    incident = logged(around.given.desk)
    place = tmp_path / "stick"
    place.mkdir()
    around.press("Export a proof")
    around.press("Choose a folder")
    assert "Type a reference" in (room.export.form.field("reference").problem() or "")
    room.export.form.field("reference").set_value(incident.reference)
    around.prompts.answers.append(place)
    around.press("Choose a folder")
    (folder,) = place.iterdir()
    assert (folder / "proof.json").exists() and folder.name in around.said()


def test_a_proof_leaves_with_a_mark_from_paper_and_not_with_one_the_trail_never_had(
    around, room, tmp_path: Path
):
    words = around.given.desk.day_marks.now().words
    incident = logged(around.given.desk)
    around.press("Export a proof")
    form = room.export.form
    form.field("reference").set_value(incident.reference)
    form.field("mark").set_value("no mark")
    around.press("Choose a folder")
    assert "no mark of SafetyDesk" in (form.field("mark").problem() or "")
    form.field("mark").set_value("0" * 20)
    around.prompts.answers.append(tmp_path)
    around.press("Choose a folder")
    assert "No point of the audit trail" in around.said() and not list(tmp_path.glob("SafetyDesk proof*"))
    form.field("mark").set_value(words)
    around.prompts.answers.append(tmp_path)
    around.press("Choose a folder")
    (folder,) = tmp_path.glob("SafetyDesk proof*")
    assert '"consistency"' in (folder / "proof.json").read_text("utf-8")


def test_the_day_mark_is_saved_as_a_page(around, room, tmp_path: Path):
    around.prompts.answers.append(tmp_path / "mark")
    around.press("Save as a page")
    assert (tmp_path / "mark.pdf").read_bytes()[:5] == b"%PDF-"
    around.settle()
    assert words_of(room)[0].startswith("Day mark printed")


@pytest.mark.parametrize("can_print", [True, False])
def test_why_the_mark_cannot_go_onto_paper_is_said(qtbot, can_print: bool):
    card = PaperCard(can_print)
    qtbot.addWidget(card)
    said = " ".join(label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card))
    assert ("knows no printer" in said) != can_print


def test_after_the_keychain_the_day_mark_asks_for_the_passphrase_first(
    around, room, tmp_path: Path, monkeypatch
):
    desk = around.given.desk
    monkeypatch.setattr(desk.confirming, "_is_shown", False)
    around.prompts.answers = [None]  # given up
    room.paper.print.emit()  # its button needs a printer
    around.prompts.answers = ["wrong", PASSPHRASE, tmp_path / "mark"]
    around.press("Save as a page")
    assert (tmp_path / "mark.pdf").read_bytes()[:5] == b"%PDF-" and around.prompts.answers == []
    assert [bool(problem) for *_words, problem in around.prompts.asked[:3]] == [False, False, True]


def test_while_it_verifies_the_room_says_how_far_and_can_stop_it(around, monkeypatch):
    beside = tasks_beside(around.window, around.given.tasks)
    given = replace(around.given, beside=beside)
    free = threading.Event()

    def slow(_self, progress, _marks=()):
        while not free.is_set():
            progress.step(1, 4, "")
            time.sleep(0.01)

    monkeypatch.setattr(AuditPresenter, "verify", slow)
    room = build(given)
    around.window.layout() or QVBoxLayout(around.window).addWidget(room)
    around.window.show()
    room.refresh()
    room.verify()
    around.wait(700)
    assert beside.strip.isVisible() and not room._verify.isEnabled()
    assert not around.given.tasks.is_busy, "saving need not wait"
    beside.strip.cancel_wanted.emit()
    assert beside.drain()
    assert "It says nothing either way" in around.said() and room._verify.isEnabled()
    assert not beside.strip.isVisible()
    free.set()
    beside.close()


def test_all_evidence_is_checked_on_request_and_what_is_damaged_leads_to_it(around, room, tmp_path):
    desk = around.given.desk
    exhibits = logged_with_files(desk, tmp_path, 2, categories=("BULLY",)).exhibits
    around.settle()
    assert "Evidence: 2 not checked yet" in around.said()
    around.press("Check all evidence now")
    assert "Evidence: 2 of 2 checked" in around.said()
    name = exhibits[0].sealed.file_name
    (desk.store_path / "exhibits" / name[:2] / f"{name}.age").unlink()
    around.press("Check all evidence now")
    assert "Evidence: 1 not as sealed" in around.said()
    around.press(f"Open {exhibits[0].number}")
    here = around.given.navigator.here()
    assert here.what == {"id": str(exhibits[0].incident_id), "exhibit": exhibits[0].number}

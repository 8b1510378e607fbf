"""The room: made only with the passphrase, in force only once the pages are there, and a sheet checked."""

from __future__ import annotations

import pytest
from PySide6.QtPrintSupport import QPrinter
from tests.services.conftest import PASSPHRASE
from tests.services.sheets import code_on, made

from safetydesk.desktop import paper
from safetydesk.desktop.rooms.recovery import page
from safetydesk.domain.errors import Trouble


@pytest.fixture
def room(around):
    one = around.furnish(page.build)
    one.show_record()
    around.settle()
    return one


@pytest.fixture
def printer(tmp_path, monkeypatch, qapp):
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "paper.pdf"))
    paper.set_up(made)
    monkeypatch.setattr(paper, "has_printer", lambda: True)
    monkeypatch.setattr(paper, "choose_printer", lambda _parent: made)


def test_saved_in_a_folder_they_are_in_force_and_can_be_checked(around, room, desk, tmp_path):
    assert "There are no recovery sheets yet." in around.said() and "Check a sheet" not in around.said()
    around.prompts.answers += [tmp_path, "not this one", PASSPHRASE]
    around.press("Save as three PDFs…")
    assert "The new recovery sheets are in force." in around.said()
    pages = sorted(tmp_path.glob("Recovery sheet*.pdf"))
    assert len(pages) == 3 and desk.recovery_sheets.state().is_in_force
    assert around.prompts.asked[1][3] == "" and around.prompts.asked[2][3]  # the wrong one was asked again

    room._code.set_value(code_on(pages[1]).lower())
    around.press("Check this sheet")
    assert f"Sheet 2 of set {desk.recovery_sheets.state().set_mark} is right, and in force." in around.said()
    assert room._code.value() == ""
    assert not room._print.hasFocus()
    code = code_on(pages[2])
    room._code.set_value(("Z" if code[8] != "Z" else "Y").join((code[:8], code[9:])))
    assert "There is a mistake in group 2." in (room._code.problem() or "")  # before any button is pressed


def test_printed_they_count_only_once_all_three_came_out(around, room, desk, printer):
    around.prompts.answers += [PASSPHRASE, False]
    around.press("Print the three sheets…")
    assert "Nothing was changed." in around.said() and desk.recovery_sheets.state().made is None
    around.prompts.answers += [PASSPHRASE, True]
    around.press("Print the three sheets…")
    assert desk.recovery_sheets.state().is_in_force
    assert "Hand them to three different people" in around.said()
    assert room._print.text() == "Make three new sheets…" and "Before you begin" not in around.said()


def test_a_printer_that_refuses_changes_nothing(around, room, desk, printer, monkeypatch):
    def refuses(*_given):
        raise Trouble("printer_refused")

    monkeypatch.setattr(paper, "print_pages", refuses)
    around.prompts.answers += [PASSPHRASE]
    around.press("Print the three sheets…")
    assert around.prompts.told and desk.recovery_sheets.state().made is None


def test_given_up_at_the_passphrase_nothing_is_made(around, room, desk, tmp_path):
    around.prompts.answers += [tmp_path, None]
    around.press("Save as three PDFs…")
    assert not list(tmp_path.glob("*.pdf")) and desk.recovery_sheets.state().made is None


def test_right_after_first_run_it_can_be_skipped(around, room):
    room.show_record(first="yes")
    around.settle()
    went = []
    around.given.navigator.moved.connect(lambda place: went.append(place.name))
    around.press("Not now: go to Today")
    assert went == ["today"]


def test_a_sheet_of_an_older_set_is_named(around, room, desk, tmp_path):
    old = made(desk, tmp_path / "old")
    made(desk, tmp_path / "new")
    room.show_record()
    around.settle()
    room._code.set_value(old[0])
    around.press("Check this sheet")
    assert "which is not in force" in (room._code.problem() or "")

"""The sheets made right after the store, the passphrase forgotten, and two sheets that lead back in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog


def test_two_sheets_lead_back_in_and_everybody_is_told(school, tmp_path):
    school.begins()
    person = school.person
    person.waits_for_words("Before you begin: print the recovery sheets")
    first, _second, third = makes_sheets(school, tmp_path)
    school.locks()
    school.closes()

    school.opens()
    person.presses("Passphrase forgotten?")
    person.waits_for_words("Come in with two recovery sheets")
    slip = ("Z" if third[10] != "Z" else "Y").join((third[:10], third[11:]))
    person.writes(first.lower(), into="Code of one sheet")
    person.writes(slip, into="Code of another sheet")
    person.waits_for_words("There is a mistake in group 2.")
    person.writes(third, into="Code of another sheet")
    person.presses("Open the store")
    person.waits(lambda: person.sees("Login name"), "who is to come in")
    person.writes("morgan", into="Login name")
    old, school.words = school.words, person.reads("Six words")
    person.types(school.words, into="Passphrase again")
    person.presses("Set the passphrase and come in")
    school.is_in()
    person.waits_for_words("this store was opened with recovery sheets 1 and 3.")
    person.presses("I have seen this")
    person.waits(lambda: "was opened with recovery sheets" not in person.text(), "the red line to go")
    school.locks()
    school.closes()

    school.opens()
    school.signs_in(old)
    person.waits_for_words("do not open this store")
    school.signs_in()
    school.is_in()
    assert "was opened with recovery sheets" not in person.text()


def makes_sheets(school, folder: Path) -> list[str]:
    """Saved into a folder, after the passphrase; the codes read from the pages."""
    person = school.person

    def says_passphrase() -> None:
        person.types(school.words, into="Passphrase")
        person.key(Qt.Key.Key_Return)

    def names_folder() -> None:
        chosen = QApplication.activeModalWidget()
        waiting = answers_next(chosen, says_passphrase)
        person.names_files(folder)
        school.waiting = waiting  # held until it has answered

    person.meets(lambda: person.presses("Save as three PDFs…"), names_folder)
    person.waits_for_words("The new recovery sheets are in force.")
    return [code_on(page) for page in sorted(folder.glob("Recovery sheet *.pdf"))]


def answers_next(before, answer: Callable[[], None]) -> QTimer:
    """Answers the dialog that comes after `before`."""
    timer = QTimer()
    timer.setInterval(30)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog is not before and dialog.isVisible():
            timer.stop()
            answer()

    timer.timeout.connect(look)
    timer.start()
    return timer


def code_on(page: Path) -> str:
    """The twelve groups of six, as a person reads them."""
    document = pypdfium2.PdfDocument(page)
    try:
        words = document[0].get_textpage().get_text_range().split()
    finally:
        document.close()
    groups = [word for word in words if len(word) == 6 and word.isalnum() and word == word.upper()]
    assert len(groups) == 12, groups
    return "-".join(groups)

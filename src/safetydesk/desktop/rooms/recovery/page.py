"""Recovery sheets: how they stand, a new set on paper or as files, and one sheet checked without being used."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop import paper
from safetydesk.desktop.asking_passphrase import AskPassphrase
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import link, primary, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.facts import Facts
from safetydesk.desktop.kit.page import Page, row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.recovery.presenter import (
    DrawnSheets,
    RecoveryPresenter,
    Standing,
    mistake_words,
)
from safetydesk.desktop.sheet_code_field import CodeField
from safetydesk.desktop.surroundings import Surroundings
from safetydesk.domain.errors import Refusal
from safetydesk.domain.progress import Progress

_WHY = ("sheets_why_2", "sheets_why_3")


class RecoveryPage(Page):
    """Gone to with `first="yes"` right after a store was made: then it can be skipped."""

    def __init__(self, surroundings: Surroundings, presenter: RecoveryPresenter) -> None:
        super().__init__(wording.label("sheets_title"), wording.label("sheets_subtitle"))
        self._around, self._presenter = surroundings, presenter
        self.banner = Banner()
        self.banners.addWidget(self.banner)
        self._standing = Card()
        self._said = plain_label("", "strong")
        self._facts = Facts()
        self._standing.add(self._said)
        self._standing.add(self._facts)
        self.add(self._standing)
        self._is_first = True
        self._checking = self._check_card()
        self.add(self._checking)
        self._ends = plain_label(wording.label("sheets_why_1"))
        self.add(self._making())
        self._later = link(wording.label("sheets_later"))
        self._later.clicked.connect(lambda: surroundings.navigator.go("today"))
        self.add(row(self._later))
        self._later.hide()

    def show_record(self, first: str = "") -> None:
        """On every arrival."""
        key = "sheets_first_title" if first else "sheets_title"
        self.set_title(wording.label(key), wording.label("sheets_subtitle"))
        self._later.setVisible(bool(first))
        self.banner.dismiss()
        self.refresh()

    def refresh(self) -> None:
        """How the sheets stand now."""
        self._around.tasks.run(
            wording.label("sheets_reading"),
            lambda _progress: self._presenter.standing(),
            self._show,
            self._around.errors.for_room(self.banner),
            self,
        )

    def print_them(self) -> None:
        """Straight to paper: no file is left behind. In force once all three lie there."""
        if not paper.has_printer():
            self.banner.say(
                wording.label("sheets_no_printer"), "warning", wording.label("sheets_no_printer_remedy")
            )
            return
        printer = paper.choose_printer(self)
        if printer is None:
            return

        def work(passphrase: str, progress: Progress) -> DrawnSheets:
            drawn = self._presenter.draw(passphrase, progress)
            _print(drawn, printer, progress)
            return drawn

        self._ask().run(work, self._ask_what_came_out, self._failed, self._free)

    def save_them(self) -> None:
        """As three files in a folder of one's choice."""
        folder = self._around.prompts.choose_folder(wording.label("sheets_choose_folder"), remembered=False)
        if folder is None:
            return

        def work(passphrase: str, progress: Progress) -> tuple[Path, ...]:
            return self._presenter.save(passphrase, folder, progress)

        def done(_paths: tuple[Path, ...]) -> None:
            self._made(wording.label("sheets_saved_remedy"))

        self._ask().run(work, done, self._failed, self._free)

    def check(self) -> None:
        """One sheet, without using it."""
        if self._code.show_mistake():
            self._code.focus()
            return
        self.banner.dismiss()
        code = self._code.value()
        self._check.setEnabled(False)
        self._around.tasks.run(
            wording.label("sheets_checking"),
            lambda _progress: self._presenter.check(code),
            self._is_right,
            self._is_wrong,
            self,
        )

    def _making(self) -> Card:
        card = Card(wording.label("sheets_make"))
        card.add(self._ends)
        for key in _WHY:
            card.add(plain_label(wording.label(key)))
        self._print = primary(wording.label("sheets_print"))
        self._save = secondary(wording.label("sheets_save"))
        self._print.clicked.connect(self.print_them)
        self._save.clicked.connect(self.save_them)
        card.add(row(self._print, self._save))
        card.add(plain_label(wording.label("sheets_save_note"), "small"))
        return card

    def _check_card(self) -> Card:
        card = Card(wording.label("sheets_check"))
        card.add(plain_label(wording.label("sheets_check_why")))
        self._code = CodeField(
            "code", wording.label("sheets_code"), wording.label("sheets_code_hint"), mistake_words
        )
        card.add(self._code)
        self._check = secondary(wording.label("sheets_check_act"))
        self._check.clicked.connect(self.check)
        card.add(row(self._check))
        return card

    def _ask(self) -> AskPassphrase:
        self.banner.dismiss()
        self._busy(True)
        return AskPassphrase(
            self._around,
            self,
            wording.label("sheets_passphrase_why_first" if self._is_first else "sheets_passphrase_why"),
            wording.label("sheets_passphrase_act"),
            wording.label("sheets_making"),
        )

    def _ask_what_came_out(self, drawn: DrawnSheets) -> None:
        """Only the person at the printer can say; until then the older sheets are in force."""
        came_out = self._around.prompts.ask(
            wording.label("sheets_came_out"),
            wording.label("sheets_came_out_yes"),
            wording.label("sheets_came_out_no"),
            wording.label("sheets_came_out_detail"),
        )
        if not came_out:
            self._free()
            self.banner.say(wording.label("sheets_not_made"), "warning", wording.label("sheets_shred"))
            return
        self._around.tasks.run(
            wording.label("sheets_making"),
            lambda _progress: self._presenter.put_in_force(drawn),
            lambda _nothing: self._made(wording.label("sheets_made_remedy")),
            self._failed,
            self,
        )

    def _made(self, remedy: str) -> None:
        self._free()
        self.banner.say(wording.label("sheets_are_made"), "info", remedy)
        self._later.setText(wording.label("sheets_go_on"))
        self.set_title(wording.label("sheets_title"), wording.label("sheets_subtitle"))
        self.refresh()

    def _failed(self, error: BaseException) -> None:
        self._free()
        self._around.errors.show(error, self.banner)
        self.refresh()

    def _is_right(self, words: str) -> None:
        self._check.setEnabled(True)
        self._code.forget()
        self._code.focus()  # for the next sheet; the disabled button had passed it on to the making of new ones
        self.banner.say(words, "info", wording.label("sheets_is_right_remedy"))
        self.refresh()

    def _is_wrong(self, error: BaseException) -> None:
        self._check.setEnabled(True)
        if isinstance(error, Refusal):
            said = wording.sentence(error)
            self._code.set_problem(f"{said.text} {said.remedy}".strip())
            self._code.focus()
        else:
            self._around.errors.show(error, self.banner)

    def _show(self, standing: Standing) -> None:
        self._said.setText(standing.words)
        self._said.set_tone(standing.tone)
        self._facts.set(standing.rows)
        self._facts.setVisible(bool(standing.rows))
        self._checking.setVisible(not standing.is_first)
        self._ends.setVisible(not standing.is_first)
        self._is_first = standing.is_first
        self._print.set_words(wording.label("sheets_print" if standing.is_first else "sheets_print_new"))

    def _busy(self, busy: bool) -> None:
        self._print.setEnabled(not busy)
        self._save.setEnabled(not busy)

    def _free(self) -> None:
        self._busy(False)


def _print(drawn: DrawnSheets, printer: QPrinter, progress: Progress) -> None:
    for page in drawn.pages:
        paper.print_pages(page, printer, progress)


def build(surroundings: Surroundings) -> QWidget:
    """The room, for the floor plan."""
    return RecoveryPage(surroundings, RecoveryPresenter.of(surroundings.desk))

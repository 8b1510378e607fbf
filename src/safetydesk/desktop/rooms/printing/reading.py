"""The pages, read on the screen before the copy is saved, printed or left."""

from __future__ import annotations

from PySide6.QtCore import Signal

from safetydesk import wording
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import primary, secondary
from safetydesk.desktop.kit.page import Page
from safetydesk.desktop.kit.pdf_view import PdfView
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.printing.presenter import Prepared


class ReadingPage(Page):
    """Acts: `save_wanted`, `print_wanted`, `leave_wanted`; once the copy is settled `another_wanted`, `done_wanted`."""

    save_wanted = Signal()
    print_wanted = Signal()
    leave_wanted = Signal()
    another_wanted = Signal()
    done_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(wording.label("print_title"), scrolls=False)
        self._copy = ""
        self.banner = Banner()
        self.banners.addWidget(self.banner)
        self._leave = secondary(wording.label("print_leave"))
        self._print = secondary(wording.label("print_print"), icon="print")
        self._save = primary(wording.label("print_save"), icon="save")
        self._another = secondary(wording.label("print_another"))
        self._done = primary(wording.label("print_done"))
        for button, signal in (
            (self._leave, self.leave_wanted),
            (self._print, self.print_wanted),
            (self._save, self.save_wanted),
            (self._another, self.another_wanted),
            (self._done, self.done_wanted),
        ):
            button.clicked.connect(signal)
            self.add_act(button)
        self._note = plain_label(wording.label("print_not_sealed"), "small")
        self._no_printer = plain_label(wording.label("print_no_printer"), "small")
        self.pages = PdfView()
        self.add(self._note)
        self.add(self._no_printer)
        self.add(self.pages, 1)

    def show_copy(self, prepared: Prepared, can_print: bool) -> None:
        """Show the pages of this copy, and offer what may be done with it."""
        self.banner.dismiss()
        disclosure = prepared.disclosure
        title = wording.label(f"print_title_{disclosure.document}", reference=prepared.reference)
        pages = wording.count_words(disclosure.pages, "page")
        self._copy = wording.label(
            "print_copy_for", number=str(disclosure.copy_number), recipient=disclosure.recipient, pages=pages
        )
        self.set_title(title, wording.label("print_nothing_left", copy=self._copy))
        self.pages.show_pdf(prepared.pdf)
        self._offer(True, can_print)
        self.pages.take_focus()

    def show_settled(self, words: str, remedy: str = "", tone: str = "info") -> None:
        """Say what became of the copy; nothing more can be done with it."""
        self._offer(False, False)
        self.subtitle.setText(self._copy)
        self.banner.say(words, tone, remedy)

    def set_busy(self, busy: bool) -> None:
        """While it is being saved or printed, nothing else is."""
        if busy:
            self.pages.take_focus()  # a button switched off would hand the keys to the find box
        for button in (self._leave, self._print, self._save):
            button.setEnabled(not busy)

    def forget(self) -> None:
        """Let the pages go."""
        self.pages.clear()

    def _offer(self, open_still: bool, can_print: bool) -> None:
        self.set_busy(False)
        self._print.setEnabled(can_print)
        for button in (self._leave, self._print, self._save, self._note):
            button.setVisible(open_still)
        self._no_printer.setVisible(open_still and not can_print)
        self._another.setVisible(not open_still)
        self._done.setVisible(not open_still)

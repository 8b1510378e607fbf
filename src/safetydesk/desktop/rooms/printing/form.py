"""What is asked before anything is drawn: for whom, what for, on what basis."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from safetydesk import wording
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import primary, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.fields import Choice, TextLine, Tick
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.page import Columns, Page
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.printing.presenter import PrintingPresenter, Subject
from safetydesk.domain.covered import COVERED, PICTURES
from safetydesk.domain.drafts import PrintRequest

LISTS = {"recipient": "recipients", "purpose": "purposes", "basis": "disclosure_bases"}
OTHER = "other"


class AskPage(Page):
    """`draw_wanted(request)` once all that is needed is said; `left` when it is given up."""

    draw_wanted = Signal(object)
    left = Signal()

    def __init__(self, presenter: PrintingPresenter) -> None:
        super().__init__(wording.label("print_title"), wording.label("print_subtitle"))
        self._presenter = presenter
        self.banner = Banner()
        self.banners.addWidget(self.banner)
        self.form = Form(columns=2)
        for key, terms in LISTS.items():
            needed = key != "basis"
            self.form.add(Choice(key, wording.label(f"print_{key}"), presenter.choices(terms), needed=needed))
            hint = wording.label(f"print_{key}_words_hint")
            self.form.add(TextLine(f"{key}_words", wording.label(f"print_{key}_words"), hint, longest=1000))
        offered = [(each, wording.label(f"print_pictures_{each}")) for each in PICTURES]
        self.form.add(
            Choice("pictures", wording.label("print_pictures"), offered, needed=True, empty=None), 2
        )
        self._agency_only = Tick("agency_only", wording.label("print_agency_only", title=""))
        self.form.add(self._agency_only, 2)
        self._covered = plain_label("", "small")
        self.form.add_widget(self._covered)
        card = Card(wording.label("print_before"))
        card.add(self.form)
        card.add(plain_label(wording.label("print_number_used"), "small"))
        self._copies = Card(wording.label("print_copies"))
        self.add(Columns(card, self._copies, share=(3, 2)))
        leave = secondary(wording.label("print_leave_asking"))
        leave.clicked.connect(self.left)
        self.leave_by_escape(leave.click)
        self.add_act(leave)
        self._draw = primary(wording.label("print_draw"), icon="print")
        self._draw.clicked.connect(self.draw)
        self.add_act(self._draw)

    def show_subject(self, subject: Subject, keep_words: bool = False) -> None:
        """Ask about this; `keep_words` leaves what was answered for the copy before."""
        title = wording.label(f"print_title_{subject.document}", reference=subject.reference)
        self.set_title(title, wording.label("print_subtitle"))
        self.form.setEnabled(True)
        if not keep_words:
            self.form.set_values({field.key: None for field in self.form.fields()})
            self.form.field("pictures").set_value(COVERED)
            self.form.field("recipient").focus()
        self.form.set_field_visible("agency_only", bool(subject.agency_only))
        self._agency_only.set_label(wording.label("print_agency_only", title=subject.agency_only))
        has_covered = bool(subject.covered)
        self.form.set_field_visible("pictures", has_covered)
        self._covered.setText(wording.label("print_pictures_why", numbers=", ".join(subject.covered)))
        self._covered.setVisible(has_covered)
        self.form.clear_problems()
        self.set_busy(False)
        self._copies.clear()
        out = wording.count_words(
            subject.out, wording.label("print_one_copy"), wording.label("print_many_copies")
        )
        said = wording.label("print_out", copies=out) if subject.out else wording.label("print_none_out")
        self._copies.add(plain_label(said, "strong" if subject.out else "muted"))
        for copy in subject.copies:
            self._copies.add(plain_label(copy.words, selectable=True))
            if copy.is_old:
                old = plain_label(wording.label("print_old"), "small")
                old.set_tone("serious")
                self._copies.add(old)

    def draw(self) -> None:
        """Ask for it to be drawn, or say beside the fields what is missing."""
        request = self.request()
        problems = self._presenter.problems(request)
        self.banner.dismiss()
        self.form.show_problems(problems)
        if not problems:
            self.set_busy(True)
            self.draw_wanted.emit(request)

    def request(self) -> PrintRequest:
        """What was answered, in the words that will be printed."""
        return PrintRequest(
            recipient=self._said("recipient"),
            purpose=self._said("purpose"),
            basis=self._said("basis"),
            pictures=str(self.form.field("pictures").value() or COVERED),
            agency_only=bool(self.form.field("agency_only").value()),
        )

    def expect_another(self) -> None:
        """Nothing is asked while it is still being read what about: the answer would be lost."""
        self.set_busy(True)
        self.form.setEnabled(False)

    def set_busy(self, busy: bool) -> None:
        """While it is being drawn it is not drawn again."""
        if busy:
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # else the keys would go to the find box meanwhile
        self._draw.setEnabled(not busy)
        if not busy and self.hasFocus():
            self._draw.setFocus(Qt.FocusReason.OtherFocusReason)

    def _said(self, key: str) -> str:
        code = self.form.field(key).value()
        typed = str(self.form.field(f"{key}_words").value())
        label = dict(self._presenter.choices(LISTS[key])).get(str(code), "")
        if code == OTHER and typed:
            return typed
        return ": ".join(part for part in (label, typed) if part)

"""Sheets for agencies: choose where it goes and whom it is about; every question in the agency's order, to copy."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from safetydesk import wording
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.brief_clipboard import SECONDS, brief_clipboard
from safetydesk.desktop.kit.buttons import secondary
from safetydesk.desktop.kit.card import Card, Hairline
from safetydesk.desktop.kit.fields import Choice
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.in_view import bring_into_view
from safetydesk.desktop.kit.page import column, row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.escalation.escalation_page import EscalationPage
from safetydesk.desktop.rooms.incident.escalation.sheet_ready import ReadyCard
from safetydesk.desktop.rooms.incident.escalation.sheet_row import SheetRow
from safetydesk.desktop.rooms.incident.forms.agency_sheet import AgencySheetForm
from safetydesk.desktop.rooms.incident.furniture import Room, emptied
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.presenter.sheets import CopiedField
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.agency_bundle import BUNDLED
from safetydesk.domain.agency_sheet import NOT_KNOWN, SheetAnswer
from safetydesk.domain.disclosure import bundle_document, linked_bundle_document, sheet_document
from safetydesk.domain.sheet_filling import FilledSheet
from safetydesk.domain.sheet_kinds import ADULT, INCIDENT, SheetField, SheetKind

_INCIDENT = "incident"
_AT_ONCE = 4
"""Questions drawn at one turn of the loop."""
_BREATH_MS = 8
"""Between two turns: what was typed and what is to be painted goes first."""


class SheetsPage(EscalationPage):
    """A few questions at each turn of the loop: a form of fifty is not drawn at one go."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._shown: Shown | None = None
        self._sheet: FilledSheet | None = None
        self._about: tuple[UUID, str, UUID | None] | None = None
        self._session: UUID | None = None
        self._rows: dict[str, SheetRow] = {}
        self._left: list[tuple[SheetField, Card]] = []
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.setInterval(_BREATH_MS)
        self._breath.timeout.connect(self._build_next)
        self._which = Choice("sheet", say("sheets_which"), empty=None)
        self._whom = Choice("person", say("sheets_whom"), empty=None)
        form = Form(columns=2)
        form.add(self._which)
        form.add(self._whom)
        self._which.changed.connect(self._chosen)
        self._whom.changed.connect(self._chosen)
        self._note = plain_label("", "muted")
        self._source = plain_label("", "small")
        self._print = room.surroundings.offers.only(secondary(say("sheets_print"), icon="print"), "print")
        self._print.clicked.connect(lambda: self._go_print(sheet_document))
        self._bundle = room.surroundings.offers.only(secondary(say("sheets_bundle"), icon="print"), "print")
        self._bundle.clicked.connect(lambda: self._go_print(bundle_document))
        several = secondary(say("sheets_bundle_of_several"), icon="print")
        self._several = room.surroundings.offers.only(several, "print")
        self._several.clicked.connect(lambda: self._go_print(linked_bundle_document))
        top = Card(say("sheets_title"))
        top.add(form)
        top.add(self._note)
        top.add(self._source)
        top.add(row(self._print, self._bundle, self._several))
        self.banner = Banner()
        self._ready = ReadyCard(self.go_to)
        self._blocks = column(gap=14)
        for part in (top, self.banner, self._ready, self._blocks):
            self.column.addWidget(part)
        keys = QShortcut(QKeySequence("Ctrl+Shift+C"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self._copy_in_focus)

    def count(self, shown: Shown) -> int:
        return len(shown.case.agency_sheets)

    def show_case(self, shown: Shown) -> None:
        if self._shown is None or self._shown.case.incident.id != shown.case.incident.id:
            self.banner.dismiss()
        self._shown = shown
        kinds = shown.sheets.kinds
        self._which.set_choices([(kind.code, self._name(kind, shown)) for kind in kinds])
        self._offer_people(shown)
        self._show_sheet()

    def choose(self, what: str) -> None:
        """Show the sheet of that code."""
        self._which.set_value(what)

    def go_to(self, code: str) -> None:
        """Scroll to a question and give its first button the keys."""
        while code not in self._rows and self._left:
            self._build_next()
        if code in self._rows:
            found = self._rows[code]
            bring_into_view(found)
            found.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name(self, kind: SheetKind, shown: Shown) -> str:
        return say("sheets_offered", name=kind.name) if kind.code in shown.sheets.offered else kind.name

    def _kind(self) -> SheetKind | None:
        kinds = self._shown.sheets.kinds if self._shown else ()
        return next((kind for kind in kinds if kind.code == self._which.value()), None)

    def _offer_people(self, shown: Shown) -> None:
        kind = self._kind()
        if kind is None or kind.about == INCIDENT:
            return  # asked of nobody: whom the next is about is not chosen by this one
        people = self.room.presenter.sheets.people(kind, shown.case)
        choices = [(str(person.id), self.room.said.person(person)) for person in people]
        if kind.about != ADULT:
            choices.append((_INCIDENT, wording.label("sheet.about_incident")))
        self._whom.set_choices(choices)

    def _person(self) -> UUID | None:
        chosen = self._whom.value()
        return UUID(chosen) if chosen and chosen != _INCIDENT else None

    def _chosen(self) -> None:
        if self._shown is not None:
            self._offer_people(self._shown)
            self._show_sheet()

    def _show_sheet(self) -> None:
        shown, kind = self._shown, self._kind()
        if shown is None or kind is None:
            return
        person = self._person() if kind.about != INCIDENT else None
        nobody = kind.about == ADULT and person is None
        self._sheet = (
            None if nobody else self.room.presenter.sheets.filled(shown.case, shown.sheets, kind.code, person)
        )
        self._note.setText(say("sheets_nobody") if nobody else kind.note)
        confirmed = "" if kind.confirmed else wording.label("sheet.unconfirmed") + " "
        self._source.setText(confirmed + wording.SheetWords(self.room.said.vocabulary).source(kind))
        for part in (self._ready, self._blocks, self._print):
            part.setVisible(self._sheet is not None)
        is_bundled = self._sheet is not None and kind.code in BUNDLED
        self._bundle.setVisible(is_bundled)
        self._several.setVisible(is_bundled and bool(shown.linked))
        self._whom.setVisible(kind.about != INCIDENT and not nobody)
        if self._sheet is None:
            self.banner.dismiss()
            self._about = None
            return
        about = (shown.case.incident.id, kind.code, person)
        if about != self._about:
            self.banner.dismiss()
            self._about, self._session = about, None
            self._begin_blocks(kind)
        if self._sheet.is_withdrawn:
            self.banner.say(wording.label("sheet.person_withdrawn"), "warning")
        self._ready.show_sheet(self._sheet)
        self._show_rows()

    def _begin_blocks(self, kind: SheetKind) -> None:
        self._breath.stop()
        self._rows = {}
        layout = self._blocks.layout()
        assert layout is not None  # noqa: S101 - made by `column`; this tells the type checker
        emptied(layout)
        self._left = []
        for block in kind.blocks:
            card = Card(block.title)
            layout.addWidget(card)
            self._left += [(field, card) for field in block.fields]
        self._build_next()

    def _build_next(self) -> None:
        if not self._left or self._sheet is None:
            return
        now, self._left = self._left[:_AT_ONCE], self._left[_AT_ONCE:]
        for field, card in now:
            if card.body.count() > 1:
                card.add(Hairline())
            offers = self.room.surroundings.offers
            made = SheetRow(
                self._sheet.answer(field.code), offers, self._edit, self._say_not_known, self._copy
            )
            self._rows[field.code] = made
            card.add(made)
        self._show_rows([field.code for field, _card in now])
        if self._left:
            self._breath.start()

    def _show_rows(self, codes: list[str] | None = None) -> None:
        if self._sheet is None or self._about is None or self._shown is None:
            return
        copied = self.room.presenter.sheets.copied_at(self._shown.case, *self._about[1:])
        for answer in self._sheet.answers:
            code = answer.field.code
            if code in self._rows and (codes is None or code in codes):
                self._rows[code].show_answer(
                    answer, copied.get(code), can_change=not self._sheet.is_withdrawn
                )

    def _edit(self, code: str) -> None:
        about = self._about
        if about is not None:
            _incident, sheet, person = about
            self.room.open_sheet(lambda room, shown: AgencySheetForm(room, shown, sheet, person, code))

    def _say_not_known(self, code: str) -> None:
        about, sheet = self._about, self._sheet
        if about is None or sheet is None:
            return
        sheets = self.room.presenter.sheets
        answer = SheetAnswer(code=code, state=NOT_KNOWN)
        around = self.room.surroundings
        around.tasks.run(
            say("sheet_saving"),
            lambda _progress: sheets.save(about[0], sheet, about[2], [answer]),
            lambda _saved: None,
            around.errors.for_room(self.banner),
            self,
        )

    def _copy(self, code: str) -> None:
        about, sheets, session = self._about, self.room.presenter.sheets, self._session
        if about is None:
            return

        def done(copied: CopiedField) -> None:
            if self._about == about:
                self._session = copied.disclosure.id
            brief_clipboard().put(copied.text)
            self.banner.say(say("sheet_on_clipboard", seconds=str(SECONDS)), "info")

        around = self.room.surroundings
        around.tasks.run(
            say("sheet_copying"),
            lambda _progress: sheets.copied(*about, code, session),
            done,
            around.errors.for_room(self.banner),
            self,
        )

    def _copy_in_focus(self) -> None:
        focus = QApplication.focusWidget()
        for code, found in self._rows.items():
            if focus is not None and found.isAncestorOf(focus) and not found.copy.isHidden():
                self._copy(code)

    def _go_print(self, document: Callable[[str], str]) -> None:
        """`document` names what is printed, by the sheet's code."""
        if self._about is None:
            return
        incident, sheet, person = self._about
        self.room.surroundings.navigator.go(
            "printing", what=document(sheet), id=str(incident), person=str(person or "")
        )

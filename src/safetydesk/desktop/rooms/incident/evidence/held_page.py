"""Things the school holds, such as a phone: what, where, with whom; their lines of custody, and the papers."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.kit.badge import Badge
from safetydesk.desktop.kit.buttons import primary, quiet, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.facts import Facts
from safetydesk.desktop.kit.flow import Flow
from safetydesk.desktop.kit.page import Columns, column, row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.evidence.custody_line import line_widget, now_words
from safetydesk.desktop.rooms.incident.evidence.evidence_page import EvidencePage
from safetydesk.desktop.rooms.incident.forms.custody import CustodySheet
from safetydesk.desktop.rooms.incident.forms.custody_paper import (
    HandOverPaperSheet,
    LabelsSheet,
    WitnessNoteSheet,
)
from safetydesk.desktop.rooms.incident.forms.held_item import HeldItemSheet
from safetydesk.desktop.rooms.incident.furniture import Room, emptied
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.held_item import HeldItem, imei_is_sound

_FIELDS = ("description", "make_model", "imei", "colour", "condition", "power", "reason", "note")


class HeldPage(EvidencePage):
    """Nothing on it takes a file: what is on a phone is for the police."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room, self._offers = room, room.surroundings.offers
        self._cards: dict[str, Card] = {}

    def count(self, shown: Shown) -> int:
        return len(shown.case.held)

    def show_case(self, shown: Shown) -> None:
        emptied(self.column)
        self.column.addWidget(self._head(shown))
        self._cards = {item.number: self._card(item, shown) for item in shown.case.held}
        for card in self._cards.values():
            self.column.addWidget(card)

    def choose_number(self, number: str) -> QWidget | None:
        """The card of that item."""
        return self._cards.get(number)

    def _head(self, shown: Shown) -> Card:
        card = Card(say("held_page_title"))
        card.add(plain_label(say("held_page_why" if shown.case.held else "held_page_none"), "muted"))
        buttons = QWidget()
        flow = Flow(buttons, gap=8)
        add = primary(say("held_add"), icon="device")
        self._offers.only(add, "custody")
        add.clicked.connect(lambda: self._room.open_sheet(HeldItemSheet))
        flow.addWidget(add)
        if shown.case.held or shown.case.exhibits:
            for paper in (LabelsSheet, HandOverPaperSheet, WitnessNoteSheet):
                button = secondary(say(f"{paper.kind}_button"), icon="print")
                self._offers.only(button, "custody")
                button.clicked.connect(partial(self._paper, paper, shown))
                flow.addWidget(button)
        card.add(buttons)
        return card

    def _paper(self, paper: type[LabelsSheet | HandOverPaperSheet | WitnessNoteSheet], shown: Shown) -> None:
        held = [item.id for item in shown.case.held]
        self._room.open_sheet(lambda room, now: paper(room, now, held))

    def _card(self, item: HeldItem, shown: Shown) -> Card:
        line = self._room.presenter.custody.line(shown.case, item)
        card = Card(say("held_item_title", number=item.number))
        marks: list[QWidget] = [Badge(say("custody_broken_short"), "critical")] if line.breaks else []
        if line.is_ended:
            marks.append(Badge(say("custody_is_ended"), "neutral"))
        if marks:
            card.add(row(*marks))
        card.add(plain_label(now_words(line), "strong", selectable=True))
        may = self._offers.may("custody")
        right = line_widget(
            line, self._room.said, shown.case, (lambda step: self._act(item, step.entry.id)) if may else None
        )
        card.add(Columns(self._left(item), column(right), share=(7, 8)))
        card.add(self._acts(item))
        at, by = wording.moment_words(item.recorded), shown.case.member_name(item.recorded_by)
        card.add(plain_label(say("recorded_line", at=at, name=by), "small"))
        return card

    def _left(self, item: HeldItem) -> QWidget:
        facts = Facts()
        for name in _FIELDS:
            value = getattr(item, name)
            if name == "power":
                value = self._room.said.term("held_power", value)
            doubtful = name == "imei" and value and not imei_is_sound(value)
            if value:
                note = wording.words("problem", "imei_not_sound") if doubtful else ""
                facts.add(wording.label(f"held_field.{name}"), value, note=note)
        custodians = " · ".join(part for part in (item.custodian_one, item.custodian_two) if part)
        facts.add(say("held_custodians"), custodians)
        return column(facts)

    def _acts(self, item: HeldItem) -> QWidget:
        buttons = QWidget()
        flow = Flow(buttons, gap=8)
        act = secondary(say("custody_act"), say("custody_act_named", number=item.number))
        act.clicked.connect(lambda _on=False: self._act(item, None))
        amend = quiet(say("held_amend"), say("held_amend_named", number=item.number), icon="edit")
        amend.clicked.connect(lambda _on=False: self._room.open_sheet(lambda r, s: HeldItemSheet(r, s, item)))
        for button in (act, amend):
            self._offers.only(button, "custody")
            flow.addWidget(button)
        return buttons

    def _act(self, item: HeldItem, corrects: UUID | None) -> None:
        self._room.open_sheet(lambda r, s: CustodySheet(r, s, item, corrects))

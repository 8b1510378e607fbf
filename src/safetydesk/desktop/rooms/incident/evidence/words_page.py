"""What the school must not or cannot hold, in words: described items, holders, and who saw, searched and deleted."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from safetydesk.desktop.kit.buttons import quiet, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.flow import Flow
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.evidence.described_list import described_card
from safetydesk.desktop.rooms.incident.evidence.evidence_page import EvidencePage
from safetydesk.desktop.rooms.incident.evidence.holders_table import holders_table
from safetydesk.desktop.rooms.incident.evidence.words_card import words_card
from safetydesk.desktop.rooms.incident.forms.described import DescribedItemSheet
from safetydesk.desktop.rooms.incident.forms.sheets_of_words import AMENDING, SHEETS
from safetydesk.desktop.rooms.incident.furniture import Room, emptied
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.in_words import KnownHolder
from safetydesk.domain.kinds_of_words import KINDS, KNOWN_HOLDER


class WordsPage(EvidencePage):
    """Nothing on it takes a file. Where no image may be held its forms stand first; elsewhere they are quieter."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room, self._offers = room, room.surroundings.offers

    def count(self, shown: Shown) -> int:
        case = shown.case
        return len(case.described) + sum(len(getattr(case, kind.case_field)) for kind in KINDS)

    def show_case(self, shown: Shown) -> None:
        emptied(self.column)
        case = shown.case
        if case.is_locked:
            self.column.addWidget(self._writing(shown))
        described = described_card(
            case,
            self._room.said,
            lambda: self._room.open_sheet(DescribedItemSheet),
            may=self._offers.may("add_evidence"),
        )
        self.column.addWidget(described)
        if case.known_holders or case.is_locked:
            self.column.addWidget(self._holders(shown))
        for kind in KINDS:
            records = () if kind is KNOWN_HOLDER else getattr(case, kind.case_field)
            for record in records:
                self.column.addWidget(words_card(self._room, shown, record, len(records) > 1))
        if not case.is_locked:
            self.column.addWidget(self._writing(shown))

    def _writing(self, shown: Shown) -> Card:
        """A button for each kind of record."""
        locked = shown.case.is_locked
        card = Card(say("words_write_title"), tone="accent" if locked else "")
        card.add(plain_label(say("words_write_locked" if locked else "words_write"), "muted"))
        buttons = QWidget()
        flow = Flow(buttons, gap=8)
        for code, sheet in SHEETS.items():
            button = (secondary if locked else quiet)(say(f"words_{code}_new"), icon="add")
            self._offers.only(button, sheet.needs)
            button.clicked.connect(lambda _on=False, sheet=sheet: self._room.open_sheet(sheet))
            flow.addWidget(button)
        card.add(buttons)
        return card

    def _holders(self, shown: Shown) -> Card:
        holders = shown.case.known_holders
        card = Card(say("words_known_holder_many"))
        if holders:
            amend = self._amend if self._offers.may(AMENDING) else None
            card.add(holders_table(holders, self._room.said, amend))
            card.add(plain_label(say("words_holders_open" if amend else "words_holders"), "small"))
        else:
            card.add(plain_label(say("words_known_holder_none"), "muted"))
        add = quiet(say("words_known_holder_new"), icon="add")
        self._offers.only(add, SHEETS[KNOWN_HOLDER.code].needs)
        add.clicked.connect(lambda: self._room.open_sheet(SHEETS[KNOWN_HOLDER.code]))
        card.add(row(add))
        return card

    def _amend(self, holder: KnownHolder) -> None:
        self._room.open_sheet(lambda room, shown: SHEETS[KNOWN_HOLDER.code](room, shown, holder))

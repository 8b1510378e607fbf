"""What the school must not or cannot hold, in words."""

from __future__ import annotations

from safetydesk.desktop.kit.page import column
from safetydesk.desktop.rooms.incident.evidence.described_list import described_card
from safetydesk.desktop.rooms.incident.evidence.evidence_page import EvidencePage
from safetydesk.desktop.rooms.incident.forms.described import DescribedItemSheet
from safetydesk.desktop.rooms.incident.furniture import Room, emptied
from safetydesk.desktop.rooms.incident.presenter import Shown


class WordsPage(EvidencePage):
    """Described items, and the forms of an incident for which no image is held."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room

    def count(self, shown: Shown) -> int:
        return len(shown.case.described)

    def show_case(self, shown: Shown) -> None:
        emptied(self.column)
        card = described_card(
            shown.case,
            lambda: self._room.open_sheet(DescribedItemSheet),
            may=self._room.surroundings.offers.may("add_evidence"),
        )
        self.column.addWidget(column(card))

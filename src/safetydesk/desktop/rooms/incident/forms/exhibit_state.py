"""Bringing an isolated exhibit back, judged from its capture card alone, with a reason."""

from __future__ import annotations

from safetydesk.desktop.rooms.incident.exhibit_card import ExhibitCard
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text
from safetydesk.domain.exhibit import Exhibit


class FreeSheet(Sheet):
    """Frees one exhibit, judged from its capture card only."""

    kind = "free"

    def __init__(self, room: Room, shown: Shown, exhibit: Exhibit) -> None:
        number = exhibit.number
        super().__init__(
            room, shown, say("free_title", number=number), say("free_why"), say("free_save", number=number)
        )
        self._exhibit = exhibit
        self.slot = str(exhibit.id)
        self.area("reason", "free_reason", needed=True)
        card = ExhibitCard(room.said)
        card.show_exhibit(exhibit, shown.case)
        beside = self.beside.layout()
        if beside is not None:
            beside.addWidget(card)
        self.begin({})

    def work(self, values: dict[str, Text]) -> Work:
        exhibit, presenter = self._exhibit, self.room.presenter
        return lambda _progress: presenter.free(exhibit.id, str(values["reason"]))

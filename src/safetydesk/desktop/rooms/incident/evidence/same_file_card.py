"""Beside an exhibit: which others are the same file, here and in other incidents, each with a way there."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.flow import Flow
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.ways_in.came_in_lines import same_links
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.rows import HeldFile


class SameFileCard:
    """Hidden where no other exhibit is the same; where that could not be looked up, it says so."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._card = Card(wording.label("way_same_card"), tone="accent")
        self._card.hide()

    def show_exhibit(self, exhibit: Exhibit, shown: Shown) -> None:
        """Show what is the same as this one."""
        self._card.clear()
        same = (shown.same or {}).get(exhibit.sealed.sha256, ())
        held = [one for one in same if one.exhibit_id != exhibit.id]
        if held:
            line = QWidget()
            flow = Flow(line, gap=8)
            for each in same_links(held, shown.case.incident.id, self._open):
                flow.addWidget(each)
            self._card.add(line)
            self._card.add(plain_label(wording.label("way_same_card_why"), "small"))
        if shown.same is None:
            self._card.add(plain_label(wording.label("way_same_card_not_compared"), "small"))
        self._card.setVisible(bool(held) or shown.same is None)

    def as_widget(self) -> QWidget:
        return self._card

    def _open(self, held: HeldFile) -> None:
        self._room.surroundings.navigator.go("incident", id=str(held.incident_id), exhibit=held.number)

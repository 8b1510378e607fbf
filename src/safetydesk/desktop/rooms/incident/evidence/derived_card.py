"""Beside an exhibit: what it was made of here, what was covered in it and why, and which copies were made of it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from safetydesk.desktop.kit.buttons import link, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.flow import Flow
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.forms.derive import DeriveSheet
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.media_kind import kind_named


def derive(room: Room, exhibit: Exhibit, shown: Shown) -> QWidget | None:
    """The button that makes a copy with parts covered, or a part of it alone; not where no image may be held."""
    is_shown = exhibit.may_be_seen and kind_named(exhibit.sealed.kind).is_decodable
    if not is_shown or shown.case.is_locked or not room.surroundings.offers.may("open_exhibit"):
        return None
    button = secondary(say("derive_act"), icon="region")
    room.surroundings.offers.only(button, "add_evidence")
    button.clicked.connect(lambda: room.open_sheet(lambda r, s: DeriveSheet(r, s, exhibit)))
    return button


class DerivedCard:
    """Hidden where the exhibit is no copy and has none."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._card = Card(say("derived_card"))
        self._card.hide()

    def show_exhibit(self, exhibit: Exhibit, shown: Shown) -> None:
        """Show what was made of what."""
        self._card.clear()
        made = exhibit.derivation
        copies = [one for one in shown.case.exhibits if one.derivation.parent == exhibit.id]
        if exhibit.is_derived:
            self._card.add(plain_label(say(f"derived_is_{made.kind}", number=made.parent_number), "strong"))
            terms = [self._room.said.term("redaction_reasons", code) for code in made.reasons]
            self._card.add(plain_label(say("derived_reasons", reasons="; ".join(terms))))
            if made.note:
                self._card.add(plain_label(made.note, selectable=True))
            self._card.add(self._links(shown, [made.parent_number]))
        if copies:
            self._card.add(plain_label(say("derived_has"), "strong"))
            self._card.add(self._links(shown, [one.number for one in copies]))
        self._card.setVisible(exhibit.is_derived or bool(copies))

    def as_widget(self) -> QWidget:
        return self._card

    def _links(self, shown: Shown, numbers: list[str]) -> QWidget:
        line = QWidget()
        flow = Flow(line, gap=8)
        for number in numbers:
            button = link(number, say("derived_go", number=number))
            button.clicked.connect(lambda _on=False, to=number: self._go(shown, to))
            flow.addWidget(button)
        return line

    def _go(self, shown: Shown, number: str) -> None:
        self._room.surroundings.navigator.go("incident", id=str(shown.case.incident.id), exhibit=number)

"""Custody of the chosen exhibit: what people did with it, and apart from that what the program did."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.evidence.custody_line import line_widget, now_words
from safetydesk.desktop.rooms.incident.forms.custody import CustodySheet
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.exhibit import Exhibit

SHOWN = 6
"""Acts of the program shown: the newest. All of them stand in the history."""


class CustodyCard:
    """Two lists, never mixed."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._card = Card(say("custody_title"))

    def as_widget(self) -> QWidget:
        return self._card

    def show_exhibit(self, exhibit: Exhibit, shown: Shown) -> None:
        card, desk, case = self._card, self._room.presenter.custody, shown.case
        card.clear()
        card.set_title(say("custody_title_of", number=exhibit.number))
        line = desk.line(case, exhibit)
        card.add(plain_label(now_words(line), "strong"))
        may = self._room.surroundings.offers.may("custody")
        card.add(
            line_widget(
                line,
                self._room.said,
                case,
                (lambda step: self._room.open_sheet(lambda r, s: CustodySheet(r, s, exhibit, step.entry.id)))
                if may
                else None,
            )
        )
        card.add(plain_label(say("custody_program_title"), "heading"))
        acts = desk.done_by_the_program(case, exhibit)
        for done in acts[-SHOWN:][::-1]:
            words = wording.event_words(done.event, self._room.said.vocabulary) if done.event else done.kind
            words = words.removeprefix(f"{case.incident.reference}: ")
            at, by = wording.moment_words(done.at), case.member_name(done.member)
            card.add(plain_label(words))
            card.add(plain_label(say("recorded_line", at=at, name=by), "small"))
        if len(acts) > SHOWN:
            card.add(plain_label(say("custody_program_more", count=str(len(acts) - SHOWN)), "small"))

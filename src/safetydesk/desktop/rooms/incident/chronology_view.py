"""Everything in one order, by the time each thing is said to have been."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.kit.timeline import Entry, Timeline
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.when_seen import Tab
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.chronology import ChronologyLine

_TONES = {
    "happened": "serious", "logged": "accent", "amended": "moderate", "referral": "accent", "decision": "accent",
    "not_told": "moderate", "referral_closed": "ok", "acknowledged": "ok", "referral_acknowledged": "ok",
    "withdrawn": "moderate",
}  # fmt: skip


class ChronologyView(Tab):
    """The derived chronology: hundreds of exhibits are as many lines."""

    def __init__(self, room: Room) -> None:
        super().__init__(say("tab_chronology"))
        self._said = room.said
        self._line = Timeline(accessible=say("tab_chronology"))
        card = Card()
        card.add(self._line)
        self.body.addWidget(plain_label(say("chronology_why"), "muted"))
        self.body.addWidget(card)
        self.body.addStretch(1)

    def show_case(self, shown: Shown) -> None:
        """Show this reading of the incident."""
        case = shown.case

        def entry(line: ChronologyLine, title: str, text: str) -> Entry:
            note = say("chronology_by", name=case.member_name(line.by)) if line.by else ""
            if line.kind == "happened":
                note = wording.happened_words(case.incident.happened)
            return Entry(wording.moment_words(line.at), title, text, _TONES.get(line.kind, "neutral"), note)

        self._line.set([entry(*each) for each in self._said.chronology(case)])

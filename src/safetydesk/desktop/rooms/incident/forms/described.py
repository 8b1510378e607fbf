"""Evidence in words: what the school must not or cannot hold."""

from __future__ import annotations

from safetydesk.desktop.described_fields import DescribedFields, advice_card, described_draft, stop_words
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.forms.accidental_viewing import AccidentalViewingSheet
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text


class DescribedItemSheet(Sheet):
    """Describes an item. With `advice`, after an answer other than "no": what to do stands beside it."""

    kind = "described"
    may_lock = True

    def __init__(self, room: Room, shown: Shown, advice: bool = False) -> None:
        super().__init__(room, shown, say("describe_title"), say("describe_why"), say("describe_save"))
        DescribedFields(self.form, room.said.vocabulary)
        beside = self.beside.layout()
        if beside is not None:
            if advice or shown.case.is_locked:
                beside.addWidget(advice_card())
                beside.addWidget(self._seen_already())
            else:
                beside.addWidget(_neutral_card())
        if advice:
            stop = Banner()
            self.add_above(stop)
            stop.say(
                *stop_words(), can_dismiss=False
            )  # once it has a parent: it would be a window of its own
        self.begin({"sexual_image": advice})

    def work(self, values: dict[str, Text]) -> Work:
        incident, presenter = self.shown.case.incident.id, self.room.presenter
        draft = described_draft(values)
        return lambda _progress: presenter.describe(incident, draft)

    def _seen_already(self) -> Card:
        """Somebody has seen it: that is written down too, and blames nobody."""
        card = Card(say("seen_already_title"), tone="accent")
        card.add(plain_label(say("seen_already")))
        button = secondary(say("seen_already_act"))
        self.room.surroundings.offers.only(button, "write_in_words")
        button.clicked.connect(lambda: self.switch_wanted.emit(AccidentalViewingSheet))
        card.add(row(button))
        return card


def _neutral_card() -> Card:
    card = Card(say("describe_how_title"), tone="accent")
    card.add(plain_label(say("describe_how")))
    return card

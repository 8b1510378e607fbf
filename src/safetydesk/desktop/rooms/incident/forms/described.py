"""Evidence in words: what the school must not or cannot hold."""

from __future__ import annotations

from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.fields import Tick
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.forms.typed import Text, texts
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.drafts import DescribedItemDraft

_LINES = ("said_by", "where_it_is", "seen_by", "held_by", "seen_when")
_TEXTS = ("shows", *_LINES, "steps")


class DescribedItemSheet(Sheet):
    """Describes an item. With `advice`, after an answer other than "no": what to do stands beside it."""

    kind = "described"

    def __init__(self, room: Room, shown: Shown, advice: bool = False) -> None:
        super().__init__(room, shown, say("describe_title"), say("describe_why"), say("describe_save"))
        self.area("shows", "described_shows", needed=True, hint=say("described_shows_hint"))
        for key in _LINES:
            self.line(key, f"described_{key}", needed=key == "said_by")
        self.area("steps", "described_steps", lines=2)
        self.add(Tick("sexual_image", say("described_tick"), hint=say("described_tick_hint")), span=2)
        beside = self.beside.layout()
        if beside is not None:
            beside.addWidget(advice_card() if advice or shown.case.is_locked else _neutral_card())
        self.begin({"sexual_image": advice})

    def work(self, values: dict[str, Text]) -> Work:
        incident, presenter = self.shown.case.incident.id, self.room.presenter
        draft = DescribedItemDraft(**texts(values, _TEXTS), sexual_image=bool(values["sexual_image"]))
        return lambda _progress: presenter.describe(incident, draft)


def advice_card() -> Card:
    """What to do where a sexual image of a child may be somewhere (`domain.md` 4.8)."""
    card = Card(say("advice_title"), tone="critical")
    for key in ("advice_stop", "advice_police", "advice_head", "advice_leave"):
        card.add(plain_label(say("bullet", text=say(key))))
    return card


def _neutral_card() -> Card:
    card = Card(say("describe_how_title"), tone="accent")
    card.add(plain_label(say("describe_how")))
    return card

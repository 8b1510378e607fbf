"""Why no image is held here, over every page of the evidence of an incident for which evidence is words."""

from __future__ import annotations

from safetydesk.desktop.kit.buttons import secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.forms.described import DescribedItemSheet
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.words import say


def locked_card(room: Room) -> Card:
    """Hidden until an incident is locked."""
    card = Card(say("locked_title"), tone="moderate")
    card.add(plain_label(say("locked_why")))
    card.add(plain_label(say("locked_instead"), "muted"))
    describe = secondary(say("describe_item"), icon="note")
    room.surroundings.offers.only(describe, "add_evidence")
    describe.clicked.connect(lambda: room.open_sheet(DescribedItemSheet))
    card.add(row(describe))
    card.hide()
    return card

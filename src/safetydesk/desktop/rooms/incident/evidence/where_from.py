"""After a batch was added: one way to say where all of it came from."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.kit.buttons import secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.evidence.outcome import Ended
from safetydesk.desktop.rooms.incident.forms.batch_card import BatchCardSheet
from safetydesk.desktop.rooms.incident.forms.capture_card import CaptureCardSheet
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say


def where_from(room: Room, ended: Ended) -> tuple[Card, ...]:
    """A card with the way to the form; none where nothing went in."""
    if not ended.came:
        return ()
    numbers = {one.name for one in ended.came}

    def make(at: Room, shown: Shown) -> QWidget:
        batch = [one for one in shown.case.exhibits if one.number in numbers and one.has_file]
        return CaptureCardSheet(at, shown, batch[0]) if len(batch) == 1 else BatchCardSheet(at, shown, batch)

    card = Card(say("where_from_title"))
    count = wording.count_words(len(numbers), say("exhibit_one"))
    card.add(plain_label(say("where_from_why", count=count), "small"))
    button = secondary(say("where_from"), icon="edit")
    room.surroundings.offers.only(button, "add_evidence")
    button.clicked.connect(lambda: room.open_sheet(make))
    card.add(row(button))
    return (card,)

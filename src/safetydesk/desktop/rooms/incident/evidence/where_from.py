"""After a batch was added: one way to say where all of it came from."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QTimer
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

_SOON_MS = 100


def where_from(room: Room, ended: Ended, is_read: Callable[[Collection[str]], bool]) -> tuple[Card, ...]:
    """A card with the way to the form; none where nothing went in. `is_read` says whether the page has read the
    exhibits of these numbers: just after they were sealed it has not yet."""
    if not ended.came:
        return ()
    numbers = frozenset(one.name for one in ended.came)

    def make(at: Room, shown: Shown) -> QWidget:
        batch = [one for one in shown.case.exhibits if one.number in numbers]
        held = [one for one in batch if one.has_file] or batch
        return CaptureCardSheet(at, shown, held[0]) if len(held) == 1 else BatchCardSheet(at, shown, held)

    def open_form() -> None:
        if is_read(numbers):
            room.open_sheet(make)
        else:
            QTimer.singleShot(_SOON_MS, button, open_form)

    card = Card(say("where_from_title"))
    count = wording.count_words(len(numbers), say("exhibit_one"))
    card.add(plain_label(say("where_from_why", count=count), "small"))
    button = secondary(say("where_from"), icon="edit")
    room.surroundings.offers.only(button, "add_evidence")
    button.clicked.connect(open_form)
    card.add(row(button))
    return (card,)

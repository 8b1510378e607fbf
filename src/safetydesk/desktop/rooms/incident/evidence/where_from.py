"""After a batch was added: one way to say where all of it came from."""

from __future__ import annotations

from collections.abc import Callable, Collection
from uuid import UUID

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
from safetydesk.domain.exhibit import CaptureCard, Exhibit

_SOON_MS = 100


class WhereFrom(Card):
    """The way to the form for all that went in. `is_read` says whether the page has read the exhibits of these numbers:
    just after they were sealed it has not yet."""

    def __init__(
        self, room: Room, numbers: Collection[str], is_read: Callable[[Collection[str]], bool]
    ) -> None:
        super().__init__(say("where_from_title"))
        self._room, self._numbers, self._is_read = room, frozenset(numbers), is_read
        self._as_they_came: dict[UUID, CaptureCard] = {}
        count = wording.count_words(len(self._numbers), say("exhibit_one"))
        self.add(plain_label(say("where_from_why", count=count), "small"))
        self._button = secondary(say("where_from"), icon="edit")
        room.surroundings.offers.only(self._button, "add_evidence")
        self._button.clicked.connect(self._open)
        self.add(row(self._button))

    def is_answered(self, shown: Shown) -> bool:
        """Whether every one of them says something else by now than when it was read first."""
        cards = {one.id: one.card for one in self._of(shown) if one.has_file}
        self._as_they_came = {**cards, **self._as_they_came}
        return bool(cards) and all(self._as_they_came[key] != card for key, card in cards.items())

    def _of(self, shown: Shown) -> list[Exhibit]:
        return [one for one in shown.case.exhibits if one.number in self._numbers]

    def _open(self) -> None:
        if self._is_read(self._numbers):
            self._room.open_sheet(self._form)
        else:
            QTimer.singleShot(_SOON_MS, self._button, self._open)

    def _form(self, at: Room, shown: Shown) -> QWidget:
        batch = self._of(shown)
        held = [one for one in batch if one.has_file] or batch
        return CaptureCardSheet(at, shown, held[0]) if len(held) == 1 else BatchCardSheet(at, shown, held)


def where_from(room: Room, ended: Ended, is_read: Callable[[Collection[str]], bool]) -> tuple[Card, ...]:
    """A card with the way to the form; none where nothing went in."""
    if not ended.came:
        return ()
    return (WhereFrom(room, [one.name for one in ended.came], is_read),)

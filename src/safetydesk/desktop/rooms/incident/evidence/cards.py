"""The cards beside the chosen exhibit, from top to bottom. A new one is a module and a line here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QWidget

from safetydesk.desktop.rooms.incident.evidence.copies_outside_card import CopiesOutsideCard
from safetydesk.desktop.rooms.incident.evidence.custody_card import CustodyCard
from safetydesk.desktop.rooms.incident.evidence.derived_card import DerivedCard
from safetydesk.desktop.rooms.incident.evidence.file_says_card import FileSaysCard
from safetydesk.desktop.rooms.incident.evidence.same_file_card import SameFileCard
from safetydesk.desktop.rooms.incident.evidence.set_aside_card import SetAsideCard
from safetydesk.desktop.rooms.incident.exhibit_card import ExhibitCard
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.domain.exhibit import Exhibit


class CardOfExhibit(Protocol):
    """A widget that shows something of one exhibit at a time."""

    def show_exhibit(self, exhibit: Exhibit, shown: Shown) -> None: ...

    def as_widget(self) -> QWidget: ...


class _CaptureCard:
    def __init__(self, room: Room) -> None:
        self._card = ExhibitCard(room.said)

    def show_exhibit(self, exhibit: Exhibit, shown: Shown) -> None:
        self._card.show_exhibit(exhibit, shown.case)

    def as_widget(self) -> QWidget:
        return self._card


CARDS: tuple[Callable[[Room], CardOfExhibit], ...] = (
    SetAsideCard,
    CopiesOutsideCard,
    _CaptureCard,
    DerivedCard,
    CustodyCard,
    FileSaysCard,
    SameFileCard,
)

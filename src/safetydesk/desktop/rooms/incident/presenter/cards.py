"""Capture cards said anew, and what a file says of itself."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from safetydesk.domain.exhibit import CaptureCard, Exhibit
from safetydesk.intake.file_says import FileClaims
from safetydesk.intake.preview import NoPreview
from safetydesk.services.capture_cards import NewCard
from safetydesk.services.desk import Desk

__all__ = ["CardsDesk", "FileClaims", "NoPreview"]


class CardsDesk:
    """Every method writes to the store: run it by `Tasks`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def amend_all(self, cards: Sequence[tuple[Exhibit, CaptureCard]]) -> tuple[Exhibit, ...]:
        """Each exhibit's card as given; all of them or none. Raises Refusal `nothing_changed`; StaleRecord."""
        return self._desk.exhibits.amend_cards(
            [NewCard(exhibit.id, exhibit.row_version, card) for exhibit, card in cards]
        )

    def file_says(self, exhibit_id: UUID, *, with_place: bool) -> FileClaims | NoPreview:
        """What its file says of itself, which is recorded. Raises Refusal for what is out of sight, Trouble."""
        return self._desk.file_says.read(exhibit_id, with_place=with_place)

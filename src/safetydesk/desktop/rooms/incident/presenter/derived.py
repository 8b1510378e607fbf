"""Derived copies: the picture to draw on, and the copy that is made of it."""

from __future__ import annotations

from uuid import UUID

from safetydesk.domain.derivation import DerivationDraft
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.progress import Progress
from safetydesk.intake.preview import NoPreview, Picture
from safetydesk.services.desk import Desk

__all__ = ["DerivedDesk", "NoPreview", "Picture"]
_EDGE = 2400
"""Pixels of the longer edge: a telephone's whole screen, so that small print is covered exactly."""


class DerivedDesk:
    """Every method reads or writes the store: run it by `Tasks`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def look(self, exhibit_id: UUID) -> Picture | NoPreview:
        """The picture, its opening recorded."""
        return self._desk.exhibits.look(exhibit_id, _EDGE)

    def make(self, exhibit_id: UUID, draft: DerivationDraft, progress: Progress) -> Exhibit:
        return self._desk.derived_copies.make(exhibit_id, draft, progress)

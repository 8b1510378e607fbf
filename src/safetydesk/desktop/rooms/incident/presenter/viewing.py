"""Looking at an exhibit, and plain copies taken out of the store."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from safetydesk.domain.copy_out import CopyOut
from safetydesk.domain.progress import Progress
from safetydesk.services.desk import Desk
from safetydesk.services.viewing import Sight

__all__ = ["LOOK_EDGE", "Sight", "ViewingDesk"]

LOOK_EDGE = 2000
"""Pixels of the longer edge of what is shown on the screen: enough to read small type when enlarged."""


class ViewingDesk:
    """All but `cover` and `needs_passphrase` reads or writes the store: run it by `Tasks`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def open(self, exhibit_id: UUID) -> Sight:
        """Uncovers it, which is recorded. Raises Refusal `exhibit_isolated` and its like, Trouble where damaged."""
        return self._desk.viewing.open(exhibit_id, LOOK_EDGE)

    def turn(self, opening: UUID, exhibit_id: UUID, page: int) -> Sight:
        """Another page of what is open."""
        return self._desk.viewing.turn(opening, exhibit_id, page, LOOK_EDGE)

    def cover(self, opening: UUID) -> None:
        """What was open is covered: the next look is a new opening."""
        self._desk.viewing.cover(opening)

    def needs_passphrase(self) -> bool:
        """Whether the passphrase must be shown before a copy may leave."""
        return self._desk.confirming.is_needed

    def confirm(self, passphrase: str) -> None:
        """Raises Refusal `passphrase_wrong`."""
        self._desk.confirming.confirm(passphrase)

    def take_out(self, exhibit_id: UUID, folder: Path, purpose: str, progress: Progress) -> CopyOut:
        return self._desk.copies_out.take_out(exhibit_id, folder, purpose, progress)

    def confirm_deleted(self, copy: CopyOut, note: str) -> CopyOut:
        return self._desk.copies_out.confirm_deleted(copy.id, copy.row_version, note)

    def delete_now(self, copy: CopyOut) -> CopyOut:
        return self._desk.copies_out.delete_now(copy.id, copy.row_version)

    def where_it_is(self, copy: CopyOut) -> str:
        """A code of `incident.copy_found_<code>`: whether the copy still lies where it was put."""
        return self._desk.copies_out.where_it_is(copy.id)

"""Destroying an exhibit that must not be held, as the room asks for it."""

from __future__ import annotations

from safetydesk.domain.destruction import Destruction, DestructionDraft, KeysGiven, WhatStays
from safetydesk.domain.exhibit import Exhibit
from safetydesk.services.desk import Desk


class DestroyingDesk:
    """All but `is_mine` reads or writes the store: run it by `Tasks`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def ask(self, exhibit: Exhibit, draft: DestructionDraft) -> Destruction:
        return self._desk.destroying.ask(exhibit.id, draft)

    def confirm(self, asked: Destruction, passphrase: str) -> Destruction:
        """Raises Refusal `destroy_by_another`, `destroy_copies_first`, `passphrase_wrong` and its like."""
        return self._desk.destroying.confirm(asked.id, asked.row_version, passphrase)

    def decline(self, asked: Destruction, reason: str) -> Destruction:
        return self._desk.destroying.decline(asked.id, asked.row_version, reason)

    def holding(self, exhibit: Exhibit) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Names of the backups in the place that hold its file now, and of those that cannot be read and may.
        Raises Trouble where the place cannot be read."""
        held = self._desk.destroying.holding(exhibit)
        return held.names, held.unread

    def stays(self, exhibit: Exhibit) -> WhatStays:
        """What else may still show it once it is destroyed."""
        return self._desk.destroying.stays(exhibit)

    def keys_given(self, asked: Destruction) -> tuple[KeysGiven, ...]:
        """From whom each of the two has their keys."""
        return self._desk.destroying.keys_given(asked)

    def is_mine(self, asked: Destruction) -> bool:
        """Whether the member at the desk asked for it, so that somebody else must confirm."""
        return asked.asked_by == self._desk.office.me

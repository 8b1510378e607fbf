"""How often a store was refused a sign-in on this machine: counted outside it, told inside at the next sign-in.

Whoever has no passphrase can write nothing into the audit trail; so the count waits in this user's own folder.
It is a courtesy to the team and no wall: whoever can write that folder can put it back to nothing.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from safetydesk.domain.errors import Trouble
from safetydesk.strongroom.disk import make_folder, named_troubles, write_whole

MOST_COUNTED = 1_000_000
_MOST_BYTES = 64


class FailedSignIns:
    """One small file a store in `profile_dir`. A sign-in never fails because the count could not be kept."""

    def __init__(self, profile_dir: Path) -> None:
        self._folder = profile_dir / "failed-sign-ins"

    def count(self, store_id: UUID) -> int:
        """Since the last sign-in; 0 where nothing is known."""
        try:
            with self._path(store_id).open("rb") as file:
                found = json.loads(file.read(_MOST_BYTES))
        except (OSError, ValueError, RecursionError):
            return 0
        return found if type(found) is int and 0 <= found <= MOST_COUNTED else 0

    def one_more(self, store_id: UUID) -> None:
        """The caller holds the store's instance lock, so that nobody else counts meanwhile."""
        count = min(self.count(store_id) + 1, MOST_COUNTED)
        with suppress(Trouble):  # a full or read-only profile must not hide that the passphrase was wrong
            with named_troubles():
                self._folder.parent.mkdir(parents=True, exist_ok=True)
            make_folder(self._folder)
            write_whole(self._path(store_id), str(count).encode("ascii"), "failed-sign-ins")

    def told(self, store_id: UUID) -> None:
        """The count stands in the audit trail: it begins again."""
        with suppress(OSError):  # then it is told once more, which is better than never
            self._path(store_id).unlink(missing_ok=True)

    def _path(self, store_id: UUID) -> Path:
        return self._folder / f"{store_id}.json"

"""What this machine remembers of each store's audit trail, where the store's folder cannot reach.

A folder put back to an older state looks whole by itself; only a checkpoint kept elsewhere gives it away.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from safetydesk.domain.errors import Trouble
from safetydesk.strongroom.disk import make_folder, named_troubles, write_whole

_ROOT = re.compile(r"[0-9a-f]{64}")
_MOST_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Remembered:
    """The audit trail had `size` entries under `root_hex` (64 hex digits) at `at` (a Moment's text)."""

    size: int
    root_hex: str
    at: str


class RememberedCheckpoints:
    """One small file a store in `profile_dir`, which is this user's own folder on this machine."""

    def __init__(self, profile_dir: Path) -> None:
        self._folder = profile_dir / "checkpoints"

    def remember(self, store_id: UUID, size: int, root_hex: str, at: str) -> bool:
        """Keeps this checkpoint, unless a larger one is known: a trail that shrank must not cover its tracks.

        Returns whether it was kept. Raises Trouble `checkpoint_not_noted`: it is this folder's disk that failed, and
        a sentence about the store's would be false.
        """
        known = self.last(store_id)
        if known is not None and known.size > size:
            return False
        text = json.dumps({"at": at, "root": root_hex, "size": size}, sort_keys=True)
        try:
            with named_troubles():
                self._folder.parent.mkdir(parents=True, exist_ok=True)
            make_folder(self._folder)
            write_whole(self._path(store_id), text.encode("utf-8"), "remembered")
        except Trouble as fault:
            raise Trouble("checkpoint_not_noted") from fault
        return True

    def last(self, store_id: UUID) -> Remembered | None:
        """The latest kept; None where there is none or the file is damaged (`verify` then says so)."""
        try:
            with self._path(store_id).open("rb") as file:
                found = json.loads(file.read(_MOST_BYTES))
            size, root, at = found["size"], found["root"], found["at"]
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        fits = type(size) is int and size >= 0 and isinstance(root, str) and isinstance(at, str)
        return Remembered(size, root, at) if fits and _ROOT.fullmatch(root) else None

    def forget(self, store_id: UUID) -> None:
        """Lets go of what is remembered, on purpose: a restore has recorded that its trail does not lead there.

        Raises Trouble `checkpoint_not_noted`.
        """
        try:
            with named_troubles():
                self._path(store_id).unlink(missing_ok=True)
        except Trouble as fault:
            raise Trouble("checkpoint_not_noted") from fault

    def _path(self, store_id: UUID) -> Path:
        return self._folder / f"{store_id}.json"

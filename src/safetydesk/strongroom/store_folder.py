"""Where things stand in a store's folder. The only place that knows the names; but `records.upgrading` names the copy
that it lays beside the records while an older store is brought up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from safetydesk.domain.errors import Refusal
from safetydesk.strongroom.disk import make_folder, named_troubles
from safetydesk.strongroom.place import check_place

_SLOT = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class StoreFolder:
    """A store's folder. Making this value touches nothing."""

    path: Path

    @property
    def header_a(self) -> Path:
        return self.path / "header.a"

    @property
    def header_b(self) -> Path:
        return self.path / "header.b"

    @property
    def records(self) -> Path:
        return self.path / "records.db"

    @property
    def records_new(self) -> Path:
        """The records under a new key, until they are put in their place."""
        return self.path / "records.new"

    @property
    def records_old(self) -> Path:
        """The records under the old key, until the new ones have been opened."""
        return self.path / "records.old"

    @property
    def exhibits(self) -> Path:
        return self.path / "exhibits"

    @property
    def unclaimed(self) -> Path:
        """Sealed files that no row claims: kept, since after a restore they may be live evidence."""
        return self.exhibits / "unclaimed"

    @property
    def members(self) -> Path:
        return self.path / "members"

    @property
    def lock(self) -> Path:
        return self.path / "lock"

    def member(self, slot_id: str) -> Path:
        """The folder of one member's own sealed files. Raises ValueError for what is no slot id."""
        if not _SLOT.fullmatch(slot_id):
            raise ValueError("not a slot id")
        return self.members / slot_id

    def exists(self) -> bool:
        """Whether a store seems to stand here: either header copy, or records."""
        return any(path.exists() for path in (self.header_a, self.header_b, self.records))

    def holds(self, path: Path) -> bool:
        """Whether `path` is this folder or stands in it, links and spelling of names seen through."""
        with named_troubles():
            above = [each for each in (path.resolve(), *path.resolve().parents) if each.exists()]
            return self.path.exists() and any(each.samefile(self.path) for each in above)

    @staticmethod
    def create(path: Path) -> StoreFolder:
        """The empty skeleton, private to this user of the machine.

        What a creation cut short has left may stand there: nobody ever had a key to it.

        Raises Refusal `folder_not_empty`, `folder_is_a_file`, `place_is_network` or `place_is_synced`;
        Trouble for the disk's.
        """
        check_place(path)
        if path.exists() and not path.is_dir():
            raise Refusal("folder_is_a_file")
        with named_troubles():
            if path.is_dir() and any(not _is_left_over(each) for each in path.iterdir()):
                raise Refusal("folder_not_empty")
            path.parent.mkdir(parents=True, exist_ok=True)
        folder = StoreFolder(path)
        make_folder(path)
        with named_troubles():
            path.chmod(0o700)  # an empty folder that was there before may have been open to others
        make_folder(folder.exhibits)
        make_folder(folder.members)
        return folder


_LEFT_OVER = re.compile(r"lock|records\.new(-wal|-shm|-journal)?|header\.[ab]\.part")


def _is_left_over(path: Path) -> bool:
    """Whether a creation cut short left this: the records get their name only when a header opens them."""
    if path.name in ("exhibits", "members"):
        return path.is_dir() and not any(path.iterdir())
    return _LEFT_OVER.fullmatch(path.name) is not None and path.is_file()

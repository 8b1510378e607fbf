"""Plain copies of exhibits in folders of this machine: written so that none is ever half there under its own name,
looked for later, and deleted when somebody asks.

The part-file stands beside it under its name and `.part`; both names are recorded before either exists.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final

from safetydesk.domain.errors import Refusal
from safetydesk.strongroom.disk import PART, named_troubles, replacing, sync_folder
from safetydesk.strongroom.measured import LOAF
from safetydesk.strongroom.place import check_place

SEQUENCE: Final = "copy_out"
THERE, GONE, CHANGED, UNREACHABLE = "there", "gone", "changed", "unreachable"
"""What stands where a copy was put: the copy, nothing, something else; or a folder that is not there now."""
_FROM_OUTSIDE: Final = b"[ZoneTransfer]\r\nZoneId=3\r\n"


def check_folder(folder: Path) -> None:
    """Raises Refusal `copy_out_no_folder`, or `copy_out_synced` where a sync client would carry it off."""
    if not folder.is_dir():
        raise Refusal("copy_out_no_folder")
    try:
        check_place(folder)
    except Refusal as refusal:
        if refusal.code == "place_is_synced":
            raise Refusal("copy_out_synced", service=str(refusal.values["service"])) from refusal


def is_free(path: Path) -> bool:
    """Whether neither it nor its part-file is there."""
    return not os.path.lexists(path) and not os.path.lexists(_part(path))


def write_copy(path: Path, write: Callable[[BinaryIO], None]) -> None:
    """Gives `write` the part-file, then the file its name. Only this user may read it; Windows is told that it came
    from outside. Whatever raises, nothing stays; Trouble of the disk."""
    with replacing(path, SEQUENCE) as file:
        write(file)
    if sys.platform == "win32":
        with suppress(OSError):  # a drive without such marks takes the copy all the same
            Path(f"{path}:Zone.Identifier").write_bytes(_FROM_OUTSIDE)


def found_at(folder: Path, name: str, size: int, sha256: str) -> str:
    """THERE, GONE, CHANGED or UNREACHABLE. Reads the file only where its size is right; of an exhibit destroyed since
    no hash is known, so nothing that lies there is ever taken for the copy. Raises Trouble of the disk."""
    path = folder / name
    if not folder.is_dir():
        return UNREACHABLE
    if not sha256:
        return GONE if is_free(path) else CHANGED
    if not os.path.lexists(path):
        return THERE if os.path.lexists(_part(path)) else GONE
    with named_troubles():
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode):
            return CHANGED
        if found.st_size != size or _hash_of(path) != sha256:
            return CHANGED
    return THERE


def delete_copy(folder: Path, name: str) -> None:
    """Deletes it and its part-file. Raises Trouble of the disk."""
    path = folder / name
    with named_troubles():
        for each in (path, _part(path)):
            each.unlink(missing_ok=True)
        sync_folder(folder)


def _part(path: Path) -> Path:
    return path.with_name(path.name + PART)


def _hash_of(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while loaf := file.read(LOAF):
            digest.update(loaf)
    return digest.hexdigest()

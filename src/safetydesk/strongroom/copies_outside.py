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
from safetydesk.domain.steps import reached
from safetydesk.strongroom.disk import PART, named_troubles, sync_folder
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


class NewCopy:
    """One copy on its way out under the name `path`. Nothing that lies there already is written over or deleted: the
    folder is anybody's, and what is put there meanwhile under the same name is not ours.

    While the block of it lasts, its file is kept open: so no other can be given the number that tells it from others
    (Windows never gives one out twice, and would not rename a file that is open).
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept_open: int | None = None
        self._ours: tuple[int, int] | None = None
        self._is_named = False

    def __enter__(self) -> NewCopy:
        return self

    def __exit__(self, *_why: object) -> None:
        if self._kept_open is not None:
            with suppress(OSError):  # everything was synced before; a drive may be pulled out by now
                os.close(self._kept_open)
            self._kept_open = None

    def write(self, write: Callable[[BinaryIO], None]) -> None:
        """Gives `write` the part-file, then the file its name. Only this user may read it; Windows is told that it came
        from outside. Raises Refusal `copy_out_name_taken`; Trouble of the disk. Whatever raises, call `undo`."""
        with named_troubles():
            try:
                with _made(_part(self._path)) as file:
                    self._ours = _which(os.fstat(file.fileno()))
                    if sys.platform != "win32":
                        self._kept_open = os.dup(file.fileno())
                    reached(f"{SEQUENCE}.part_opened")
                    write(file)
                    file.flush()
                    reached(f"{SEQUENCE}.written")
                    os.fsync(file.fileno())
                reached(f"{SEQUENCE}.synced")
                self._name()
            except FileExistsError as fault:
                raise Refusal("copy_out_name_taken", name=self._path.name) from fault
            reached(f"{SEQUENCE}.renamed")
            sync_folder(self._path.parent)
            reached(f"{SEQUENCE}.folder_synced")
        if sys.platform == "win32":
            with suppress(OSError):  # a drive without such marks takes the copy all the same
                Path(f"{self._path}:Zone.Identifier").write_bytes(_FROM_OUTSIDE)

    def undo(self) -> bool:
        """Deletes what this wrote, and nothing else. False where a file lies under its name that was given to ours and
        cannot be told from it any more. Raises Trouble of the disk."""
        with named_troubles():
            for each in (self._path, _part(self._path)):
                if self._ours is not None and os.path.lexists(each) and _which(each.lstat()) == self._ours:
                    each.unlink()
            sync_folder(self._path.parent)
        return not self._is_named or not os.path.lexists(self._path)

    def _name(self) -> None:
        """Raises FileExistsError where something has the name by now."""
        part = _part(self._path)
        if sys.platform == "win32":
            part.rename(self._path)  # there it refuses a name that is taken
            self._is_named = True
            return
        try:
            os.link(part, self._path, follow_symlinks=False)
        except FileExistsError:
            raise
        except OSError:  # a stick that knows no second name for a file: the name is claimed, then given
            with _made(self._path):
                self._is_named = True
            part.replace(self._path)
        else:
            self._is_named = True
            part.unlink()


def found_at(folder: Path, name: str, size: int, sha256: str, *, is_whole: bool) -> str:
    """THERE, GONE, CHANGED or UNREACHABLE. Reads the file only where its size is right; of an exhibit destroyed since
    no hash is known, so nothing that lies there is ever taken for the copy. Raises Trouble of the disk.

    Once the copy `is_whole` it has no part-file: what stands under that name is somebody else's.
    """
    path = folder / name
    if not folder.is_dir():
        return UNREACHABLE
    has_part = not is_whole and os.path.lexists(_part(path))
    if not sha256:
        return CHANGED if has_part or os.path.lexists(path) else GONE
    if not os.path.lexists(path):
        return THERE if has_part else GONE
    with named_troubles():
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode):
            return CHANGED
        if not found.st_size and has_part:
            return THERE  # stopped between claiming the name and giving it: the copy lies beside it
        if found.st_size != size or _hash_of(path) != sha256:
            return CHANGED
    return THERE


def delete_copy(folder: Path, name: str, *, is_whole: bool) -> None:
    """Deletes it, and its part-file where it was never whole. Raises Trouble of the disk."""
    path = folder / name
    with named_troubles():
        for each in (path,) if is_whole else (path, _part(path)):
            each.unlink(missing_ok=True)
        sync_folder(folder)


def _made(path: Path) -> BinaryIO:
    """A file of our own making. Raises FileExistsError where anything has its name, a link that leads nowhere too."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    return os.fdopen(os.open(path, flags, 0o600), "wb", buffering=1024 * 1024)


def _which(found: os.stat_result) -> tuple[int, int]:
    """What tells one file of this machine from another, whatever its name."""
    return found.st_dev, found.st_ino


def _part(path: Path) -> Path:
    return path.with_name(path.name + PART)


def _hash_of(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while loaf := file.read(LOAF):
            digest.update(loaf)
    return digest.hexdigest()

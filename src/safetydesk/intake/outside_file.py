"""A file from outside, opened once, without following, waiting for or trusting anything.

The name is looked at, then the file is opened, then what was opened is looked at again: between the two
looks a link or a pipe could have been put in its place.
"""

from __future__ import annotations

import errno
import io
import os
import stat
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Final, Self

from safetydesk.domain.errors import Refusal
from safetydesk.intake.file_name import name_of
from safetydesk.intake.source import FILE, LARGEST
from safetydesk.visible import visible_line

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# Not every system has every flag. Non-blocking keeps a pipe from holding us for ever.
_FLAGS: Final = os.O_RDONLY | sum(
    getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY")
)
_MISSING: Final = {errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG}
_LINK: Final = {errno.ELOOP}
_NOT_REGULAR: Final = {errno.ENXIO, errno.ENODEV}


class OutsideFile:
    """One regular file, open for reading. Make it with `OutsideFile.open(path)` in a `with`.

    Every refusal carries `name`, safe to show.
    """

    came_by = FILE

    def __init__(self, descriptor: int, name: str, at_first: os.stat_result) -> None:
        self._name = name
        self._at_first = at_first
        self._raw = _WatchedRead(descriptor, at_first.st_size, visible_line(name))
        self._stream = io.BufferedReader(self._raw, buffer_size=1024 * 1024)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Raises Refusal: file_missing, file_is_folder, file_is_link, file_not_regular, file_empty,
        file_too_large, file_unreadable, or file_changed when it was swapped as it was opened."""
        name = name_of(path)
        shown = visible_line(name)
        try:
            by_name = os.lstat(path)
            _judge(by_name, shown)
            descriptor = os.open(path, _FLAGS)
        except OSError as error:
            raise Refusal(_code_of(error), name=shown) from error
        except ValueError as error:  # a NUL in the name: no such file can be
            raise Refusal("file_missing", name=shown) from error
        try:
            opened = _stat(descriptor, shown)
            _judge(opened, shown)
            if not os.path.samestat(by_name, opened):
                raise Refusal("file_changed", name=shown)
            return cls(descriptor, name, opened)
        except BaseException:
            os.close(descriptor)
            raise

    @property
    def name(self) -> str:
        """The original name as valid Unicode; data, never a path, and unfit for the screen as it is."""
        return self._name

    @property
    def size(self) -> int:
        """Bytes, when it was opened."""
        return self._at_first.st_size

    @property
    def modified(self) -> datetime | None:
        """The file system's last change, in UTC. Only a claim: anybody can set it."""
        try:
            return datetime.fromtimestamp(self._at_first.st_mtime, UTC)
        except (OverflowError, ValueError, OSError):
            return None

    @property
    def stream(self) -> BinaryIO:
        """Seekable. A failing disk or share raises Refusal("file_unreadable"), growth "file_changed"."""
        return self._stream

    def check_unchanged(self) -> None:
        """Call when all has been read. Raises Refusal("file_changed") unless every byte of one and the same
        file was read and nothing wrote to it meanwhile."""
        self._compare()
        if self._raw.furthest != self.size:
            raise Refusal("file_changed", name=visible_line(self._name))

    def _compare(self) -> None:
        now = _stat(self._raw.fileno(), visible_line(self._name))
        if (now.st_size, now.st_mtime_ns) != (self._at_first.st_size, self._at_first.st_mtime_ns):
            raise Refusal("file_changed", name=visible_line(self._name))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._compare()
        finally:
            with suppress(OSError):  # a share that has gone: all that was wanted of the file is known by now
                self._stream.close()


class _WatchedRead(io.RawIOBase):
    """Reads a descriptor, remembers how far it got, and stops where the file stopped when it was opened."""

    def __init__(self, descriptor: int, size: int, shown: str) -> None:
        self._file = io.FileIO(descriptor, "r")
        self._size = size
        self._shown = shown
        self.furthest = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._file.fileno()

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        return self._file.seek(offset, whence)

    def readinto(self, buffer: WriteableBuffer, /) -> int | None:
        try:
            count = self._file.readinto(buffer)
            place = self._file.tell()
        except OSError as error:
            raise Refusal("file_unreadable", name=self._shown) from error
        self.furthest = max(self.furthest, place)
        if self.furthest > self._size:  # still growing: it would never come to an end
            raise Refusal("file_changed", name=self._shown)
        return count

    def close(self) -> None:
        self._file.close()
        super().close()


def _stat(descriptor: int, shown: str) -> os.stat_result:
    """What stands behind an open file; a share may have gone meanwhile."""
    try:
        return os.fstat(descriptor)
    except OSError as error:
        raise Refusal("file_unreadable", name=shown) from error


def _judge(found: os.stat_result, shown: str) -> None:
    if stat.S_ISLNK(found.st_mode):
        raise Refusal("file_is_link", name=shown)
    if stat.S_ISDIR(found.st_mode):
        raise Refusal("file_is_folder", name=shown)
    if not stat.S_ISREG(found.st_mode):
        raise Refusal("file_not_regular", name=shown)
    if found.st_size == 0:
        raise Refusal("file_empty", name=shown)
    if found.st_size > LARGEST:
        raise Refusal("file_too_large", name=shown)


def _code_of(error: OSError) -> str:
    if error.errno in _MISSING:
        return "file_missing"
    if error.errno in _LINK:
        return "file_is_link"
    if error.errno in _NOT_REGULAR:
        return "file_not_regular"
    return "file_unreadable"

"""Putting bytes on disk so that a power cut leaves the old file or the new one, never half of either.

Part-file, fsync, rename, fsync of the folder: the same order everywhere, and one place where the operating
system's errors become a `Trouble` that a person can act on.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from safetydesk.domain import steps
from safetydesk.domain.errors import Trouble

PART = ".part"
_FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF}
_WINDOWS_FULL = {39, 112}  # ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL
_SHARING_PATIENCE = 2.0  # seconds: a virus scanner may hold a new file for a moment


def trouble_from(error: OSError) -> Trouble:
    """The trouble a person is told of for what the operating system said. No path goes into it."""
    if error.errno in _FULL or getattr(error, "winerror", None) in _WINDOWS_FULL:
        return Trouble("disk_full")
    if error.errno in _READ_ONLY:
        return Trouble("store_read_only")
    return Trouble("disk_error", error=errno.errorcode.get(error.errno or 0, "unknown"))


@contextmanager
def named_troubles() -> Iterator[None]:
    """Turns any OSError raised inside into its `Trouble`."""
    try:
        yield
    except OSError as error:
        raise trouble_from(error) from error


@contextmanager
def replacing(path: Path, sequence: str) -> Iterator[BinaryIO]:
    """A file to write which takes the name `path` only when the block ends well.

    Leaving by any exception removes the part-file and leaves `path` as it was. `sequence` names the fault
    steps. Raises Trouble `disk_full`, `store_read_only` or `disk_error` for OSErrors, the block's own
    included.
    """
    part = path.with_name(path.name + PART)
    with named_troubles():
        try:
            with _opened(part) as file:
                steps.reached(f"{sequence}.part_opened")
                yield file
                file.flush()
                steps.reached(f"{sequence}.written")
                os.fsync(file.fileno())
            steps.reached(f"{sequence}.synced")
            _rename(part, path)
        except BaseException:
            with suppress(OSError):  # the first error is the one to tell; the start-up sweep takes what stays
                part.unlink(missing_ok=True)
            raise
        steps.reached(f"{sequence}.renamed")
        sync_folder(path.parent)
        steps.reached(f"{sequence}.folder_synced")


def write_whole(path: Path, content: bytes, sequence: str) -> None:
    """`content` as the whole of the file `path`, replacing what was there in one step."""
    with replacing(path, sequence) as file:
        file.write(content)


def read_at_most(path: Path, most: int) -> bytes:
    """The first `most` bytes of a plain file; nothing of a pipe, a device or a folder under its name, which somebody
    could have put there to keep us waiting. Raises OSError as `open` does."""
    # O_NONBLOCK: opening a named pipe to read waits for somebody who writes.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)
    flags |= getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        handle = os.open(path, flags)
    except OSError as error:
        if error.errno == errno.ENXIO:  # a socket
            return b""
        raise
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        return b""
    with os.fdopen(handle, "rb") as file:
        return file.read(most)


def make_folder(path: Path) -> None:
    """A private folder at `path`, kept through a power cut. Nothing happens if it is there already."""
    with named_troubles():
        try:
            path.mkdir(mode=0o700)
        except FileExistsError:
            if not path.is_dir():
                raise
            return
        sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Makes names given in `path` last through a power cut (Windows does this itself)."""
    if sys.platform == "win32":
        return
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:  # a share, where a backup may stand, may know no such thing
            raise
    finally:
        os.close(handle)


def _opened(part: Path) -> BinaryIO:
    # O_NOFOLLOW: a link planted under the part's name must not choose where we write.
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    return os.fdopen(os.open(part, flags, 0o600), "wb", buffering=1024 * 1024)


def _rename(part: Path, path: Path) -> None:
    give_up = time.monotonic() + _SHARING_PATIENCE
    while True:
        try:
            part.replace(path)
            return
        except PermissionError:
            if sys.platform != "win32" or time.monotonic() > give_up:
                raise
            time.sleep(0.05)

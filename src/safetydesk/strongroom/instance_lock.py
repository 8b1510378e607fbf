"""One process writes a store. The operating system holds the lock, and lets go however the process ends."""

from __future__ import annotations

import os
import sys
from types import TracebackType

from safetydesk.domain.errors import Refusal
from safetydesk.strongroom.disk import named_troubles
from safetydesk.strongroom.store_folder import StoreFolder

if sys.platform == "win32":
    import msvcrt

    def _grab(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _grab(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class InstanceLock:
    """Held from `take` (or entering) to `release` (or leaving). Only the lock counts, not the file."""

    def __init__(self, folder: StoreFolder) -> None:
        self._folder = folder
        self._handle: int | None = None

    def take(self) -> None:
        """Raises Refusal `store_in_use` when somebody holds it, this process included; Trouble for the
        disk's.
        """
        if self._handle is not None:
            raise Refusal("store_in_use")
        with named_troubles():
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
            handle = os.open(self._folder.lock, flags, 0o600)
        try:
            _grab(handle)
        except OSError as error:
            os.close(handle)
            raise Refusal("store_in_use") from error
        self._handle = handle

    def release(self) -> None:
        """Lets go. Nothing happens if it is not held."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def __enter__(self) -> InstanceLock:
        self.take()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

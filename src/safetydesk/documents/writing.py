"""A document comes into being whole or not at all: part-file, fsync, rename, fsync of the folder."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from safetydesk.documents.printing import Drawn
from safetydesk.domain.errors import Trouble


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the file: `sha256` of its bytes, `size` in bytes."""

    sha256: str
    size: int
    pages: int


class _Hashing:
    """Counts and hashes on the way through, so that what is told is what was written."""

    def __init__(self, target: BinaryIO) -> None:
        self._target = target
        self.digest = hashlib.sha256()
        self.size = 0

    def write(self, content: bytes) -> int:
        self.digest.update(content)
        self.size += len(content)
        return self._target.write(content)


def write_document(path: Path, draw: Callable[[BinaryIO], Drawn]) -> Written:
    """Draws into `path`; a file of that name is replaced only by a finished one.

    Raises Trouble `document_not_written`. Whatever goes wrong, the part-file is taken away again.
    """
    part = path.with_name(path.name + ".part")
    try:
        try:
            with part.open("wb") as file:
                hashing = _Hashing(file)
                drawn = draw(cast(BinaryIO, hashing))
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        _sync_folder(path.parent)
    except OSError as error:
        raise Trouble("document_not_written", name=path.name) from error
    return Written(hashing.digest.hexdigest(), hashing.size, drawn.pages)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

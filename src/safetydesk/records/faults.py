"""The machine's faults, told apart by SQLite's result code and never by its message."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DBAPIError

from safetydesk.domain.errors import Trouble

LEAST_FREE = 128 * 1024
"""Bytes that opening takes beside the database, four times over."""
_CODES = {
    5: "store_busy",
    6: "store_busy",
    8: "store_read_only",
    10: "disk_failing",
    11: "records_damaged",
    13: "disk_full",
    14: "store_read_only",
    26: "records_damaged",
}


@contextmanager
def translated() -> Iterator[None]:
    """Turns the database's complaints about the world into Trouble; a complaint about us stays a bug."""
    try:
        yield
    except DBAPIError as fault:
        code = _code_of(fault.orig)
        if code in _CODES:
            raise Trouble(_CODES[code]) from fault
        raise
    except sqlcipher.Error as fault:
        code = _code_of(fault)
        if code in _CODES:
            raise Trouble(_CODES[code]) from fault
        raise


@contextmanager
def full_disk_named(path: Path) -> Iterator[None]:
    """While opening: where the files beside the database cannot be made, SQLite says only that the disk fails."""
    try:
        yield
    except Trouble as fault:
        if fault.code == "disk_failing" and shutil.disk_usage(path.parent).free < LEAST_FREE:
            raise Trouble("disk_full") from fault
        raise


def _code_of(fault: BaseException | None) -> int:
    """The primary result code, or 0."""
    code = getattr(fault, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else 0

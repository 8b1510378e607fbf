"""A plain copy of an exhibit, taken out of the store to be looked at with another program.

It is the one thing that ever leaves in plain by itself, so it is recorded before it has a name, and said every day
until somebody says that it is deleted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from safetydesk.domain.clock import Moment
from safetydesk.domain.disclosure import FAILED, PREPARED, RELEASED
from safetydesk.domain.media_kind import OLE, ZIP, MediaKind

SHUT: Final = ".sealed-copy"
"""Added to the name of what a double click would start."""
_TOLD_BY_NAME: Final = {
    ZIP: frozenset({"docx", "xlsx", "pptx", "odt", "ods", "odp", "pages", "numbers"}),
    OLE: frozenset({"doc", "xls", "ppt", "msg", "pub"}),
}
"""Endings of the original's name that say more than its content does, and are harmless to keep."""
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9]+")
_DEVICE: Final = re.compile(r"(CON|PRN|AUX|NUL|COM|LPT)([0-9]?)", re.IGNORECASE)
"""What Windows takes for a device of its own, whatever ending follows; some with one figure after them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyOut:
    """`state` is prepared, released or failed. `place` is the folder as text, `file_name` the name given in it.

    `number` is the exhibit's. `deleted` is when somebody said that it is gone, or the program deleted it for them.
    """

    id: UUID
    incident_id: UUID
    exhibit_id: UUID
    number: str
    purpose: str
    place: str
    file_name: str
    taken: Moment
    taken_by: UUID
    state: str = PREPARED
    deleted: Moment | None = None
    deleted_by: UUID | None = None
    deleted_note: str = ""
    row_version: int = 1

    @property
    def is_out(self) -> bool:
        """Whether a plain copy, or a part of one, may still lie there."""
        return self.state != FAILED and self.deleted is None

    @property
    def is_whole(self) -> bool:
        """Whether all of it was written; else the program was stopped while it was."""
        return self.state == RELEASED


def name_outside(number: str, kind: MediaKind, original_name: str, place: int = 1) -> str:
    """`JSM-3.pdf`; `place` above 1 makes it `JSM-3 (2).pdf`. Nothing of the original's name but a known ending."""
    stem = _UNSAFE.sub("-", number).strip("-") or "exhibit"
    if device := _DEVICE.fullmatch(stem):
        stem = f"{device[1]}-{device[2]}"
    ending = original_name.rpartition(".")[2].casefold()
    extension = ending if ending in _TOLD_BY_NAME.get(kind, ()) else kind.extension
    again = f" ({place})" if place > 1 else ""
    dot = "." if extension else ""
    return f"{stem}{again}{dot}{extension}{SHUT if kind.runs else ''}"

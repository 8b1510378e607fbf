"""The school that keeps this store. One record per store."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """`marking` heads every printed page; `is_demo` shows everywhere that the children are invented.

    `backup_place` is the folder chosen for backups; `pc_keeper` names whoever runs this computer, who could reach
    everything on it: an incident about them begins with the offer of an independent store. `exhibit_separator` is a
    code of `reference.SEPARATORS`: what stands between initials and number of exhibits from now on.
    """

    id: UUID
    name: str
    town: str = ""
    marking: str = "OFFICIAL-SENSITIVE · CHILD PROTECTION"
    idle_minutes: int = 5
    is_demo: bool = False
    backup_place: str = ""
    pc_keeper: str = ""
    exhibit_separator: str = ""
    row_version: int = 1

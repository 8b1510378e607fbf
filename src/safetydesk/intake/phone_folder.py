"""What lies in a phone's folder: names, sizes and times, the newest first. Nothing is opened, no thumbnail made."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from safetydesk.domain.errors import Refusal
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.intake.file_name import name_of
from safetydesk.intake.folder import files_of, is_folder
from safetydesk.visible import visible_line

MOST_LISTED: Final = 20_000
MOST_SHOWN: Final = 1_000
"""The newest of them; older ones are found by choosing files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One file as the folder tells of it. `modified` in UTC: only a claim; None where it cannot be read."""

    path: Path
    name: str
    size: int
    modified: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneFolder:
    """`seen` the newest first; `left_out` says what is not among them."""

    seen: tuple[Seen, ...]
    left_out: tuple[Refusal, ...] = ()


def listed(folder: Path, progress: Progress = NO_PROGRESS) -> PhoneFolder:
    """Raises Refusal `folder_unreadable` where the folder is not there, Cancelled."""
    if not is_folder(folder):
        raise Refusal("folder_unreadable", name=visible_line(name_of(folder)))
    found = files_of(folder, MOST_LISTED, lambda name: progress.step(0, 0, name))
    seen = []
    for place, path in enumerate(found.files):
        progress.step(place, len(found.files), visible_line(name_of(path)))
        try:
            told = os.lstat(path)
        except OSError:
            continue  # gone since it was listed
        seen.append(
            Seen(
                path=path, name=visible_line(name_of(path)), size=told.st_size, modified=_when(told.st_mtime)
            )
        )
    seen.sort(key=lambda one: (one.modified is not None, one.modified, one.name), reverse=True)
    left_out = [*found.refused, *found.left_out]
    if len(seen) > MOST_SHOWN:
        left_out.append(Refusal("phone_older", count=str(len(seen) - MOST_SHOWN), most=str(MOST_SHOWN)))
    return PhoneFolder(seen=tuple(seen[:MOST_SHOWN]), left_out=tuple(left_out))


def _when(seconds: float) -> datetime | None:
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError):
        return None

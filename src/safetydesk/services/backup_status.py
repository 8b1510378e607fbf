"""What is so of backups, in one line: the foot of the window, Today, Settings and the hatch say the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from safetydesk import wording
from safetydesk.domain.clock import Moment

OK, WARNING = "ok", "warning"
_STALE = timedelta(days=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupStatus:
    """`place` is "" where none was chosen. `last` is when the last one that counts was taken; `since` is that, or when
    the store was made; `failed` is the code of what stood in the way of a later one, "" for nothing. `is_whole` is
    False where sealed files of exhibits were not there for the last one.
    """

    place: str
    last: Moment | None
    since: Moment
    failed: str
    is_whole: bool
    is_same_disk: bool
    is_due: bool


def backup_words(status: BackupStatus, now: Moment) -> tuple[str, str]:
    """The line, and "ok" or "warning"."""
    last = status.last
    if last is None and not status.place:
        return wording.label("backup_no_place"), WARNING
    when = _when(status.since, now)
    if status.failed:
        cause = wording.label(f"cause.{status.failed}")
        key = "backup_failed_never" if last is None else "backup_failed_since"
        return wording.label(key, when=when, cause=cause), WARNING
    if last is None:
        return wording.label("backup_never"), WARNING
    if now.utc - last.utc > _STALE or not status.place:
        return wording.label("backup_none_since", when=when), WARNING
    if not status.is_whole:
        return wording.label("backup_last_not_whole", when=when), WARNING
    key = "backup_last_same_disk" if status.is_same_disk else "backup_last"
    return wording.label(key, when=when), OK


def _when(moment: Moment, now: Moment) -> str:
    """ "today 12:05", or the day and the time."""
    if moment.london_date == now.london_date:
        return wording.label("backup_today", time=wording.time_words(moment))
    return wording.moment_words(moment)

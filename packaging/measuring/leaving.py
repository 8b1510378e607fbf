"""Removing a member from a large store: the records under a new key, beside a plain copy of them with its SHA-256."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from time import perf_counter

from measuring.figures import Figure, once
from measuring.memory import growth
from measuring.school import LOGIN, PASSPHRASE, new_store
from safetydesk.bootstrap import Desk, front_door, open_desk
from safetydesk.domain.events import NoteAdded
from safetydesk.domain.identity import new_id
from safetydesk.services.keys import NewMember
from safetydesk.strongroom.store_folder import StoreFolder

LARGE, SMALL = 1_000_000_000, 6_000_000
"""Bytes of records: all of the store that is touched, since exhibits stay as they are."""
_AN_ENTRY, _AT_ONCE = 40_000, 50
_CHUNK = 1 << 20
_OTHER = "amber tunnel gravel spoke minor"


def figures(folder: Path, *, short: bool) -> list[Figure]:
    """Once each: it takes as long as it takes."""
    new_store(folder).let_go()
    desk = open_desk(front_door(folder / "store").unlock(LOGIN, PASSPHRASE))
    records = StoreFolder(folder / "store").records
    _fill(desk, records, SMALL if short else LARGE)
    gone = desk.team_keys.enrol(NewMember(name="Robin Ashe"), "robin", _OTHER, PASSPHRASE)
    steps = _Steps()
    taken: list[float] = []

    def remove() -> None:
        taken.append(once(lambda: desk.team_keys.remove(gone.id, PASSPHRASE, steps)))

    grown = growth(remove)
    size = records.stat().st_size
    plain = min(once(lambda: _copied(records, folder / "plain copy")) for _ in range(2))
    front_door(folder / "store").unlock(LOGIN, PASSPHRASE).let_go()  # it opens under its new key
    note = f"{size / 1e6:,.0f} MB of records; {steps.count} steps told, at most {steps.longest:.1f} s apart"
    return [Figure("remove a member / copy + SHA-256", taken[0], plain, peak=grown, note=note)]


class _Steps:
    """How often progress is told, and the longest silence."""

    def __init__(self) -> None:
        self.count, self.longest = 0, 0.0
        self._last = perf_counter()

    def step(self, done: int, total: int, label: str) -> None:
        now = perf_counter()
        if self.count:
            self.longest = max(self.longest, now - self._last)
        self.count, self._last = self.count + 1, now


def _fill(desk: Desk, records: Path, size: int) -> None:
    """Entries with long payloads, until the records are as large as wished."""
    words = "what was said in the group chat, word for word; " * (_AN_ENTRY // 48)
    while records.stat().st_size < size:
        with desk.office.work() as work:
            said = [NoteAdded(subject=new_id(), reference=words, record=new_id()) for _ in range(_AT_ONCE)]
            work.commit(said[0], *said[1:])


def _copied(source: Path, target: Path) -> None:
    sums = hashlib.sha256()
    with source.open("rb") as read, target.open("wb") as write:
        while chunk := read.read(_CHUNK):
            sums.update(chunk)
            write.write(chunk)
        write.flush()
        os.fsync(write.fileno())

"""What the audit trail costs: a save with its entry against the same save without one, and how long a proof is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from measuring.figures import Figure, in_turn, once
from measuring.school import new_store, small_draft, words_of
from safetydesk.bootstrap import open_desk
from safetydesk.domain.events import NoteAdded
from safetydesk.domain.identity import new_id
from safetydesk.domain.person import Person
from safetydesk.domain.proof.merkle import HASH_BYTES, leaf_hash
from safetydesk.domain.proof.tree import Tree
from safetydesk.records import work
from safetydesk.records.repositories import writing_rows
from safetydesk.records.work import Work

AIM = 1.5
SIZES = (1_000, 100_000, 1_000_000)
SHORT_SIZES = (1_000, 10_000)
_AUDITING = ((work, "append_entry"), (work, "clock_went_back"), (writing_rows, "fingerprint"))
"""What a save does for the trail alone, by the names under which it is called."""


def figures(folder: Path, *, short: bool) -> list[Figure]:
    """Both savings in turn on one store; then proofs, which are only sums of hashes."""
    race = _Race(folder)
    rounds = 3 if short else 150
    try:
        act = in_turn(race.log, race.log_unaudited, rounds, race.prepare)
        rows = in_turn(race.write, race.write_unaudited, rounds)
    finally:
        race.close()
    return [
        Figure("log an incident / the same, unaudited", *act, AIM, note="no entry, no texts hashed, FULL"),
        Figure("one transaction / the same, unaudited", *rows, note="five people written, nothing else"),
        *(proof(size) for size in (SHORT_SIZES if short else SIZES)),
    ]


def proof(size: int) -> Figure:
    """How long the proof is that one entry stands in a trail of `size`, and how long an export takes to make it."""
    leaves = [leaf_hash(hashlib.sha256(str(number).encode()).digest()) for number in range(size)]
    path: list[bytes] = []
    made = once(lambda: path.extend(Tree(leaves).path(size // 2)))
    return Figure(
        f"inclusion proof, {size:,} entries", made, note=f"{len(path) * HASH_BYTES} bytes, {len(path)} hashes"
    )


class _Race:
    def __init__(self, folder: Path) -> None:
        self._store = new_store(folder)
        self._desk = open_desk(self._store)
        self._number = 0
        self.prepare()

    def prepare(self) -> None:
        """Two drafts kept as typing keeps them, one for each of a round."""
        self._number += 2
        self._drafts = [small_draft(self._desk, self._number), small_draft(self._desk, self._number + 1)]
        for draft in self._drafts:
            self._desk.incident_log.keep_draft(draft)

    def log(self) -> None:
        self._desk.incident_log.log(self._drafts.pop())

    def log_unaudited(self) -> None:
        with _unaudited():
            self.log()

    def write(self) -> None:
        """Five people in one transaction."""
        with self._work() as saving:
            for number in range(5):
                _summary, who = words_of(self._number + number)
                saving.add(Person(id=new_id(), name=who, year_group="year_8"))
            saving.commit(NoteAdded(subject=new_id(), reference="", record=new_id()))

    def write_unaudited(self) -> None:
        with _unaudited():
            self.write()

    def close(self) -> None:
        self._desk.close()

    def _work(self) -> Work:
        return self._desk.office.work()


@contextmanager
def _unaudited() -> Iterator[None]:
    """Saving with neither entry nor fingerprints: what the program never does, to see what they cost."""
    kept = [(place, name, getattr(place, name)) for place, name in _AUDITING]
    for place, name, _act in kept:
        setattr(place, name, _nothing)
    try:
        yield
    finally:
        for place, name, act in kept:
            setattr(place, name, act)


def _nothing(*_given: Any, **_named: Any) -> str:
    return ""

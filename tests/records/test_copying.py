"""A copy of the database taken while it is in use: one moment, under the same key, and found out where it is not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from records.stores import KEY, STORE, Records, raw
from safetydesk.domain.errors import Cancelled, Trouble
from safetydesk.domain.events import SearchMade
from safetydesk.domain.progress import NO_PROGRESS
from safetydesk.records.copying import Copied, check_copy, told_at


class Busy:
    """Writes into the store at every step of the copy."""

    def __init__(self, records: Records) -> None:
        self._records, self.written = records, 0

    def step(self, done: int, total: int, label: str) -> None:
        act(self._records)
        self.written += 1


def act(records: Records) -> None:
    with records.work() as work:
        work.commit(SearchMade(subject=STORE, words="x", hits=0))


def copied(records: Records, to: Path) -> Copied:
    return records.database.copy_to(to, KEY, NO_PROGRESS, "")


def test_one_moment_though_somebody_writes(records: Records, tmp_path: Path) -> None:
    records.log()
    before = records.database.told().size
    busy, to = Busy(records), tmp_path / "copy.db"
    told = records.database.copy_to(to, KEY, busy, "")
    assert busy.written and told.size == before and told.counts["incidents"] == 1
    check_copy(to, KEY, told)
    assert told_at(to, KEY) == told and records.database.told().size == before + busy.written
    assert [path.name for path in tmp_path.glob("copy*")] == ["copy.db"]
    assert b"SQLite format" not in to.read_bytes()[:16]


def test_a_copy_that_is_not_what_was_copied(records: Records, tmp_path: Path) -> None:
    records.log()
    to = tmp_path / "copy.db"
    told = copied(records, to)
    whole = to.read_bytes()
    for content in (whole[:-4096], whole[:9000] + bytes([whole[9000] ^ 1]) + whole[9001:], b"", whole[:100]):
        to.write_bytes(content)
        with pytest.raises(Trouble, match="copy_differs"):
            check_copy(to, KEY, told)
    to.write_bytes(whole)
    with pytest.raises(Trouble, match="copy_differs"):
        check_copy(to, KEY, replace(told, counts={**told.counts, "incidents": 2}))
    with raw(to) as connection:
        connection.execute("DELETE FROM incidents")
    with pytest.raises(Trouble, match="copy_differs"):
        check_copy(to, KEY, told)


def test_a_source_that_does_not_fit_itself(records: Records, tmp_path: Path) -> None:
    records.log()
    records.database.check_source(NO_PROGRESS)
    records.forge("DELETE FROM audit_entries WHERE number = 1")
    with pytest.raises(Trouble, match="source_damaged"):
        records.database.check_source(NO_PROGRESS)


def test_it_stops_when_asked(records: Records, tmp_path: Path) -> None:
    class Stop:
        def step(self, done: int, total: int, label: str) -> None:
            raise Cancelled

    records.log()
    with pytest.raises(Cancelled):
        records.database.copy_to(tmp_path / "copy.db", KEY, Stop(), "")
    assert copied(records, tmp_path / "again.db").size == 2

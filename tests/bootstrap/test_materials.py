"""Gathering what the offices are made of touches nothing: what a crash left is swept afterwards, in its own step."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.clocks import StoppedClock
from tests.services.conftest import LOGIN, PASSPHRASE, clock, profile, sealed_store, store_path

from safetydesk.bootstrap import front_door
from safetydesk.bootstrap.materials import gather
from safetydesk.domain.errors import Trouble
from safetydesk.wording import all_shipped

__all__ = ["clock", "profile", "sealed_store", "store_path"]


def test_gathering_reads_and_writes_nothing(store_path: Path, clock: StoppedClock) -> None:
    store = front_door(store_path, clock).unlock(LOGIN, PASSPHRASE)
    (store_path / "members" / "left.part").parent.mkdir(exist_ok=True)
    (store_path / "members" / "left.part").write_bytes(b"cut off")
    before = _files(store_path)
    made = gather(store, clock)
    assert made.office.me == store.me
    assert _files(store_path) == before
    made.let_go()
    assert not store.database.is_open


def test_a_damaged_file_of_the_programs_is_said_at_once_and_the_store_is_let_go(
    store_path: Path, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = Trouble("vocabulary_damaged", file="vocabulary/asked.toml", key="asked[x].wrong")

    def damaged() -> None:
        raise fault

    monkeypatch.setattr(all_shipped, "EVERY", (damaged,))
    store = front_door(store_path, clock).unlock(LOGIN, PASSPHRASE)
    with pytest.raises(Trouble) as caught:
        gather(store, clock)
    assert caught.value is fault and not store.database.is_open


def _files(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}

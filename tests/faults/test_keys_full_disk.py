"""A leaver removed on a disk that fills up, and on one that fails at each write: said, nothing lost, done again."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.faults.test_disk import fill
from tests.faults.test_keys_killed import (
    ROWAN,
    ROWANS,
    SASHA,
    SASHAS,
    assert_sound,
    named,
    opens,
    quick_keys,
    sign_in,
    team,
    team_store,
)
from tests.services.conftest import PASSPHRASE

from safetydesk.domain.errors import Trouble
from safetydesk.records.database import Database
from safetydesk.services import rekeying
from safetydesk.strongroom import header
from safetydesk.strongroom.records_files import RecordsFiles

__all__ = ["quick_keys", "team", "team_store"]


def removed(store: Path) -> str:
    """ "" where Sasha was removed, else the code of what was said."""
    desk = sign_in(store)
    member = named(desk, "Sasha Brandt")
    assert member
    try:
        desk.team_keys.remove(member.id, PASSPHRASE)
    except Trouble as fault:
        desk.close()
        return fault.code
    return ""


def finished(store: Path) -> None:
    desk = sign_in(store, ROWAN, ROWANS)
    for one in desk.team_keys.unfinished():
        desk.team_keys.remove(one.member.id, ROWANS)
    desk.close()
    assert opens(store, SASHA, SASHAS) == "passphrase_wrong"
    assert_sound(store, ROWAN, ROWANS)
    assert_sound(store)


def test_a_disk_too_small_is_said_before_anything_is_begun(tiny: Path, team: Path) -> None:
    store = Path(shutil.copytree(team, tiny / "store"))
    assert removed(store) == "disk_full"  # three megabytes are less than is left free beside a copy
    assert opens(store, SASHA, SASHAS) == ""
    assert_sound(store)


def test_a_disk_that_fills_up_on_the_way(tiny: Path, team: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Path(shutil.copytree(team, tiny / "store"))
    monkeypatch.setattr(rekeying.Rekeying, "_check_room", lambda _: None)
    enough = (store / "records.db").stat().st_size
    said = []
    for room in (40_000, enough // 2, enough + 8_000):
        desk = sign_in(store)
        member = named(desk, "Sasha Brandt")
        assert member
        stuffing = fill(tiny)
        with stuffing.open("r+b") as file:
            file.truncate(max(0, stuffing.stat().st_size - room))
        try:
            desk.team_keys.remove(member.id, PASSPHRASE)
            said.append("")
        except Trouble as fault:
            said.append(fault.code)
        stuffing.unlink()
        desk.close()
        assert not (store / "records.new").exists() or said[-1] == ""
    assert said[0] == said[1] == "disk_full"
    monkeypatch.undo()
    monkeypatch.setenv("SAFETYDESK_CHEAP_KEYS", "1")
    monkeypatch.setattr(rekeying, "MARGIN", 0)
    finished(store)


def failing(after: int, real: Callable[..., Any]) -> Callable[..., Any]:
    """`real` until it was called `after` times; then the disk takes no more."""
    calls = 0

    def called(*given: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls > after:
            raise Trouble("disk_full")
        return real(*given, **named)

    return called


POINTS: dict[str, tuple[object, str, int]] = {
    "the copy": (Database, "copy_to", 0),
    "the proof of the copy": (rekeying, "check_copy", 0),
    "the copy made to last": (RecordsFiles, "sync_new", 0),
    "coming to rest": (Database, "close_at_rest", 0),
    "the first header copy": (header, "write_whole", 0),
    "the second header copy": (header, "write_whole", 1),
    "the new name": (RecordsFiles, "put_in_place", 0),
    "the old file": (RecordsFiles, "drop_old", 0),
}


@pytest.mark.parametrize("point", POINTS)
def test_a_disk_that_fails_at_each_write(point: str, team: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sealed = {path: path.read_bytes() for path in (team / "exhibits").rglob("*.age")}
    desk = sign_in(team)
    member = named(desk, "Sasha Brandt")
    assert member
    place, name, after = POINTS[point]
    with monkeypatch.context() as patch:
        patch.setattr(place, name, failing(after, getattr(place, name)))
        with pytest.raises(Trouble) as raised:
            desk.team_keys.remove(member.id, PASSPHRASE)
    assert raised.value.code == "disk_full"
    assert desk.is_open() is (point in list(POINTS)[:3])
    desk.close()
    assert opens(team, SASHA, SASHAS) in ("member_left", "keys_being_changed", "passphrase_wrong")
    finished(team)
    assert {path: path.read_bytes() for path in (team / "exhibits").rglob("*.age")} == sealed

"""Nothing that is typed or added is ever written plainly: every field holds a canary, every file is searched for them.

Looked for in UTF-8 and in UTF-16, in the store, the temp folder and the profile: in each file as it is renamed or
removed while the program works, in all of them at each act, and after the store was closed. No file is written
anywhere else.
"""

from __future__ import annotations

import dataclasses
import tempfile
from pathlib import Path
from types import ModuleType

import pytest
from tests.clocks import StoppedClock
from tests.faults.a_desks_day import SECOND, Day, destroyed_by_the_second
from tests.faults.canaries import FILLED, canary
from tests.faults.watching import Watch, leaks
from tests.services.conftest import LOGIN, PASSPHRASE

from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain import drafts


@pytest.fixture
def temp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temp folder of our own, so that whatever is left in it is ours."""
    folder = tmp_path / "temp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    for name in ("TMPDIR", "TMP", "TEMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(folder))
    return folder


def test_no_canary_is_ever_written_plainly(
    store_path: Path, profile: Path, temp: Path, tmp_path: Path
) -> None:
    clock, outside = StoppedClock(), tmp_path / "outside"
    outside.mkdir()
    places = (store_path, profile, temp)
    watch = Watch(*places, allowed=(outside,))
    try:
        desk = open_desk(front_door(store_path, clock).unlock(LOGIN, PASSPHRASE), clock)
        for act in Day(desk, outside).acts():
            assert list(leaks(*places)) == [], act
        assert (store_path / "records.db-wal").stat().st_size > 0
        assert len(list(store_path.rglob("*.age"))) > 4
        desk.lock()
        assert list(leaks(*places)) == []
        second = open_desk(front_door(store_path, clock).unlock(SECOND, PASSPHRASE), clock)
        destroyed_by_the_second(second)
        assert list(leaks(*places)) == [], "a destruction"
        second.lock()
        again = open_desk(front_door(store_path, clock).unlock(LOGIN, PASSPHRASE), clock)
        assert again.audit_trail.verify().ok and again.incident_log.drafts()[0].summary.startswith("Canary")
        again.close()
        assert list(leaks(*places)) == []
    finally:
        watch.is_over = True
    assert watch.leaky == set() and watch.elsewhere == set()
    assert any(name.endswith(".part") for name in watch.gone)  # it did see files under their first names
    assert list(leaks(outside))  # and the search does find what is there
    assert drafts_of(drafts) - FILLED == {drafts.DraftEvidence}  # that one is made by receiving a file


def drafts_of(module: ModuleType) -> set[type]:
    """One added later must hold canaries too; those of the team are filled in `test_team_canaries`."""
    mine = (kind for kind in vars(module).values() if getattr(kind, "__module__", "") == module.__name__)
    return {kind for kind in mine if isinstance(kind, type) and dataclasses.is_dataclass(kind)}


@pytest.mark.parametrize("form", ["utf-8", "utf-16-le", "utf-16-be"])
def test_the_watch_sees_a_file_that_comes_and_goes(form: str, temp: Path, tmp_path: Path) -> None:
    watch = Watch(temp)
    try:
        for name in ("removed", "renamed", "kept"):
            (temp / name).write_bytes(b"\x00" + canary().encode(form))
        (temp / "removed").unlink()
        assert set(leaks(temp)) == {"renamed", "kept"}
        (temp / "renamed").rename(tmp_path / "aside")
        (tmp_path / "elsewhere").write_text("nothing")
    finally:
        watch.is_over = True
    assert watch.leaky == {"removed", "renamed"} and watch.elsewhere == {str(tmp_path / "elsewhere")}

"""An older store is copied before it is brought up: cut short anywhere or failing, it stands as it was or is whole."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.records.older_forms import PARTS_OF_0001
from tests.records.stores import KEY, Records, raw

import builders
from safetydesk.domain import steps
from safetydesk.domain.errors import Trouble
from safetydesk.domain.incident import Involvement
from safetydesk.records import upgrading
from safetydesk.records.copying import rows_at
from safetydesk.records.database import Database
from safetydesk.records.migrating import NEWEST

WAY_UP = ("copied", "checked", "copy_kept", "upgraded", "verified")
WAY_BACK = ("to_be_put_back", "log_gone", "put_back")
PART = builders.an_involvement(note="Year 8; “O'Neill”")


@pytest.fixture
def older(records: Records) -> Records:
    """Of the first form, and closed."""
    records.log(builders.a_person(), PART, builders.a_note())
    records.tamper(*PARTS_OF_0001)
    records.database.close()
    return records


def names(records: Records) -> set[str]:
    """What lies in the folder, but for the log."""
    return {
        path.name
        for path in records.path.parent.glob("records.*")
        if path.suffix not in (".db-wal", ".db-shm")
    }


def version(path: Path) -> str:
    with raw(path) as connection:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def assert_whole(records: Records) -> None:
    records.database = Database.open(records.path, KEY)
    with records.reading() as reading:
        assert reading.every(Involvement) == (PART,)
    assert records.verify().findings == [] and version(records.path) == NEWEST


def test_the_copy_is_the_store_before_and_goes_at_the_next_sound_opening(older: Records) -> None:
    assert_whole(older)
    assert names(older) == {"records.db", f"records.kept-{NEWEST}"}
    kept = older.path.with_name(f"records.kept-{NEWEST}")
    assert version(kept) == "0001" and b"SQLite format" not in kept.read_bytes()[:16]
    assert rows_at(kept, KEY)["incidents"] == 1
    older.database.close()
    assert_whole(older)
    assert names(older) == {"records.db"}


def test_damaged_since_the_copy_stays_and_takes_nobodys_place(older: Records) -> None:
    assert_whole(older)
    older.database.close()
    with older.path.open("rb+") as file:
        file.seek(-100, os.SEEK_END)
        file.write(bytes(60))
    before = older.path.read_bytes()
    try:
        Database.open(older.path, KEY).close()
    except Trouble as fault:
        assert fault.code == "records_damaged"
    assert names(older) == {"records.db", f"records.kept-{NEWEST}"} and older.path.read_bytes() == before


@pytest.mark.parametrize("failing", ["upgrade", "_verify", "_is_sound"])
def test_what_fails_is_put_back(failing: str, older: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    real = getattr(upgrading, failing)

    def fail(*given: object) -> None:
        real(*given)
        raise Trouble("disk_full")

    monkeypatch.setattr(upgrading, failing, fail)
    with pytest.raises(Trouble) as raised:
        Database.open(older.path, KEY)
    assert raised.value.code == "disk_full" and names(older) == {"records.db"}
    assert version(older.path) == "0001"
    monkeypatch.undo()
    assert_whole(older)


def test_a_copy_that_is_not_like_the_store_ends_it_before_anything_is_changed(
    older: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upgrading, "rows_at", lambda *_given: {})
    with pytest.raises(Trouble) as raised:
        Database.open(older.path, KEY)
    assert raised.value.code == "copy_differs" and version(older.path) == "0001"
    monkeypatch.undo()
    assert_whole(older)
    assert names(older) == {"records.db", f"records.kept-{NEWEST}"}


def test_a_copy_under_another_key_takes_nobodys_place(
    older: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert_whole(older)
    older.database.close()
    forged = older.path.with_name(f"records.before-{NEWEST}")
    other = Database.create(older.path.with_name("other.db"), "f" * 96)
    other.close()
    older.path.with_name("other.db").rename(forged)
    monkeypatch.setattr(upgrading, "_is_sound", lambda _engine: False)
    with pytest.raises(Trouble):
        Database.open(older.path, KEY)
    assert version(older.path) == NEWEST and forged.exists()


def killed_at(step: str, act: Callable[[], object]) -> None:
    child = os.fork()
    if child == 0:
        os.environ[steps.VARIABLE] = step
        try:
            act()
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


needs_fork = pytest.mark.skipif(sys.platform == "win32", reason="forks")


@needs_fork
@pytest.mark.parametrize("step", WAY_UP)
def test_killed_on_the_way_up(step: str, older: Records) -> None:
    killed_at(f"upgrade.{step}", lambda: Database.open(older.path, KEY))
    assert version(older.path) == ("0001" if step in WAY_UP[:3] else NEWEST)
    assert_whole(older)
    older.database.close()
    assert_whole(older)
    assert names(older) == {"records.db"}


@needs_fork
@pytest.mark.parametrize("step", WAY_BACK)
def test_killed_on_the_way_back(step: str, older: Records, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_engine: object) -> None:
        raise Trouble("records_damaged")

    monkeypatch.setattr(upgrading, "_verify", fail)
    killed_at(f"upgrade.{step}", lambda: Database.open(older.path, KEY))
    monkeypatch.undo()
    assert_whole(older)
    older.database.close()
    assert_whole(older)
    assert names(older) == {"records.db"}


@needs_fork
def test_killed_as_the_copy_goes(older: Records) -> None:
    assert_whole(older)
    older.database.close()
    killed_at("upgrade.copy_gone", lambda: Database.open(older.path, KEY))
    assert names(older) == {"records.db"}
    assert_whole(older)

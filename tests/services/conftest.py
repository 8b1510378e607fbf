"""A desk on a real encrypted store, made afresh for each test from one sealed once a session."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.clocks import StoppedClock

from safetydesk import bootstrap
from safetydesk.bootstrap import FirstMember, front_door, open_desk
from safetydesk.services.desk import Desk

LOGIN, PASSPHRASE = "morgan", "quiet harbour lantern meadow thistle"


@pytest.fixture(scope="session")
def sealed_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one member and nothing else; copied, never written."""
    path = tmp_path_factory.mktemp("template") / "store"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAFETYDESK_CHEAP_KEYS", "1")
        first = FirstMember(
            school="Larkfield School",
            town="Larkfield",
            name="Morgan Okafor",
            job="Designated Safeguarding Lead",
            login=LOGIN,
            passphrase=PASSPHRASE,
        )
        front_door(path, StoppedClock()).create(first).let_go()
    return path


@pytest.fixture(autouse=True)
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What this machine remembers: of this test's copy only, for all copies are one store to it."""
    folder = tmp_path / "profile"
    monkeypatch.setattr(bootstrap.surroundings, "profile_folder", lambda: folder)
    return folder


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
def store_path(sealed_store: Path, tmp_path: Path) -> Path:
    """This test's own copy of the store."""
    return Path(shutil.copytree(sealed_store, tmp_path / "store"))


@pytest.fixture
def desk(store_path: Path, clock: StoppedClock) -> Iterator[Desk]:
    opened = open_desk(front_door(store_path, clock).unlock(LOGIN, PASSPHRASE), clock)
    yield opened
    opened.close()

"""A store with a team, for tests of who may open what: made once a session, copied, and signed in to as anybody."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import pytest
from tests.clocks import StoppedClock
from tests.services.conftest import LOGIN, PASSPHRASE

from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.team_member import DEPUTY, GOVERNOR, HEAD, RECORDER, TeamMember
from safetydesk.services.desk import Desk
from safetydesk.services.keys import NewMember

NAMES = {
    "kate": ("Katherine Oduya", DEPUTY),
    "head": ("Patrick Lindqvist", HEAD),
    "robin": ("Robin Achebe", RECORDER),
    "gov": ("Gwen Traherne", GOVERNOR),
}
"""By login, beside the DSL who made the store; each signs in with the store's one passphrase."""


@pytest.fixture(scope="session")
def team_store(sealed_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copied, never written."""
    path = Path(shutil.copytree(sealed_store, tmp_path_factory.mktemp("team") / "store"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("safetydesk.bootstrap.surroundings.profile_folder", lambda: path.parent / "profile")
        with_team(path)
    return path


@pytest.fixture
def store_path(team_store: Path, tmp_path: Path) -> Path:
    """This test's own copy of it."""
    return Path(shutil.copytree(team_store, tmp_path / "store"))


def with_team(path: Path) -> None:
    """Adds the team to a store with one member."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAFETYDESK_CHEAP_KEYS", "1")
        desk = open_desk(front_door(path, StoppedClock()).unlock(LOGIN, PASSPHRASE), StoppedClock())
        try:
            for login, (name, role) in NAMES.items():
                desk.team_keys.enrol(NewMember(name=name, role=role), login, PASSPHRASE, PASSPHRASE)
        finally:
            desk.close()


@contextmanager
def at_the_desk(path: Path, login: str) -> Iterator[Desk]:
    """Signed in; the desk is closed at the end."""
    desk = open_desk(front_door(path, StoppedClock()).unlock(login, PASSPHRASE), StoppedClock())
    try:
        yield desk
    finally:
        desk.close()


def member(desk: Desk, login: str) -> UUID:
    wanted = NAMES[login][0] if login in NAMES else "Morgan Okafor"
    with desk.office.reading() as reading:
        return next(each.id for each in reading.every(TeamMember) if each.name == wanted)

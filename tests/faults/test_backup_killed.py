"""SIGKILL at every numbered step of a backup and of a restore: the store is sound, what counts is whole, and the act
succeeds when it is done again."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.services.acts import logged_with_files, with_files
from tests.services.conftest import LOGIN, PASSPHRASE

from safetydesk import bootstrap
from safetydesk.bootstrap import front_door, open_desk, restoring
from safetydesk.domain.events import BackupMade, StoreRestored
from safetydesk.domain.steps import VARIABLE
from safetydesk.services.desk import Desk
from safetydesk.strongroom.generation import Generation

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="forks, and reads the POSIX way a process ended"
)
WRITE = ("part_opened", "written", "synced", "renamed", "folder_synced")
BACKUP = (
    "backup.source_checked",
    "backup.part_made",
    *(f"backup.own.{step}" for step in WRITE),
    "backup.members_copied",
    "backup.records_part",
    "backup.records_copied",
    "backup.records_checked",
    *(f"backup.pool.{step}" for step in WRITE),
    "backup.pool_filled",
    *(f"backup.manifest.{step}" for step in WRITE),
    "backup.read_again",
    "backup.renamed",
    "save.audited",
    "save.committed",
    "backup.recorded",
)
COUNTS = BACKUP[BACKUP.index("backup.renamed") :]
IS_SAID = BACKUP[BACKUP.index("save.committed") :]
RESTORE = (
    "restore.checked",
    *(f"restore.mark.{step}" for step in WRITE),
    "restore.part_made",
    *(f"restore.file.{step}" for step in WRITE),
    "restore.copied",
    "restore.verified",
    "save.audited",
    "save.committed",
    "restore.recorded",
    "restore.renamed",
    "restore.remembered",
)
STANDS = RESTORE[RESTORE.index("restore.renamed") :]


def killed_at(step: str, act: Callable[[Callable[[], None]], None]) -> None:
    """Does `act` in a process of its own, which is killed at `step` once the act has called what it is handed."""

    def arm() -> None:
        os.environ[VARIABLE] = step

    child = os.fork()
    if child == 0:
        try:
            act(arm)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL, f"{step} was not reached"


@pytest.fixture(scope="module")
def template(sealed_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store, its profile, and a place with one backup; since then another incident with a file was logged."""
    folder = tmp_path_factory.mktemp("killed")
    shutil.copytree(sealed_store, folder / "store")
    (folder / "place").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bootstrap.surroundings, "profile_folder", lambda: folder / "profile")
        desk = opened(folder)
        desk.backups.choose(folder / "place")
        logged_with_files(desk, folder, 1)
        with_files(desk, folder, 1)
        desk.backups.make()
        logged_with_files(desk, folder, 1)
        desk.close()
    return folder


@pytest.fixture
def folder(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This test's own copy of all of it."""
    mine = Path(shutil.copytree(template, tmp_path / "all"))
    monkeypatch.setattr(bootstrap.surroundings, "profile_folder", lambda: mine / "profile")
    return mine


def opened(folder: Path, name: str = "store") -> Desk:
    return open_desk(front_door(folder / name).unlock(LOGIN, PASSPHRASE))


def generations(folder: Path) -> list[Generation]:
    return [Generation(path) for path in sorted((folder / "place").glob("*/generations/*"))]


def said(desk: Desk, kind: type) -> int:
    return sum(isinstance(act.event, kind) for act in desk.audit_trail.history(desk.office.store_id))


@pytest.mark.parametrize("step", BACKUP)
def test_a_backup_killed_at(step: str, folder: Path) -> None:
    def act(arm: Callable[[], None]) -> None:
        desk = opened(folder)
        desk.backups.choose(folder / "place")
        arm()
        desk.backups.make()

    killed_at(step, act)
    whole = [one for one in generations(folder) if not one.is_unfinished]
    assert len(whole) == 1 + (step in COUNTS)
    for one in whole:
        assert one.check()
    desk = opened(folder)
    try:
        assert said(desk, BackupMade) == 1 + (step in IS_SAID)
        verdict = desk.audit_trail.verify()
        assert verdict.ok and not desk.unclaimed, verdict.findings
        desk.backups.choose(folder / "place")
        desk.backups.make()
        found = generations(folder)
        assert len(found) == len(whole) + 1 and not list((folder / "place").rglob("*.part"))
        for one in found:
            assert one.check()
    finally:
        desk.close()


@pytest.mark.parametrize("step", RESTORE)
def test_a_restore_killed_at(step: str, folder: Path) -> None:
    (backup,) = generations(folder)

    def act(arm: Callable[[], None]) -> None:
        arm()
        restoring().restore(backup.path, folder / "again", LOGIN, PASSPHRASE, "a test")

    killed_at(step, act)
    assert (folder / "again").exists() == (step in STANDS)
    assert backup.check()
    if step not in STANDS:
        restoring().restore(backup.path, folder / "again", LOGIN, PASSPHRASE, "a test")
    desk = opened(folder, "again")
    try:
        verdict = desk.audit_trail.verify()
        assert verdict.ok and not desk.unclaimed, verdict.findings
        assert said(desk, StoreRestored) == 1 and len(desk.incident_log.drafts()) == 1
    finally:
        desk.close()
    assert not list(folder.glob("*.restoring"))

"""SIGKILL at every step of taking a plain copy out, and a full disk: never a whole plain copy that nobody knows of."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from tests.faults.killing import killed
from tests.services.acts import logged
from tests.services.conftest import LOGIN, PASSPHRASE

from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.errors import Trouble
from safetydesk.services.desk import Desk

CHILD = Path(__file__).with_name("copies_child.py")
CONTENT = os.urandom(4_000_000)
STEPS = [
    *(("before", step) for step in ("save.committed", "copy_out.prepared", "copy_out.part_opened")),
    *(
        ("write", f"copy_out.{step}")
        for step in ("written", "synced", "renamed", "folder_synced", "released")
    ),
    ("write", "save.audited"),
    *(("delete", step) for step in ("copy_out.deleted", "save.audited")),
]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="reads the POSIX way a process ended")


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    folder = tmp_path / "outside"
    folder.mkdir()
    return folder


def with_one(desk: Desk, folder: Path) -> None:
    (folder / "film.bin").write_bytes(CONTENT)
    incident = logged(desk, categories=("BULLY",))
    assert desk.exhibits.receive(incident.id, [folder / "film.bin"], "no").received


def opened(store: Path) -> Desk:
    return open_desk(front_door(store).unlock(LOGIN, PASSPHRASE))


@pytest.mark.parametrize(("act", "step"), STEPS)
def test_killed_at(
    act: str, step: str, store_path: Path, profile: Path, tmp_path: Path, outside: Path
) -> None:
    desk = opened(store_path)
    with_one(desk, tmp_path)
    desk.close()
    killed(CHILD, store_path, profile, outside, act, step)
    lying = {path.name: path.read_bytes() == CONTENT for path in outside.iterdir()}
    again = opened(store_path)
    try:
        out = again.copies_out.still_out()
        if lying:
            assert [line.copy.is_out for line in out] == [True], "a plain copy that nobody knows of"
            name = out[0].copy.file_name
            assert set(lying) <= {name, f"{name}.part"}
            assert lying.get(name, True), "half a copy under its own name"
            again.copies_out.delete_now(out[0].copy.id, out[0].copy.row_version)
        elif out:
            again.copies_out.confirm_deleted(out[0].copy.id, out[0].copy.row_version)
        assert not list(outside.iterdir())
        assert again.copies_out.still_out() == ()
        assert again.audit_trail.verify().ok
    finally:
        again.close()


def test_a_full_disk_leaves_nothing_of_it(desk: Desk, tmp_path: Path, tiny: Path) -> None:
    with_one(desk, tmp_path)
    exhibit = desk.incident_log.reread(desk.incident_log.by_reference("OS-2026-0001")).exhibits[0]
    with pytest.raises(Trouble) as raised:
        desk.copies_out.take_out(exhibit.id, tiny, "To read it")
    assert raised.value.code == "disk_full"
    assert list(tiny.iterdir()) == []
    assert desk.copies_out.still_out() == ()
    (copy,) = desk.incident_log.reread(exhibit.incident_id).copies_out
    assert copy.state == "failed"

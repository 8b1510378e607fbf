"""SIGKILL while several of the school's own values are set at once: all of them count, or none."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.services.conftest import LOGIN, PASSPHRASE

import safetydesk
from safetydesk.bootstrap import front_door, open_desk

CHILD = Path(__file__).with_name("house_child.py")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="reads the POSIX way a process ended")


@pytest.mark.parametrize(("step", "is_kept"), [("house.written", False), ("save.committed", True)])
def test_killed_at(step: str, is_kept: bool, store_path: Path, profile: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(CHILD), str(store_path), str(profile), step],
        env={**os.environ, "PYTHONPATH": str(Path(safetydesk.__file__).parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode == -signal.SIGKILL and "ack done" not in done.stdout
    desk = open_desk(front_door(store_path).unlock(LOGIN, PASSPHRASE))
    try:
        assert len(desk.office.house.values) == (3 if is_kept else 0)
        assert desk.vocabulary.deadline_rule("social_care_form").amount == (48 if is_kept else 24)
        assert bool(desk.house_values.terms()) == is_kept
        assert desk.audit_trail.verify().findings == ()
    finally:
        desk.close()

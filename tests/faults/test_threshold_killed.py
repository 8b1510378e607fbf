"""SIGKILL while the threshold is decided with an earlier concern: decision and link are there together, or neither."""

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

CHILD = Path(__file__).with_name("threshold_child.py")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="reads the POSIX way a process ended")


@pytest.mark.parametrize(("step", "kept"), [("threshold.written", 0), ("save.committed", 1)])
def test_killed_at(step: str, kept: int, store_path: Path, profile: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(CHILD), str(store_path), str(profile), step],
        env={**os.environ, "PYTHONPATH": str(Path(safetydesk.__file__).parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode == -signal.SIGKILL and "ack first" in done.stdout and "ack done" not in done.stdout
    desk = open_desk(front_door(store_path).unlock(LOGIN, PASSPHRASE))
    try:
        case = desk.incident_log.reread(desk.incident_log.by_reference("OS-2026-0001"))
        assert (len(case.threshold_decisions), len(desk.links.of_incident(case.incident.id))) == (kept, kept)
        assert desk.audit_trail.verify().findings == ()
    finally:
        desk.close()

"""SIGKILL while the threshold is decided with an earlier concern: decision and link are there together, or neither."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.faults.killing import killed
from tests.services.conftest import LOGIN, PASSPHRASE

from safetydesk.bootstrap import front_door, open_desk

CHILD = Path(__file__).with_name("threshold_child.py")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="reads the POSIX way a process ended")


@pytest.mark.parametrize(("step", "kept"), [("threshold.written", 0), ("save.committed", 1)])
def test_killed_at(step: str, kept: int, store_path: Path, profile: Path) -> None:
    said = killed(CHILD, store_path, profile, step)
    assert "ack first" in said and "ack done" not in said
    desk = open_desk(front_door(store_path).unlock(LOGIN, PASSPHRASE))
    try:
        case = desk.incident_log.reread(desk.incident_log.by_reference("OS-2026-0001"))
        assert (len(case.threshold_decisions), len(desk.links.of_incident(case.incident.id))) == (kept, kept)
        assert desk.audit_trail.verify().findings == ()
    finally:
        desk.close()

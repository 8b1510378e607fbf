"""SIGKILL while a mark raises the severity, and while a policy is adopted: both halves stand, or neither."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.faults.killing import killed
from tests.services.acts import logged
from tests.services.conftest import LOGIN, PASSPHRASE

from safetydesk.bootstrap import front_door, open_desk

CHILD = Path(__file__).with_name("circumstances_child.py")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="reads the POSIX way a process ended")


@pytest.mark.parametrize(
    ("act", "step", "is_kept"),
    [
        ("mark", "circumstances.written", False),
        ("mark", "raising.raised", False),
        ("mark", "save.committed", True),
        ("adopt", "house.written", False),
    ],
)
def test_killed_at(act: str, step: str, is_kept: bool, store_path: Path, profile: Path) -> None:
    desk = open_desk(front_door(store_path).unlock(LOGIN, PASSPHRASE))
    incident = logged(desk, severity=2)
    desk.close()
    said = killed(CHILD, store_path, profile, step, act)
    assert "ack done" not in said
    desk = open_desk(front_door(store_path).unlock(LOGIN, PASSPHRASE))
    try:
        case = desk.incident_log.reread(incident.id)
        assert len(case.circumstances) == (1 if is_kept else 0)
        assert case.incident.severity == (3 if is_kept else 2)
        assert not desk.profiles.adopted() and not desk.office.house.rules()
        assert desk.audit_trail.verify().findings == ()
    finally:
        desk.close()

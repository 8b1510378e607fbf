"""SIGKILL at each step of changing a clock and of drawing the sheets of the school: all of it is there, or nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.faults.killing import killed
from tests.services.conftest import LOGIN, PASSPHRASE

from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.rows import IncidentFilter

CHILD = Path(__file__).with_name("deadlines_child.py")
STEPS = [
    ("clock.written", "pause", 0), ("save.committed", "pause", 1),
    ("day_sheet.drawn", "sheet", 0), ("action_sheet.drawn", "actions", 0),
]  # fmt: skip
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="reads the POSIX way a process ended")


@pytest.mark.parametrize(("step", "act", "kept"), STEPS)
def test_killed_at(step: str, act: str, kept: int, store_path: Path, profile: Path) -> None:
    said = killed(CHILD, store_path, profile, step, act)
    assert "ack first" in said and "ack done" not in said
    assert not (profile / "sheet.pdf").exists()
    desk = open_desk(front_door(store_path).unlock(LOGIN, PASSPHRASE))
    try:
        case = desk.incident_log.reread(desk.incident_log.page(IncidentFilter())[0].id)
        said = [done.kind for done in case.history if done.kind == "DeadlineChanged"]
        assert len(case.deadline_changes) == len(said) == kept
        assert desk.audit_trail.verify().findings == ()
    finally:
        desk.close()

"""SIGKILL at every step of recording a held item and of handing it over: all of it is there, or nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.faults.killing import killed
from tests.services.conftest import LOGIN, PASSPHRASE

from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.custody_drafts import CustodyDraft
from safetydesk.domain.custody_of_exhibits import line_in
from safetydesk.domain.rows import IncidentFilter

CHILD = Path(__file__).with_name("custody_child.py")
STEPS = [
    ("held.written", "hold", False),
    ("save.committed", "hold", True),
    ("custody.written", "pass", False),
    ("save.audited", "pass", False),
    ("save.committed", "pass", True),
]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="reads the POSIX way a process ended")


@pytest.mark.parametrize(("step", "act", "is_kept"), STEPS)
def test_killed_at(step: str, act: str, is_kept: bool, store_path: Path, profile: Path) -> None:
    said = killed(CHILD, store_path, profile, step, act)
    assert "ack first" in said and "ack done" not in said
    desk = open_desk(front_door(store_path).unlock(LOGIN, PASSPHRASE))
    try:
        row = desk.incident_log.page(IncidentFilter())[0]
        case = desk.incident_log.reread(row.id)
        assert len(case.held) == (2 if is_kept and act == "hold" else 1)
        lines = [line_in(case, item) for item in case.held]
        assert all(line.is_unbroken for line in lines), "an item without its first entry, or a half one"
        assert lines[0].holder == ("PC 1" if is_kept and act == "pass" else "Morgan")
        assert desk.audit_trail.verify().findings == ()
        desk.custody.record(
            case.held[0].id, CustodyDraft(kind="handed_over", to_who="PC 2", purpose="It goes on")
        )
    finally:
        desk.close()

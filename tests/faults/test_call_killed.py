"""SIGKILL at every step of ringing, ending a call and referring: an open call is still open, and can be ended."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.faults.killing import killed
from tests.services.conftest import LOGIN, PASSPHRASE

from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.rows import IncidentFilter

CHILD = Path(__file__).with_name("call_child.py")
STEPS = [
    ("call.added", "ring", False),
    ("save.committed", "ring", True),
    ("call.ended", "end", False),
    ("save.committed", "end", True),
    ("referral.added", "refer", False),
]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="reads the POSIX way a process ended")


@pytest.mark.parametrize(("step", "act", "is_kept"), STEPS)
def test_killed_at(step: str, act: str, is_kept: bool, store_path: Path, profile: Path) -> None:
    said = killed(CHILD, store_path, profile, step, act)
    assert "ack first" in said and "ack done" not in said
    desk = open_desk(front_door(store_path).unlock(LOGIN, PASSPHRASE))
    try:
        case = desk.incident_log.reread(desk.incident_log.page(IncidentFilter())[0].id)
        still_open = desk.calls.open_of_mine()
        assert len(still_open) == {"ring": 1 + is_kept, "end": 1 - is_kept}.get(act, 1)
        assert not case.referrals and all(call.referral_id is None for call in case.call_attempts)
        assert bool(desk.calls.seconds_held()) == bool(still_open), (
            "it holds the lock off after a crash as well"
        )
        for call in still_open:
            desk.calls.end(call.id, call.row_version, "not_known")
        assert desk.audit_trail.verify().findings == ()
    finally:
        desk.close()

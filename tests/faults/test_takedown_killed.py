"""SIGKILL while an address or a step is recorded, and two incidents linked or parted: all is there, or nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.faults.killing import killed
from tests.services.conftest import LOGIN, PASSPHRASE

from safetydesk.bootstrap import front_door, open_desk

CHILD = Path(__file__).with_name("takedown_child.py")
STEPS = [
    ("takedown.written", "begin", (1, 0, 1)),
    ("save.committed", "begin", (2, 1, 1)),
    ("takedown.step_written", "step", (1, 0, 1)),
    ("link.written", "link", (1, 0, 1)),
    ("link.ended", "end", (1, 0, 1)),
    ("save.committed", "end", (1, 0, 0)),
]
"""Addresses, steps, and other incidents of the story, once it was killed there."""
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="reads the POSIX way a process ended")


@pytest.mark.parametrize(("step", "act", "kept"), STEPS)
def test_killed_at(step: str, act: str, kept: tuple[int, int, int], store_path: Path, profile: Path) -> None:
    said = killed(CHILD, store_path, profile, step, act)
    assert "ack first" in said and "ack done" not in said
    desk = open_desk(front_door(store_path).unlock(LOGIN, PASSPHRASE))
    try:
        case = desk.incident_log.reread(desk.incident_log.by_reference("OS-2026-0001"))
        linked = desk.links.of_incident(case.incident.id)
        assert (len(case.takedowns), len(case.takedown_steps), len(linked)) == kept
        assert desk.audit_trail.verify().findings == ()
    finally:
        desk.close()

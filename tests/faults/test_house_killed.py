"""SIGKILL while several of the school's own values are set at once: all of them count, or none."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.faults.killing import killed
from tests.services.conftest import LOGIN, PASSPHRASE

from safetydesk.bootstrap import front_door, open_desk

CHILD = Path(__file__).with_name("house_child.py")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="reads the POSIX way a process ended")


@pytest.mark.parametrize(("step", "is_kept"), [("house.written", False), ("save.committed", True)])
def test_killed_at(step: str, is_kept: bool, store_path: Path, profile: Path) -> None:
    said = killed(CHILD, store_path, profile, step)
    assert "ack done" not in said
    desk = open_desk(front_door(store_path).unlock(LOGIN, PASSPHRASE))
    try:
        assert len(desk.office.house.values) == (3 if is_kept else 0)
        assert desk.vocabulary.deadline_rule("social_care_form").amount == (48 if is_kept else 24)
        assert bool(desk.house_values.terms()) == is_kept
        assert desk.audit_trail.verify().findings == ()
    finally:
        desk.close()

"""SIGKILL while a sheet is answered or a field copied: both answers or neither, and no copy that nobody knows of."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.faults.killing import killed
from tests.services.conftest import LOGIN, PASSPHRASE

from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.rows import IncidentFilter

CHILD = Path(__file__).with_name("sheet_child.py")
STEPS = [
    ("sheet.written", "save", False), ("save.committed", "save", True), ("sheet.copied", "copy", False),
    ("save.committed", "copy", True),
]  # fmt: skip
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="reads the POSIX way a process ended")


@pytest.mark.parametrize(("step", "act", "is_kept"), STEPS)
def test_killed_at(step: str, act: str, is_kept: bool, store_path: Path, profile: Path) -> None:
    said = killed(CHILD, store_path, profile, step, act)
    assert "ack first" in said and "ack done" not in said
    assert "clipboard" not in said
    desk = open_desk(front_door(store_path).unlock(LOGIN, PASSPHRASE))
    try:
        case = desk.incident_log.reread(desk.incident_log.page(IncidentFilter())[0].id)
        (sheet,) = case.agency_sheets
        assert [(each.code, each.text or each.state) for each in sheet.answers] == (
            [("wish", "Police"), ("threats", "not_known")]
            if act == "save" and is_kept
            else [("wish", "No police yet")]
        )
        assert len(case.disclosures) == (act == "copy" and is_kept)
        assert desk.audit_trail.verify().findings == ()
    finally:
        desk.close()

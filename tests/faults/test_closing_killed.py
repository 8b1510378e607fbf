"""SIGKILL at each step of deciding, closing, opening again, a debrief and an action: all of it is there, or nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.faults.killing import killed
from tests.services.conftest import LOGIN, PASSPHRASE

from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.duties import closure_in_force, waiting_sign_offs
from safetydesk.domain.rows import IncidentFilter

CHILD = Path(__file__).with_name("closing_child.py")
STEPS = [
    ("decision.written", "decide", False),
    ("closing.written", "close", False),
    ("closing.closed", "close", False),
    ("save.committed", "close", True),
    ("reopening.written", "reopen", False),
    ("reopening.written", "refer", False),
    ("save.committed", "refer", True),
    ("debrief.written", "debrief", False),
    ("action.settled", "settle", False),
]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="reads the POSIX way a process ended")


def is_whole(case: CaseFile) -> bool:
    """No half of an act: closed has its closure and its sign-off, an early review its action, a referral is of an open
    one."""
    closure = closure_in_force(case)
    asked = [each for each in waiting_sign_offs(case) if closure and each.about == closure.id]
    not_referred = [each for each in case.decisions if each.answer == "not_refer"]
    return (
        (case.incident.status == "closed") == (closure is not None) == bool(asked)
        and {each.id for each in not_referred}
        == {each.about for each in case.sign_offs if each.about_kind == "decision"}
        and not (case.referrals and case.incident.status == "closed")
        and len(case.debriefs) == len([each for each in case.actions if each.policy])
    )


@pytest.mark.parametrize(("step", "act", "is_kept"), STEPS)
def test_killed_at(step: str, act: str, is_kept: bool, store_path: Path, profile: Path) -> None:
    said = killed(CHILD, store_path, profile, step, act)
    assert "ack first" in said and "ack done" not in said
    desk = open_desk(front_door(store_path).unlock(LOGIN, PASSPHRASE))
    try:
        case = desk.incident_log.reread(desk.incident_log.page(IncidentFilter())[0].id)
        assert is_whole(case)
        happened = {
            "decide": len(case.decisions) == 2,
            "close": case.incident.status == "closed",
            "reopen": case.incident.status == "open",
            "refer": case.incident.status == "open" and len(case.referrals) == 1,
            "debrief": bool(case.debriefs),
            "settle": any(not each.is_open for each in case.actions),
        }
        assert happened[act] is is_kept
        assert desk.audit_trail.verify().findings == ()
    finally:
        desk.close()

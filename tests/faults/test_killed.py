"""SIGKILL at every numbered step of saving: whatever was acknowledged is there, and nothing half.

Of adding files: `test_intake_faults`.
"""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest
from tests.faults.killing import run_child
from tests.services.conftest import LOGIN, PASSPHRASE

from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.rows import IncidentFilter
from safetydesk.services.desk import Desk
from samples import png

CHILD = Path(__file__).with_name("acts_child.py")
STEPS = ["save.written", "save.audited", "save.committed", "save.draft_forgotten"]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="reads the POSIX way a process ended")


def run(step: str, store: Path, profile: Path, files: list[Path]) -> tuple[int, list[str]]:
    done = run_child(CHILD, store, profile, step, *files)
    return done.returncode, [line for line in done.stdout.splitlines() if line.startswith("ack ")]


def held(desk: Desk) -> dict[str, int]:
    """What the store shows: incidents by summary, and how many files each, drafts included."""
    rows = desk.incident_log.page(IncidentFilter())
    found = {row.summary: row.exhibits for row in rows}
    for draft in desk.incident_log.drafts():
        assert draft.summary not in found, "one thing is both a draft and an incident"
        found[draft.summary] = len(draft.evidence)
    return found


@pytest.mark.parametrize("step", STEPS)
def test_killed_at(step: str, store_path: Path, profile: Path, tmp_path: Path) -> None:
    files = [png(tmp_path, 50, 40, name=f"{number}.png") for number in range(2)]
    code, acknowledged = run(step, store_path, profile, files)
    assert code == -signal.SIGKILL
    assert [line.split()[1] for line in acknowledged] == ["incident", "draft", "files"]

    desk = open_desk(front_door(store_path).unlock(LOGIN, PASSPHRASE))
    try:
        found = held(desk)
        in_place = len(list((store_path / "exhibits").glob("??/*.age")))
        aside = len(list((store_path / "exhibits" / "unclaimed").glob("*.age")))
        assert set(found) == {"The incident before", "The draft in hand"}
        assert not list(store_path.rglob("*.part"))
        assert in_place == sum(found.values()) and aside == len(desk.unclaimed)
        assert found["The draft in hand"] == 2 and aside == 0
        is_saved = step in ("save.committed", "save.draft_forgotten")
        assert (not desk.incident_log.drafts()) is is_saved
        verdict = desk.audit_trail.verify()
        assert verdict.ok, verdict.findings
        for draft in desk.incident_log.drafts():  # the act succeeds when it is done again
            assert desk.incident_log.log(draft).summary == draft.summary
        assert len(desk.incident_log.page(IncidentFilter())) == 2
    finally:
        desk.close()


def test_not_killed_it_says_so(store_path: Path, profile: Path, tmp_path: Path) -> None:
    code, acknowledged = run("no.such.step", store_path, profile, [png(tmp_path)])
    assert code == 0 and acknowledged[-1] == "ack logged OS-2026-0002"

"""The plug pulled while a proof is written: the store is whole, and a folder with the proof's name is a whole proof."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import pytest
from tests.faults.killing import run_child
from tests.services.acts import logged
from tests.services.conftest import LOGIN, PASSPHRASE

from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain import steps

VERIFIER = Path(__file__).resolve().parents[2] / "resources" / "verifier" / "safetydesk_verify.py"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")


@pytest.mark.parametrize("step", ["proof.written", "proof.complete", "proof.recorded", "proof.named"])
def test_killed_at_each_step(step: str, store_path: Path, tmp_path: Path) -> None:
    desk = open_desk(front_door(store_path).unlock(LOGIN, PASSPHRASE))
    reference = logged(desk).reference
    desk.close()
    place = tmp_path / "stick"
    place.mkdir()
    who = ("--store", store_path, "--as", LOGIN, "--passphrase-fd", "0")
    around = {"XDG_STATE_HOME": str(tmp_path / "state"), steps.VARIABLE: step}
    done = run_child("safetydesk", *who, "proof", reference, "--to", place, said=PASSPHRASE + "\n", **around)
    assert done.returncode == -9, done.stderr
    named = [path for path in place.iterdir() if path.suffix != ".part"]
    assert len(named) == (step == "proof.named")
    verify = runpy.run_path(str(VERIFIER), run_name="verify")["main"]
    assert all(verify([str(folder)]) == 0 for folder in named)
    desk = open_desk(front_door(store_path).unlock(LOGIN, PASSPHRASE))
    kinds = [act.kind for act in desk.audit_trail.page(0, 20)]
    assert ("ProofExported" in kinds) is (step in ("proof.recorded", "proof.named")), (
        "nothing leaves that was not said"
    )
    assert desk.audit_trail.verify().ok
    desk.close()

"""SIGKILL while a derived copy is made: it is whole or not there, the parent untouched, nothing of it in plain."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PIL import Image
from tests.faults.killing import killed
from tests.services.conftest import LOGIN, PASSPHRASE

from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.rows import IncidentFilter

CHILD = Path(__file__).with_name("derived_child.py")
STEPS = (
    "seal.written",
    "seal.renamed",
    "derive.sealed",
    "save.audited",
    "save.committed",
)
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="reads the POSIX way a process ended")


@pytest.mark.parametrize("step", STEPS)
def test_killed_at(step: str, store_path: Path, profile: Path, tmp_path: Path) -> None:
    colour = (17, 94, 201)
    picture = tmp_path / "shot.png"
    Image.new("RGB", (60, 40), colour).save(picture)
    before = {path for path in tmp_path.rglob("*") if path.is_file() and store_path not in path.parents}
    said = killed(CHILD, store_path, profile, step, picture, TMPDIR=str(tmp_path))
    assert "ack parent MO/1" in said
    left = {path for path in tmp_path.rglob("*") if path.is_file() and store_path not in path.parents}
    assert not [path for path in left - before if profile not in path.parents], "nothing beside the store"
    assert not [path for path in store_path.rglob("*") if path.is_file() and b"\x89PNG" in path.read_bytes()]
    desk = open_desk(front_door(store_path).unlock(LOGIN, PASSPHRASE))
    try:
        (row,) = desk.incident_log.page(IncidentFilter())
        exhibits = desk.incident_log.reread(row.id).exhibits
        is_kept = step == "save.committed"
        assert [each.number for each in exhibits] == (["MO/1", "MO/2"] if is_kept else ["MO/1"])
        in_place = len(list((store_path / "exhibits").glob("??/*.age")))
        aside = len(list((store_path / "exhibits" / "unclaimed").glob("*.age")))
        assert in_place == len(exhibits) and not list(store_path.rglob("*.part"))
        assert aside == (step in ("seal.renamed", "derive.sealed", "save.audited"))
        verdict = desk.audit_trail.verify()
        assert verdict.ok, verdict.findings
    finally:
        desk.close()

"""A fault at every numbered step of adding a batch: killed, the disk full, the disk read-only from there on.

What `security.md` 5.3 promises is looked at from outside, with stock tools, before the program opens the store again:
never a row without its file, nothing plain on disk. Then the program: a file without a row is found and listed, part-
files are gone, and the same act done again succeeds.
"""

from __future__ import annotations

import hashlib
import io
import json
import math
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyrage
import pytest
import sqlcipher3.dbapi2 as sqlcipher
from tests.faults.watching import leaks
from tests.services.acts import a_draft, logged
from tests.services.conftest import LOGIN, PASSPHRASE

import safetydesk
from safetydesk import bootstrap
from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.rows import IncidentFilter
from safetydesk.services.desk import Desk
from safetydesk.strongroom import keys
from safetydesk.strongroom.header import read_header
from safetydesk.strongroom.store_folder import StoreFolder
from samples import png

CHILD = Path(__file__).with_name("intake_child.py")
TOGETHER = 2
"""How many of them `intake_child` claims together."""
NEED_A_DISK = ("full", "read-only")
"""What can be laid on a disk of its own alone, which root on Linux can make; "no more" stands in for them elsewhere."""
ALL_STEPS = ("0", "1")
SAMPLED = (
    {} if os.environ.get("SAFETYDESK_EXAMPLES") == "long" else {"full": ("0", "2"), "read-only": ("1", "2")}
)
"""Each needs a disk made, filled and mended for every step. The gate lays one at every other step and the other between
them, "no more" and "killed" at all of them; `dev.py soak` lays each at every step."""
LEAST_SAMPLED = 5
TOLD = {
    "killed": set[str](),
    "no more": {"disk_error", "disk_failing", "disk_full"},
    "full": {"disk_full"},
    "read-only": {"store_read_only", "disk_error", "disk_failing"},
}
pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="forks, and reads the POSIX way a process ended"
)


@pytest.fixture(autouse=True)
def _keys_derived_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "stretch", lru_cache(keys.stretch))


@pytest.fixture
def template(store_path: Path) -> Path:
    """A store with an incident that has an exhibit, and a draft that has none."""
    desk = open_desk(front_door(store_path).unlock(LOGIN, PASSPHRASE))
    incident = logged(desk, summary="The incident before")
    before = store_path.parent / "before.txt"
    before.write_text("held before")
    desk.exhibits.receive(incident.id, [before], "no")
    desk.incident_log.keep_draft(a_draft(desk, summary="The draft in hand"))
    desk.close()
    return store_path


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """A picture, a file of more than one write, and a small one; canaries in their names and in what they hold."""
    folder = tmp_path / "outside"
    folder.mkdir()
    picture = png(folder, 50, 40, name="Canary picture.png")
    picture.write_bytes(picture.read_bytes() + b"Canary Kanarienvogel" * 20)
    long = folder / "Canary long.txt"
    long.write_bytes(b"Canary Kanarienvogel" * 20_000)
    last = folder / "Canary last.txt"
    last.write_bytes(b"Canary Kanarienvogel")
    return [picture, long, last]


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "place"
    folder.mkdir()
    yield folder
    for point in folder.glob("*/disk"):
        subprocess.run(["umount", "-l", str(point)], check=False, capture_output=True)


def each_step(place: Path, template: Path, what: str, fault: str, files: list[Path]) -> list[Path]:
    """Runs it; the homes of the steps, in their order, and last the one where no fault came."""
    meant = SAMPLED.get(fault, ALL_STEPS)
    folders = (Path(safetydesk.__file__).parents[1], CHILD.parents[1])
    done = subprocess.run(
        [sys.executable, str(CHILD), str(place), str(template), what, fault, *meant, *map(str, files)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, folders)), "TMPDIR": str(place)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    return sorted(place.iterdir(), key=lambda home: int(home.name))


def rows_from_outside(store: Path) -> list[dict[str, Any]]:
    """Every exhibit's seal, by SQLCipher alone; read from a copy, since reading would mend what a crash left."""
    copy = store.parent / "copy"
    copy.mkdir()
    for path in store.glob("records.db*"):
        shutil.copy(path, copy)
    key = keys.unlock(read_header(StoreFolder(store)), LOGIN, PASSPHRASE).database_key()
    with closing(sqlcipher.connect(str(copy / "records.db"))) as connection:
        connection.execute(f"PRAGMA key = \"x'{key}'\"")
        found = [json.loads(text) for (text,) in connection.execute("SELECT sealed FROM exhibits")]
    shutil.rmtree(copy)
    return found


def assert_row_has_its_file(store: Path, sealed: dict[str, Any]) -> None:
    path = store / "exhibits" / sealed["file_name"][:2] / (sealed["file_name"] + ".age")
    assert path.is_file(), "a row without its file"
    opened = io.BytesIO()
    identity = pyrage.x25519.Identity.from_str(sealed["identity"])
    pyrage.decrypt_io(io.BytesIO(path.read_bytes()), opened, [identity])
    assert hashlib.sha256(opened.getvalue()).hexdigest() == sealed["sha256"]


def assert_claims_have_their_files(store: Path) -> None:
    for listed in store.glob("members/*/claims"):
        for line in listed.read_text("ascii").splitlines()[1:-1]:
            name = line.split()[0]
            assert (store / "exhibits" / name[:2] / (name + ".age")).is_file(), "a claim without its file"


def aside(store: Path) -> set[str]:
    return {path.stem for path in (store / "exhibits" / "unclaimed").glob("*.age")}


def names_of(desk: Desk) -> tuple[list[str], list[str]]:
    """What the draft holds and what the incident holds, in order."""
    (draft,) = desk.incident_log.drafts()
    (row,) = desk.incident_log.page(IncidentFilter())
    held = [each.sealed.original_name for each in desk.incident_log.reread(row.id).exhibits]
    return [each.sealed.original_name for each in draft.evidence], held[1:]


def look_at(home: Path, what: str, fault: str, files: list[Path], monkeypatch: pytest.MonkeyPatch) -> str:
    """Everything that must hold of one home; gives the step's name."""
    said = json.loads((home / "said.json").read_text())
    store = home / "disk" / "store" if fault in NEED_A_DISK else home / "store"
    rows = rows_from_outside(store)
    for sealed in rows:
        assert_row_has_its_file(store, sealed)
    assert_claims_have_their_files(store)
    assert not list(leaks(home)), "something plain is on the disk"
    monkeypatch.setattr(bootstrap.surroundings, "profile_folder", lambda: home / "profile")
    desk = open_desk(front_door(store).unlock(LOGIN, PASSPHRASE))
    try:
        in_draft, on_incident = names_of(desk)
        went_in = in_draft if what == "draft" else on_incident
        assert not (on_incident if what == "draft" else in_draft)
        assert went_in == [each.name for each in files[: len(went_in)]]
        # What waits for the next one, to be claimed with it, was told of as a place in the row, never as received.
        assert said.get("received", said["through"] - TOGETHER + 1) <= len(went_in), (
            "acknowledged and not there"
        )
        assert len(went_in) <= said["through"] + 1
        assert len(went_in) % TOGETHER == 0 or len(went_in) == len(files), "half of what is claimed together"
        assert set(said.get("refused", ())) | ({said["raised"]} if "raised" in said else set()) <= TOLD[fault]
        assert "raised" not in said or not went_in, "what went in was not said"
        assert len(rows) == 1 + len(on_incident)
        in_place = {path.stem for path in (store / "exhibits").glob("??/*.age")}
        assert len(in_place) == 1 + len(went_in)
        verdict = desk.audit_trail.verify()
        assert verdict.ok, verdict.findings
        assert aside(store) == set(desk.unclaimed) == set(verdict.unclaimed)
        assert len(desk.unclaimed) <= TOGETHER
        assert not list(store.rglob("*.part"))
        missing = files[len(went_in) :]
        for told in desk.batches.take():
            assert (told.went_in, told.total) == (len(went_in), len(files))
        if missing:  # the same act succeeds when it is done again
            (draft,), (row,) = desk.incident_log.drafts(), desk.incident_log.page(IncidentFilter())
            again = (
                desk.exhibits.receive_into_draft(draft, missing, "no")
                if what == "draft"
                else desk.exhibits.receive(row.id, missing, "no")
            )
            assert not again.refused and len(again.received) == len(missing)
        assert names_of(desk)[what != "draft"] == [each.name for each in files]
    finally:
        desk.close()
    return str(said["step"])


@pytest.mark.slow
@pytest.mark.parametrize("what", ["draft", "incident"])
@pytest.mark.parametrize("fault", ["killed", "no more", "full", "read-only"])
def test_a_fault_at_every_step(
    what: str,
    fault: str,
    template: Path,
    files: list[Path],
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if fault in NEED_A_DISK and (
        sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("mkfs.ext4")
    ):
        pytest.skip("making a small disk needs root on Linux")
    if fault == "read-only" and not Path("/sys/fs/ext4").is_dir():
        pytest.skip("an error of the disk is asked for under /sys, which is not mounted here")
    if fault != "killed":
        files = files[1:2]
    homes = each_step(place, template, what, fault, files)
    passed = Counter[str]()
    for home in homes:
        try:
            passed[look_at(home, what, fault, files, monkeypatch)] += 1
        except AssertionError as wrong:
            said = (home / "said.json").read_text()
            raise AssertionError(f"{fault} at step {home.name}: {said}") from wrong
    told = [json.loads((home / "said.json").read_text()) for home in homes]
    assert fault == "killed" or any(said.get("refused") or "raised" in said for said in told), "no fault came"
    of_a_file = {"draft": ["claims.synced", "member.renamed"], "incident": ["save.audited", "save.committed"]}
    assert passed[""] == 1, "the last went through"
    if fault in SAMPLED:
        assert len(homes) > LEAST_SAMPLED
        return
    for step in ("seal.part_opened", "seal.synced", "seal.folder_synced"):
        assert passed[step] >= len(files), passed
    for step in ("attach.claimed", *of_a_file[what]):
        assert passed[step] >= math.ceil(len(files) / TOGETHER), passed

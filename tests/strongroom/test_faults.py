"""Power cuts, full disks and read-only ones: real processes, a real tiny file system."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import safetydesk
from safetydesk.domain import steps
from safetydesk.domain.errors import Trouble
from safetydesk.strongroom import disk
from safetydesk.strongroom.exhibit_files import ExhibitFiles
from safetydesk.strongroom.header import mend_header, read_header, write_header
from safetydesk.strongroom.keys import unlock
from safetydesk.strongroom.store_folder import StoreFolder
from strongroom.openings import LOGIN, PASSPHRASE, opening
from tiny_disk import tiny

__all__ = ["tiny"]

STEPS = ["part_opened", "written", "synced", "renamed", "folder_synced"]
SEAL = """
import io, sys
from pathlib import Path
from safetydesk.strongroom.exhibit_files import ExhibitFiles
from safetydesk.strongroom.store_folder import StoreFolder
ExhibitFiles(StoreFolder(Path(sys.argv[1]))).seal(io.BytesIO(b"x" * 300_000), 0)
"""
REPLACE = """
import sys
from pathlib import Path
from safetydesk.strongroom.disk import write_whole
folder = Path(sys.argv[1])
for name in ("header.a", "header.b"):
    write_whole(folder / name, (folder / "new").read_bytes(), name)
"""


def cut_at(step: str, script: str, folder: Path) -> None:
    source = str(Path(safetydesk.__file__).parents[1])
    environment = {**os.environ, steps.VARIABLE: step, "PYTHONPATH": source}
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder)], env=environment, capture_output=True, check=False
    )
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="reads the POSIX way a process ended")
@pytest.mark.parametrize("step", STEPS)
def test_killed_while_sealing(tmp_path: Path, step: str) -> None:
    folder = StoreFolder.create(tmp_path / "store")
    cut_at(f"seal.{step}", SEAL, folder.path)
    files = ExhibitFiles(folder)
    renamed = step in ("renamed", "folder_synced")
    assert len(files.all_names()) == renamed
    report = files.sweep(set())
    assert (report.parts_deleted, len(report.unclaimed)) == (not renamed, renamed)
    assert not list(folder.exhibits.rglob("*.part"))


@pytest.mark.skipif(sys.platform == "win32", reason="reads the POSIX way a process ended")
@pytest.mark.parametrize(
    ("step", "generations"),
    [
        ("header.a.part_opened", (1, 1)),
        ("header.a.synced", (1, 1)),
        ("header.a.renamed", (2, 1)),
        ("header.b.written", (2, 1)),
        ("header.b.renamed", (2, 2)),
    ],
)
def test_killed_while_the_header_changes_it_still_opens(
    tmp_path: Path, step: str, generations: tuple[int, int]
) -> None:
    made, aside = opening(tmp_path), opening(tmp_path / "aside")
    write_header(aside.folder, aside.header, aside.keys.store_key)
    (made.folder.path / "new").write_bytes(aside.folder.header_a.read_bytes())
    cut_at(step, REPLACE, made.folder.path)
    found = read_header(made.folder)
    assert found.damaged_copy is None
    assert (found.generation, (found.spare or found).generation) == generations
    assert unlock(found, LOGIN, PASSPHRASE) == made.keys
    mend_header(made.folder, found, made.keys.store_key)
    assert made.folder.header_a.read_bytes() == made.folder.header_b.read_bytes()


def test_a_full_disk_leaves_what_was_there_and_nothing_half(tiny: Path) -> None:
    made = opening(tiny)
    files = ExhibitFiles(made.folder)
    kept = files.seal(io.BytesIO(bytes(1024 * 1024)), 0)
    with pytest.raises(Trouble) as raised:
        files.seal(io.BytesIO(bytes(4 * 1024 * 1024)), 0)
    assert raised.value.code == "disk_full"
    assert not list(made.folder.exhibits.rglob("*.part")) and files.all_names() == {kept.name}
    assert files.read(kept.name, kept.identity, kept.sha256, kept.size) == bytes(1024 * 1024)
    with pytest.raises(Trouble):
        disk.write_whole(made.folder.header_a, bytes(4 * 1024 * 1024), "header.a")
    assert read_header(made.folder).damaged_copy is None


def test_a_read_only_disk_is_named(tiny: Path) -> None:
    made = opening(tiny)
    subprocess.run(["mount", "-o", "remount,ro", str(tiny)], check=True)
    with pytest.raises(Trouble) as raised:
        ExhibitFiles(made.folder).seal(io.BytesIO(b"x"), 0)
    assert raised.value.code == "store_read_only"
    assert read_header(made.folder) == made.header


def test_a_planted_link_does_not_choose_where_we_write(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    (tmp_path / "kept.part").symlink_to(victim)
    with pytest.raises(Trouble):
        disk.write_whole(tmp_path / "kept", b"theirs", "member")
    assert victim.read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("number", "code"),
    [(28, "disk_full"), (30, "store_read_only"), (13, "store_read_only"), (5, "disk_error")],
)
def test_one_place_names_the_troubles(number: int, code: str) -> None:
    trouble = disk.trouble_from(OSError(number, "x", "/secret/path"))
    assert trouble.code == code and "secret" not in str(trouble.values)

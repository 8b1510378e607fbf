"""Other people's tools: none opens the records, and age opens each exhibit with its own identity and no other."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from tests.services.acts import logged_with_files

from safetydesk.services.desk import Desk

NOT_OURS = "file is not a database"
needs_age = pytest.mark.skipif(shutil.which("age") is None, reason="the stock age tool is not installed")
needs_sqlite = pytest.mark.skipif(shutil.which("sqlite3") is None, reason="no sqlite3 shell on this machine")


@pytest.fixture
def closed(desk: Desk, tmp_path: Path) -> Path:
    logged_with_files(desk, tmp_path, 2, categories=("BULLY",))
    desk.close()
    return desk.store_path


def refuses(path: Path) -> None:
    with (
        closing(sqlite3.connect(f"file:{path}?mode=rw", uri=True)) as stock,
        pytest.raises(sqlite3.DatabaseError, match=NOT_OURS),
    ):
        stock.execute("SELECT count(*) FROM sqlite_schema")


def test_stock_sqlite_refuses_the_records(closed: Path, tmp_path: Path) -> None:
    refuses(closed / "records.db")
    with closing(sqlite3.connect(tmp_path / "plain.db")) as plain:  # one of its own it opens
        assert plain.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)


def test_it_refuses_while_the_program_has_them_open(desk: Desk, tmp_path: Path) -> None:
    logged_with_files(desk, tmp_path, 1, categories=("BULLY",))
    assert (desk.store_path / "records.db-wal").stat().st_size > 0
    copy = tmp_path / "copy"  # opened in its place, it would take our locks away when it closes
    copy.mkdir()
    for path in desk.store_path.glob("records.db*"):
        shutil.copy(path, copy)
    refuses(copy / "records.db")


@needs_sqlite
def test_the_sqlite_shell_refuses_them_too(closed: Path) -> None:
    done = subprocess.run(
        ["sqlite3", "-readonly", str(closed / "records.db"), ".tables"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0 and NOT_OURS in done.stderr and done.stdout == ""


@needs_age
def test_stock_age_opens_each_exhibit_with_its_own_identity_and_no_other(desk: Desk, tmp_path: Path) -> None:
    logged_with_files(desk, tmp_path, 3, categories=("BULLY",))
    with desk.office.reading() as reading:
        held = [(each.file_name, each.identity, each.sha256) for _number, each in reading.sealed_files()]
    assert len(held) == len({identity for _, identity, _ in held}) == 3
    keys = tmp_path / "identity"
    for name, own, sha256 in held:
        sealed = desk.store_path / "exhibits" / name[:2] / f"{name}.age"
        for _, identity, _ in held:
            keys.write_text(identity + "\n", encoding="ascii")
            done = subprocess.run(
                ["age", "-d", "-i", str(keys), str(sealed)], capture_output=True, check=False
            )
            if identity == own:
                assert done.returncode == 0 and hashlib.sha256(done.stdout).hexdigest() == sha256
            else:
                assert done.returncode != 0 and done.stdout == b""
                assert b"no identity matched any of the recipients" in done.stderr

"""The code of a sheet stands on paper, and in the folder that was chosen for the pages: in no other file."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from tests.clocks import StoppedClock
from tests.faults.watching import Watch
from tests.services.conftest import LOGIN, PASSPHRASE
from tests.services.sheets import code_on

from safetydesk.bootstrap import front_door, open_desk
from safetydesk.strongroom.sheet_codes import SECRET_BYTES, read_code

NEW = "pebble orchard violin comet drizzle"


def traces(code: str) -> list[bytes]:
    """A code and its secret, as they could stand in a file."""
    secret = read_code(code).secret
    assert len(secret) == SECRET_BYTES
    forms = [
        secret,
        secret.hex().encode(),
        code.encode(),
        code.replace("-", "").encode(),
        code[14:34].encode(),
    ]
    return [*forms, code.encode("utf-16-le")]


def test_no_code_is_written_anywhere_else(
    store_path: Path, profile: Path, tmp_path: Path, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen, temp = tmp_path / "chosen", tmp_path / "temp"
    for folder in (chosen, temp):
        folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temp))
    for name in ("TMPDIR", "TMP", "TEMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temp))
    desk = open_desk(front_door(store_path, clock).unlock(LOGIN, PASSPHRASE), clock)
    watch = Watch(store_path, profile, temp, allowed=(chosen,))
    try:
        drawn = desk.recovery_sheets.draw(PASSPHRASE)  # as for the printer: in memory alone
        assert not watch.elsewhere and not list(temp.rglob("*"))
        desk.recovery_sheets.put_in_force(drawn)
        paths = desk.recovery_sheets.make(PASSPHRASE, chosen)
        codes = [code_on(path) for path in paths]
        assert sorted(path.name for path in chosen.iterdir()) == sorted(path.name for path in paths)
        desk.recovery_sheets.check(codes[2])
        desk.close()
        recovering = front_door(store_path, clock).recover(codes[0], codes[1])
        open_desk(recovering.take_over(recovering.members()[0].id, LOGIN, NEW), clock).close()
    finally:
        watch.is_over = True
    assert not watch.elsewhere and not list(temp.rglob("*"))
    marks = [mark for code in codes for mark in traces(code)]
    for folder in (store_path, profile):
        for path in folder.rglob("*"):
            content = path.read_bytes() if path.is_file() else b""
            assert not any(mark in content for mark in marks), path.name

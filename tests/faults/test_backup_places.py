"""A place for backups that is full or may not be written: a sentence each, and earlier backups as they were."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from tests.faults.test_disk import fill
from tests.services.acts import logged
from tests.services.test_backups import everything, failures, generations

from safetydesk.domain.errors import Trouble
from safetydesk.services.desk import Desk
from safetydesk.wording import sentence


def test_a_full_place_and_a_read_only_one(desk: Desk, tiny: Path) -> None:
    desk.backups.choose(tiny)
    desk.backups.make()
    before = everything(tiny)
    stuffing = fill(tiny)
    logged(desk)
    with pytest.raises(Trouble) as raised:
        desk.backups.make()
    assert raised.value.code == "backup_place_full" and sentence(raised.value).remedy
    stuffing.unlink()
    assert {**everything(tiny), **before} == everything(tiny)
    desk.backups.make()
    whole = len(generations(tiny))
    subprocess.run(["mount", "-o", "remount,ro", str(tiny)], check=True)
    with pytest.raises(Trouble) as raised:
        desk.backups.make()
    assert raised.value.code == "backup_place_read_only" and sentence(raised.value).remedy
    assert [row.fault for row in desk.backups.all()] == [None] * whole
    assert all(one.check() for one in generations(tiny))
    subprocess.run(["mount", "-o", "remount,rw", str(tiny)], check=True)
    assert failures(desk) == ["backup_place_full", "backup_place_read_only"]

"""SIGKILL at every numbered step of destroying: the exhibit is whole and isolated, or gone for good."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.faults.test_keys_killed import (
    ROWAN,
    ROWANS,
    assert_sound,
    killed_at,
    quick_keys,
    sign_in,
    team_store,
)

from safetydesk.domain.destruction import DestructionDraft
from safetydesk.domain.exhibit import Exhibit
from safetydesk.services.desk import Desk

__all__ = ["quick_keys", "team_store"]
pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="forks, and reads the POSIX way a process ended"
)
BEFORE = ["destroy.written", "save.audited"]
AFTER = ["save.committed", "destroy.committed", "destroy.log_truncated", "destroy.file_gone"]


@pytest.fixture
def asked(team_store: Path, tmp_path: Path) -> Iterator[tuple[Path, Exhibit]]:
    store = Path(shutil.copytree(team_store, tmp_path / "store"))
    desk = sign_in(store)
    exhibit = exhibits(desk)[0]
    desk.exhibits.isolate(exhibit.id, "must_not_be_here")
    desk.destroying.ask(
        exhibit.id, DestructionDraft(authority="Police", reference="CAD 4471", reason="Advised")
    )
    desk.close()
    yield store, exhibit


def exhibits(desk: Desk) -> tuple[Exhibit, ...]:
    with desk.office.reading() as reading:
        return reading.every(Exhibit)


def confirm(desk: Desk) -> None:
    waiting = desk.destroying.waiting()[0]
    desk.destroying.confirm(waiting.id, waiting.row_version, ROWANS)


@pytest.mark.parametrize("step", [*BEFORE, *AFTER])
def test_killed_at(step: str, asked: tuple[Path, Exhibit]) -> None:
    store, exhibit = asked
    path = store / "exhibits" / exhibit.sealed.file_name[:2] / f"{exhibit.sealed.file_name}.age"
    killed_at(step, confirm, ROWAN, ROWANS, store=store)
    desk = sign_in(store, ROWAN, ROWANS)
    now = next(each for each in exhibits(desk) if each.id == exhibit.id)
    if step in BEFORE:
        assert now.is_isolated and now.sealed == exhibit.sealed and path.exists()
        confirm(desk)
    else:
        assert (now.state, now.sealed.sha256, now.sealed.identity) == ("destroyed", "", "")
    desk.close()
    assert not path.exists()
    assert_sound(store, ROWAN, ROWANS)
    sha = exhibit.sealed.sha256
    for each in store.rglob("*"):
        if each.is_file():
            content = each.read_bytes()
            assert sha.encode() not in content and bytes.fromhex(sha) not in content

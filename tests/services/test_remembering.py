"""The checkpoint this machine remembers is never overwritten by a trail that does not lead on from it."""

from __future__ import annotations

import shutil
from pathlib import Path

from clocks import StoppedClock
from safetydesk.bootstrap import front_door, open_desk
from safetydesk.services.desk import Desk
from services.conftest import LOGIN, PASSPHRASE


def _opened(path: Path) -> Desk:
    clock = StoppedClock()
    return open_desk(front_door(path, clock).unlock(LOGIN, PASSPHRASE), clock)


def test_an_old_store_put_back_cannot_cover_its_tracks_by_growing(store_path: Path, tmp_path: Path) -> None:
    yesterday = tmp_path / "yesterday"
    shutil.copytree(store_path, yesterday)
    desk = _opened(store_path)
    desk.search.find("anything")
    desk.close()

    shutil.rmtree(store_path)
    shutil.copytree(yesterday, store_path)
    for _ in range(3):  # grows past what is remembered, remembering at each close
        desk = _opened(store_path)
        for word in ("one", "two", "three"):
            desk.search.find(word)
        desk.close()

    desk = _opened(store_path)
    verdict = desk.audit_trail.verify()
    desk.close()
    assert not verdict.ok
    assert [found.code for found in verdict.findings] == ["checkpoint_differs"]


def test_a_trail_that_leads_on_is_remembered(store_path: Path) -> None:
    for words in ("one", "two"):
        desk = _opened(store_path)
        desk.search.find(words)
        desk.close()
    desk = _opened(store_path)
    verdict = desk.audit_trail.verify()
    desk.close()
    assert verdict.ok
    assert verdict.remembered

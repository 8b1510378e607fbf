"""A leaver removed from the real window: it covers, the desk is let go, and only who stays signs in again."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from tests.services.conftest import LOGIN, PASSPHRASE, profile

from safetydesk.bootstrap import front_door, open_desk
from safetydesk.desktop import window_door
from safetydesk.desktop.window_door import WindowDoor
from safetydesk.domain.errors import Refusal
from safetydesk.services.keys import NewMember
from scripted_prompts import ScriptedPrompts

__all__ = ["profile"]
WORDS = "velvet lantern orbit cradle thistle anchor"


def test_a_leaver_is_removed_and_everybody_signs_in_again(
    qapp: QApplication, qtbot: Any, store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(front_door(store_path).unlock(LOGIN, PASSPHRASE))
    priya = desk.team_keys.enrol(NewMember(name="Priya Nair", role="team"), "priya", WORDS, PASSPHRASE)
    desk.close()
    open_desk(front_door(store_path).unlock("priya", WORDS)).close()
    prompts = ScriptedPrompts([True, PASSPHRASE])
    monkeypatch.setattr(window_door, "Prompts", lambda *_over: prompts)
    started: list[int] = []
    left: list[int] = []
    door = WindowDoor(qapp, store_path, lambda: started.append(1), left.append)
    door._open(open_desk(front_door(store_path).unlock(LOGIN, PASSPHRASE)))
    window = door.window
    assert window is not None and window._surroundings is not None
    window._surroundings.navigator.go("team")
    room: Any = window.current_room()
    assert window._surroundings.tasks.drain(20_000)
    room.overview.table.select_key(str(priya.id))
    room.overview._act("remove")
    until = time.monotonic() + 30
    while not left and time.monotonic() < until:
        qapp.processEvents()
        time.sleep(0.01)
    assert (started, left) == ([1], [0])
    assert window.cover.is_on and not prompts.told
    with pytest.raises(Refusal) as refused:
        front_door(store_path).unlock("priya", WORDS)
    assert refused.value.code in ("passphrase_wrong", "member_left")
    again = open_desk(front_door(store_path).unlock(LOGIN, PASSPHRASE))
    try:
        assert [one.name for one in again.team.members() if one.ended] == ["Priya Nair"]
        assert again.audit_trail.verify().ok
    finally:
        again.close()
    window.close()
    window.deleteLater()

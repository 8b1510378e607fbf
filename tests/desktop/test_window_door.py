"""Coming in: what is only a matter of looks keeps nobody out of the store."""

from __future__ import annotations

import pytest
from tests.services.conftest import LOGIN, PASSPHRASE, clock, desk, profile, sealed_store, store_path

from safetydesk.bootstrap import front_door, open_desk
from safetydesk.desktop import window_door
from safetydesk.desktop.rooms.settings.presenter import SettingsPresenter
from safetydesk.desktop.window_door import WindowDoor
from scripted_prompts import ScriptedPrompts

__all__ = ["clock", "desk", "profile", "sealed_store", "store_path"]


@pytest.fixture
def damaged(desk, store_path):
    """The store's path, with wishes that were kept and cannot be read."""
    desk.preferences.keep({"theme": "dark", "scale": "1.5"})
    desk.close()
    (kept,) = (store_path / "members").rglob("*.age")
    kept.write_bytes(b"not age at all")
    return store_path


def test_wishes_that_cannot_be_read_are_told_inside_the_window(damaged, qapp, qtbot, monkeypatch):
    prompts = ScriptedPrompts()
    monkeypatch.setattr(window_door, "Prompts", lambda *_over: prompts)
    door = WindowDoor(qapp, damaged, lambda: None, lambda _code: None)
    door.start()
    door._open(open_desk(front_door(damaged).unlock(LOGIN, PASSPHRASE)))
    assert door.window is not None and door.window.isVisible() and door.sign_in is None
    (told,) = prompts.told
    assert "damaged" in told[1]
    qtbot.addWidget(door.window)
    door.window.close()


def test_choosing_the_look_anew_mends_them(damaged):
    desk = open_desk(front_door(damaged).unlock(LOGIN, PASSPHRASE))
    SettingsPresenter(desk).keep("light", 1.25)
    assert desk.preferences.load() == {"theme": "light", "scale": "1.25"}
    desk.close()

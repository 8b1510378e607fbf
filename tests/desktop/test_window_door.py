"""Coming in: what is only a matter of looks keeps nobody out of the store."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from tests.services.conftest import LOGIN, PASSPHRASE, clock, desk, profile, sealed_store, store_path

from safetydesk.bootstrap import front_door, open_desk
from safetydesk.desktop import window_door
from safetydesk.desktop.main_window import MainWindow
from safetydesk.desktop.rooms.settings.presenter import SettingsPresenter
from safetydesk.desktop.rooms.unlock.page import UnlockPage
from safetydesk.desktop.window_door import WindowDoor
from safetydesk.domain.errors import Trouble
from safetydesk.strongroom.backups import GenerationBeingMade
from scripted_prompts import ScriptedPrompts

__all__ = ["clock", "desk", "profile", "sealed_store", "store_path"]


@pytest.fixture
def damaged(desk, store_path):
    """The store's path, with wishes that were kept and cannot be read."""
    desk.preferences.keep({"theme": "dark", "scale": "1.5"})
    (kept,) = (store_path / "members").rglob("*.age")
    desk.close()
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


@pytest.mark.parametrize("where", ["furnish", "show"])
def test_whatever_fails_on_the_way_in_closes_the_store_and_says_so_at_a_fresh_sign_in(
    where, desk, store_path, qapp, qtbot, monkeypatch
):
    desk.close()
    prompts = ScriptedPrompts()
    monkeypatch.setattr(window_door, "Prompts", lambda *_over: prompts)
    is_broken = True

    def fail_once(window, *_more):
        if is_broken and isinstance(window, MainWindow):
            raise Trouble("disk_full")
        (QWidget.show if where == "show" else furnish)(window, *_more)

    furnish = MainWindow.furnish
    if where == "furnish":
        monkeypatch.setattr(MainWindow, "furnish", fail_once)
    door = WindowDoor(
        qapp,
        store_path,
        lambda: None,
        lambda _code: None,
        show=fail_once if where == "show" else QWidget.show,
    )
    door.start()
    begun_at = door.sign_in
    one = open_desk(front_door(store_path).unlock(LOGIN, PASSPHRASE))
    door._open(one)
    assert not one.is_open() and door.window is None
    assert door.sign_in is not begun_at and door.sign_in.isVisible() and not begun_at.isVisible()
    assert not [each for each in qapp.topLevelWidgets() if isinstance(each, MainWindow) and each.isVisible()]
    (told,) = prompts.told
    assert "full" in told[1]
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qtbot.keyClick(
        door.sign_in, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier
    )  # nobody listens who is gone
    is_broken = False
    page = door.sign_in.findChild(UnlockPage)
    page._login.line.setText(LOGIN)
    page._passphrase.line.setText(PASSPHRASE)
    page.sign_in()
    qtbot.waitUntil(lambda: door.window is not None and door.window.isVisible())
    assert door.sign_in is None and len(prompts.told) == 1
    qtbot.addWidget(door.window)
    door.window.close()


def test_choosing_the_look_anew_mends_them(damaged):
    desk = open_desk(front_door(damaged).unlock(LOGIN, PASSPHRASE))
    SettingsPresenter(desk).keep("light", 1.25)
    assert desk.preferences.load() == {"theme": "light", "scale": "1.25"}
    desk.close()


def test_what_was_changed_is_backed_up_before_the_lock_lets_go(desk, store_path, tmp_path, qapp, qtbot):
    place = tmp_path / "stick"
    place.mkdir()
    desk.backups.choose(place)
    left = []
    door = WindowDoor(qapp, store_path, lambda: left.append("relaunched"), left.append)
    door._open(desk)
    assert door.window is not None
    qtbot.addWidget(door.window)
    desk.incident_log.log(replace(desk.incident_log.new_draft(), summary="Before the lock"))
    assert not list(place.glob("*/generations/*"))
    door.lock()
    qtbot.waitUntil(lambda: 0 in left, timeout=10_000)
    (made,) = place.glob("*/generations/*")
    assert not made.name.endswith(".part") and not desk.is_open()
    door.window.close()


def test_a_backup_that_takes_too_long_does_not_hold_the_lock(
    desk, store_path, tmp_path, qapp, qtbot, monkeypatch
):
    place = tmp_path / "stick"
    place.mkdir()
    desk.backups.choose(place)

    def slow(_making, _wanted, _left_out, _known, progress):
        while True:
            time.sleep(0.02)
            progress.step(1, 100, "")

    monkeypatch.setattr(GenerationBeingMade, "fill_pool", slow)
    left = []
    door = WindowDoor(qapp, store_path, lambda: left.append("relaunched"), left.append)
    door._open(desk)
    assert door.window is not None
    qtbot.addWidget(door.window)
    desk.incident_log.log(replace(desk.incident_log.new_draft(), summary="Before the lock"))
    began = time.monotonic()
    door.lock()
    qtbot.waitUntil(lambda: 0 in left, timeout=10_000)
    assert time.monotonic() - began < 5.5
    door.window.close()
    monkeypatch.undo()
    again = open_desk(front_door(store_path).unlock(LOGIN, PASSPHRASE))
    assert again.backups.status().last is None
    assert again.backups.make_if_due(at_sign_in=True) is not None
    assert not list(place.rglob("*.part"))
    again.close()

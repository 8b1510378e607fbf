"""Recovery from the whole window: offered after first run, asked for at the sign-in, told to all, said on Today."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton
from tests.services.conftest import LOGIN, PASSPHRASE, clock, desk, profile, sealed_store, store_path
from tests.services.sheets import made

from safetydesk import wording
from safetydesk.bootstrap import front_door, open_desk
from safetydesk.desktop import window_door
from safetydesk.desktop.kit.badge import Badge
from safetydesk.desktop.kit.plain_label import PlainLabel
from safetydesk.desktop.rooms.recovery.door_page import ComeInWithSheets
from safetydesk.desktop.rooms.recovery.page import RecoveryPage
from safetydesk.desktop.rooms.today.page import TodayPage
from safetydesk.desktop.window_door import WindowDoor
from scripted_prompts import ScriptedPrompts

__all__ = ["clock", "desk", "profile", "sealed_store", "store_path"]


@pytest.fixture
def door(store_path, qapp, qtbot, monkeypatch):
    monkeypatch.setattr(window_door, "Prompts", lambda *_over: ScriptedPrompts())
    one = WindowDoor(qapp, store_path, lambda: None, lambda _code: None)
    one.start()
    yield one
    for window in (one.window, one.sign_in):
        if window is not None:
            qtbot.addWidget(window)
            window.close()


def press(window, words: str) -> None:
    (button,) = [
        one
        for one in window.findChildren(QAbstractButton)
        if one.accessibleName() == words and one.isVisible() and one.isEnabled()
    ]
    button.click()


def said(window) -> str:
    return "\n".join(one.text() for one in window.findChildren(PlainLabel) if one.isVisible())


def come_in(door, store_path) -> None:
    door._open(open_desk(front_door(store_path).unlock(LOGIN, PASSPHRASE)))
    assert door._tasks.drain(20_000)


def test_after_first_run_the_sheets_are_offered_and_can_wait(door, desk, store_path, qtbot):
    desk.close()
    door._open_new(open_desk(front_door(store_path).unlock(LOGIN, PASSPHRASE)))
    assert door._tasks.drain(20_000)
    assert isinstance(door.window.current_room(), RecoveryPage)
    press(door.window, wording.label("sheets_later"))
    assert door._tasks.drain(20_000)
    assert isinstance(door.window.current_room(), TodayPage)
    badges = [wording.label("sheets_missing_badge")]
    qtbot.waitUntil(
        lambda: [one.text() for one in door.window.findChildren(Badge) if one.text() in badges] == badges
    )
    press(door.window, wording.label("sheets_make_act"))
    assert isinstance(door.window.current_room(), RecoveryPage)


def test_today_says_nothing_of_sheets_that_are_in_force(door, desk, store_path, tmp_path):
    made(desk, tmp_path / "out")
    desk.close()
    come_in(door, store_path)
    assert isinstance(door.window.current_room(), TodayPage)
    assert "recovery" not in said(door.window).casefold()


def test_a_use_of_the_sheets_stands_across_the_window_until_it_was_seen(
    door, desk, store_path, tmp_path, clock
):
    one, two, _ = made(desk, tmp_path / "out")
    desk.close()
    front_door(store_path, clock).recover(one, two).let_go()
    come_in(door, store_path)
    assert "this store was opened with recovery sheets 1 and 2." in said(door.window)
    press(door.window, wording.label("alert_seen"))
    assert door._tasks.drain(20_000)
    assert "recovery sheets 1 and 2" not in said(door.window) and door.window.alerts.isHidden()


def test_the_way_in_by_sheets_stands_over_the_sign_in_and_leads_back(door, desk, qtbot):
    desk.close()
    press(door.sign_in, wording.label("recover_link"))
    page = door.sign_in.findChild(ComeInWithSheets)
    assert page is not None and page.isVisible()
    page._one.set_value("half a code")
    page.leave()
    assert page._one.value() == ""
    qtbot.waitUntil(lambda: wording.label("unlock_note") in said(door.sign_in))

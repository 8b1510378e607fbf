"""The sign-in: the keychain's button stands there only where it was turned on; the passphrase always works."""

from __future__ import annotations

import pytest
from tests.services.conftest import LOGIN, PASSPHRASE, clock, profile, sealed_store, store_path

from pretend_keychain import PretendMachine
from safetydesk import bootstrap
from safetydesk.bootstrap import front_door, open_desk
from safetydesk.desktop.errors import ErrorDesk
from safetydesk.desktop.rooms.unlock.page import UnlockPage
from safetydesk.desktop.rooms.unlock.presenter import UnlockPresenter
from safetydesk.desktop.sign_in_window import SignInWindow
from safetydesk.desktop.tasks import Tasks
from scripted_prompts import ScriptedPrompts

__all__ = ["clock", "profile", "sealed_store", "store_path"]


@pytest.fixture
def machine(monkeypatch):
    one = PretendMachine()
    monkeypatch.setattr(bootstrap.surroundings, "os_keychain", one.keychain)
    yield one
    one.back_end.wake.set()


@pytest.fixture
def page(qtbot, store_path, machine):
    """Makes the page on the store; `page.came` holds the desks that were opened."""
    made = []

    def make():
        window, came = SignInWindow(""), []
        qtbot.addWidget(window)
        tasks = Tasks(window)
        one = UnlockPage(
            UnlockPresenter(front_door(store_path)), tasks, ErrorDesk(ScriptedPrompts()), came.append
        )
        window.show_page(one)
        window.show()
        one.came, one.tasks = came, tasks
        made.append(one)
        return one

    yield make
    for one in made:
        one.tasks.drain(20_000)
        one.tasks.close()
        for desk in one.came:
            desk.close()


def turn_on(store_path) -> None:
    desk = open_desk(front_door(store_path).unlock(LOGIN, PASSPHRASE))
    desk.keychain.turn_on(PASSPHRASE)
    desk.close()


def said(page) -> str:
    return page._banner.accessibleDescription() or page._banner.accessibleName()


def test_there_is_no_button_until_it_was_turned_on(page, store_path):
    assert not page()._keychain.isVisible()
    turn_on(store_path)
    one = page()
    assert (
        one._keychain.isVisible() and one._keychain.accessibleName() == "Open with this computer's keychain"
    )
    assert one.window().focusWidget() is one._login.line
    one._keychain.click()
    one.tasks.drain(20_000)
    (desk,) = one.came
    assert desk.confirming.is_needed


@pytest.mark.parametrize("typed", ["", LOGIN])
def test_whatever_keeps_it_shut_is_said_and_the_passphrase_opens(page, store_path, machine, qtbot, typed):
    turn_on(store_path)
    machine.back_end.held.clear()
    one = page()
    one._login.line.setText(typed)
    one._keychain.click()
    one.tasks.drain(20_000)
    assert one.came == [] and one._banner.isVisible()
    assert one._act.isEnabled() and one._keychain.isEnabled()
    assert one.window().focusWidget() is (one._passphrase.line if typed else one._login.line)
    one._login.line.setText(LOGIN)
    one._passphrase.line.setText(PASSPHRASE)
    one.sign_in()
    one.tasks.drain(20_000)
    (desk,) = one.came
    assert not desk.confirming.is_needed


def test_a_prompt_nobody_answers_can_be_left(page, store_path, machine, qtbot):
    turn_on(store_path)
    machine.back_end.mood = "silent"
    one = page()
    one._keychain.click()
    qtbot.wait(50)
    one.tasks.cancel_current()
    one.tasks.drain(20_000)
    assert one.came == [] and one._banner.isVisible() and one._act.isEnabled()

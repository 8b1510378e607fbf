"""The keychain card: what it gives away is read before it is on, and the passphrase is asked for in place."""

from __future__ import annotations

import pytest
from tests.services.conftest import PASSPHRASE

from pretend_keychain import PretendMachine
from safetydesk import bootstrap
from safetydesk.desktop.rooms.settings.page import build

RISK = "Anyone who can use your account on this computer can then open SafetyDesk here."


@pytest.fixture(autouse=True)
def machine(monkeypatch):
    one = PretendMachine()
    monkeypatch.setattr(bootstrap.surroundings, "os_keychain", one.keychain)
    return one


@pytest.fixture
def room(around):
    made = around.furnish(build)
    made.refresh()
    around.settle()
    return made


def test_on_with_the_passphrase_and_off_without(around, room):
    assert RISK in around.said() and "It is off." in around.said()
    around.prompts.answers = ["not mine", PASSPHRASE]
    around.press("Turn on …")
    first, second = around.prompts.asked
    assert first[1] == RISK and not first[3] and "not your passphrase" in second[3]
    assert "The keychain is on for you on this computer." in around.said()
    assert "It is on, until 5 Dec 2026 14:20." in around.said()
    assert around.given.desk.keychain.state().is_on
    around.press("Turn off")
    assert "only your passphrase opens SafetyDesk here" in around.said() and "It is off." in around.said()
    assert not around.given.desk.keychain.state().is_on


def test_given_up_and_not_to_be_had(around, room, machine):
    around.prompts.answers = [None, PASSPHRASE, PASSPHRASE]
    around.press("Turn on …")
    assert "It is off." in around.said()
    machine.kind = ""
    around.press("Turn on …")
    assert "no keychain that SafetyDesk can use" in around.said() and "It is off." in around.said()
    machine.kind = "kwallet"
    around.press("Turn on …")
    machine.back_end.mood = "locked"
    around.press("Turn off")
    assert "could not be asked to delete" in around.said() and "It is off." in around.said()

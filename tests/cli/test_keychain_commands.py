"""keychain on, off and status: the window's own sentences, and a document for machines."""

from __future__ import annotations

import pytest

from pretend_keychain import PretendMachine
from safetydesk import bootstrap


@pytest.fixture
def machine(monkeypatch):
    one = PretendMachine()
    monkeypatch.setattr(bootstrap.surroundings, "os_keychain", one.keychain)
    return one


def test_on_off_and_how_it_stands(hatch, machine):
    assert hatch("keychain", "status", "--json").json["keychain"] == "off"
    said = hatch("keychain", "on")
    assert said.code == 0 and "Anyone who can use your account" in said.out and "It is on, until" in said.out
    document = hatch("keychain", "status", "--json").json
    assert document["keychain"] == "on" and document["until"]
    assert hatch("keychain", "off").out.strip() == "It is off."
    assert machine.back_end.held == {}


def test_without_a_keychain_it_is_refused(hatch, machine):
    machine.kind = ""
    said = hatch("keychain", "on")
    assert said.code == 1 and "no keychain" in said.err
    machine.kind = "macos"
    hatch("keychain", "on")
    machine.back_end.mood = "locked"
    said = hatch("keychain", "off")
    assert said.code == 0 and "could not be asked to delete" in said.out

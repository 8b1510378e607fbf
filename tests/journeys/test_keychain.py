"""The computer's keychain: on, opened by, asked for the passphrase before a print, wiped and brought back, off."""

from __future__ import annotations

import sys

import pytest
from keyring.backends import SecretService
from PySide6.QtCore import Qt

HELD = dict[tuple[str, str], str]()


class Keyring:
    """Stands where the library's own class for the Secret Service does, under its name."""

    viable = True

    def get_password(self, service: str, username: str) -> str | None:
        return HELD.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        HELD[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del HELD[service, username]


@pytest.fixture
def keychain(monkeypatch):
    HELD.clear()
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
    monkeypatch.setattr(Keyring, "__module__", SecretService.Keyring.__module__)
    monkeypatch.setattr(SecretService, "Keyring", Keyring)
    return HELD


OPENS = "Open with this computer's keychain"


@pytest.mark.skipif(sys.platform != "linux", reason="the stand-in is Linux' keychain")
def test_on_opened_by_printed_with_wiped_and_off(school, keychain):
    school.begins()
    person = school.person
    person.presses("Settings")
    person.waits_for_words("Anyone who can use your account on this computer can then open SafetyDesk here.")

    def types_it(words: str) -> None:
        person.types(words, into="Passphrase")
        person.key(Qt.Key.Key_Return)

    person.meets(lambda: person.presses("Turn on …"), lambda: types_it(school.words))
    person.waits_for_words("The keychain is on for you on this computer.")
    school.locks()
    school.closes()

    school.opens()
    person.waits(lambda: person.sees(OPENS), "the keychain's button")
    person.presses(OPENS)
    school.is_in()
    school.starts_log("He showed it to his brother", category="Cyberbul")
    school.saves_log()
    person.presses("Print")
    person.waits(lambda: person.sees("Draw the pages"), "the questions before a print")
    person.chooses("For whom", "Police")
    person.chooses("What for", "Referral")
    person.meets(lambda: person.presses("Draw the pages"), lambda: types_it(school.words))
    person.waits(lambda: person.sees("Pages"), "the pages")
    school.locks()
    school.closes()

    keychain.clear()
    school.opens()
    person.waits(lambda: person.sees(OPENS), "the keychain's button")
    person.presses(OPENS)
    person.waits_for_words("no longer holds SafetyDesk's key")
    school.signs_in()
    school.is_in()
    person.presses("Settings")
    person.waits_for_words("It is on, until ")
    person.presses("Turn off")
    person.waits_for_words("only your passphrase opens SafetyDesk here")
    school.locks()
    school.closes()
    assert not keychain

    school.opens()
    person.waits(lambda: person.sees("Login name"), "the sign-in")
    assert not person.sees(OPENS)
    school.closes()

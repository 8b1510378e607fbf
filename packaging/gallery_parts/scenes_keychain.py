"""The computer's keychain: the button at the sign-in and what keeps it shut, the card in Settings, the passphrase asked
for in place. No real keychain is asked for anything while pictures are taken."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea

from gallery_parts.stores import Shown
from gallery_parts.studio import Studio
from safetydesk import bootstrap, wording
from safetydesk.desktop.rooms.settings.page import SettingsPage
from safetydesk.strongroom.keychain import Found, Keychain

WANTED: dict[str, tuple[str, ...]] = {
    "sign in keychain": ("on", "wiped"),
    "settings keychain": ("empty", "full", "passphrase"),
}


class Invented:
    """A keychain that holds what it is given while this process lives."""

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.held[service, username]


_KEYCHAIN = Invented()


def invent() -> None:
    """From here on every store asks the invented one."""
    bootstrap.surroundings.os_keychain = lambda: Keychain(lambda: Found("secret_service", _KEYCHAIN))


def sign_in_by_keychain(studio: Studio, _shown: Shown) -> None:
    studio.field("login").set_value("")
    studio.snap("sign in keychain", "on")
    held, _KEYCHAIN.held = _KEYCHAIN.held, {}
    studio.press(wording.label("unlock_keychain"))
    studio.snap("sign in keychain", "wiped")
    _KEYCHAIN.held = held


def keychain(studio: Studio, _shown: Shown) -> None:
    """Off in the empty store, where it is asked for; on in the full one."""
    room = studio.go("settings")
    assert isinstance(room, SettingsPage)
    studio.part(room, QScrollArea).ensureWidgetVisible(room.keychain, 0, 200)
    studio.snap("settings keychain")
    if studio.state == "empty":
        studio.ask("settings keychain", "passphrase", room.keychain.turn_on)

"""A keychain of the tests: as small as Windows' one, and as unwilling as a test wants it."""

from __future__ import annotations

import threading

from keyring.errors import KeyringLocked, PasswordDeleteError

from safetydesk.strongroom.keychain import Found, Keychain

MOST_BYTES = 2560


class PretendBackEnd:
    """`mood` is "well", "locked", "broken", "forgetful" (takes a secret and does not keep it) or "silent"."""

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], str] = {}
        self.mood = "well"
        self.asked = 0
        self.wake = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self._act()
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._act()
        if len(password.encode("utf-16-le")) > MOST_BYTES:
            raise OSError(1783, "CredWrite", "The stub received bad data")
        if self.mood != "forgetful":
            self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._act()
        if self.held.pop((service, username), None) is None:
            raise PasswordDeleteError("there is none")

    def _act(self) -> None:
        self.asked += 1
        if self.mood == "locked":
            raise KeyringLocked("Failed to unlock the collection!")
        if self.mood == "broken":
            raise ValueError("a name in the words of a fault: Amira")
        if self.mood == "silent":
            self.wake.wait(30)


class PretendMachine:
    """A machine with a keychain of `kind`, or with none."""

    def __init__(self) -> None:
        self.back_end = PretendBackEnd()
        self.kind = "windows"

    def keychain(self) -> Keychain:
        return Keychain(self.find, patience=0.5)

    def find(self) -> Found | None:
        return Found(self.kind, self.back_end) if self.kind else None

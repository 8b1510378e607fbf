"""Signing in: a name and a passphrase, or this computer's keychain; nothing of either is remembered."""

from __future__ import annotations

from safetydesk.bootstrap import FrontDoor, keychain_door, open_desk
from safetydesk.domain.progress import Progress
from safetydesk.services.desk import Desk


class UnlockPresenter:
    def __init__(self, door: FrontDoor) -> None:
        self._door = door
        self._keychain = keychain_door(door)

    @property
    def place(self) -> str:
        """Where the store is."""
        return str(self._door.path)

    def offers_keychain(self) -> bool:
        """Whether anybody turned the keychain on for this store on this computer."""
        return self._keychain.is_offered()

    def open(self, login: str, passphrase: str) -> Desk:
        """Takes about a second: run it by `Tasks`. Raises what `FrontDoor.unlock` raises."""
        return open_desk(self._door.unlock(login, passphrase))

    def open_with_keychain(self, login: str, progress: Progress) -> Desk:
        """May wait for a prompt of the keychain's own: run it by `Tasks`. Raises what `KeychainDoor.unlock` raises."""
        return open_desk(self._keychain.unlock(login, progress))

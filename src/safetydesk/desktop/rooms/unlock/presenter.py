"""Signing in: a name and a passphrase go to the front door; nothing of either is remembered."""

from __future__ import annotations

from safetydesk.bootstrap import FrontDoor, open_desk
from safetydesk.services.desk import Desk


class UnlockPresenter:
    def __init__(self, door: FrontDoor) -> None:
        self._door = door

    @property
    def place(self) -> str:
        """Where the store is."""
        return str(self._door.path)

    def open(self, login: str, passphrase: str) -> Desk:
        """Takes about a second: run it by `Tasks`. Raises what `FrontDoor.unlock` raises."""
        return open_desk(self._door.unlock(login, passphrase))

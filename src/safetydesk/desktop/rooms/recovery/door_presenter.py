"""Coming in with two sheets, before anybody is signed in: what the page at the sign-in asks of the front door."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.bootstrap import FrontDoor, OpenStore, open_desk
from safetydesk.services import passphrases
from safetydesk.services.desk import Desk
from safetydesk.services.recovering import Recovering


class DoorPresenter:
    """`open` and `take_over` take seconds, and are to be run by `Tasks`. `let_go` closes what `open` opened."""

    def __init__(self, door: FrontDoor) -> None:
        self._door = door
        self._recovering: Recovering[OpenStore] | None = None

    @property
    def is_open(self) -> bool:
        return self._recovering is not None

    def open(self, code_one: str, code_two: str) -> list[tuple[str, str]]:
        """Opens the store with two sheets. Gives (id, name and role) of those who can be chosen.

        Raises what `FrontDoor.recover` raises.
        """
        self.let_go()
        self._recovering = self._door.recover(code_one, code_two)
        roles = wording.load_roles()
        return [
            (str(member.id), f"{member.name}, {roles.role(member.role).name or member.job}")
            for member in self._recovering.members()
        ]

    def draw(self) -> str:
        """Six words."""
        return passphrases.offer()

    def take_over(self, member: str, login: str, passphrase: str) -> Desk:
        """Gives that member fresh keys, and signs in as them. Raises what `Recovering.take_over` raises."""
        recovering = self._recovering
        if recovering is None:
            raise RuntimeError("nothing was opened")
        chosen = next(each for each in recovering.members() if str(each.id) == member)
        store = recovering.take_over(chosen.id, login, passphrase)
        self._recovering = None
        return open_desk(store)

    def let_go(self) -> None:
        """Closes the store again, if it was opened."""
        recovering, self._recovering = self._recovering, None
        if recovering is not None:
            recovering.let_go()

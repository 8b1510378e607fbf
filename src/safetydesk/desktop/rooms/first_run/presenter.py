"""First run: what is asked, what is wrong with it, and the store made of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from safetydesk import wording
from safetydesk.bootstrap import FirstMember, front_door, open_desk
from safetydesk.domain.reference import initials_of
from safetydesk.services import passphrases
from safetydesk.services.desk import Desk

ROLES = ("dsl", "deputy_dsl", "head")
"""Those that may change the team: whoever makes the store is its only member."""


@dataclass(frozen=True, slots=True)
class Strength:
    """What is to be said of a passphrase, and whether it will do."""

    words: str
    is_good: bool


class FirstRunPresenter:
    def __init__(self, place: Path) -> None:
        self._place = place

    @property
    def place(self) -> str:
        """The folder offered for the store."""
        return str(self._place)

    def roles(self) -> list[tuple[str, str]]:
        return [(code, wording.label(f"first_role_{code}")) for code in ROLES]

    def initials(self, name: str) -> str:
        """Those offered for a name."""
        return initials_of(name) if name.strip() else ""

    def draw(self) -> str:
        """Six words."""
        return passphrases.offer()

    def strength(self, passphrase: str, names: tuple[str, ...]) -> Strength:
        """Of a passphrase of one's own; `names` are those a stranger would try first."""
        wrong = passphrases.weakness(passphrase, names)
        return Strength(wording.problem(wrong) if wrong else wording.label("first_strong"), wrong is None)

    def create(self, place: str, first: FirstMember) -> Desk:
        """Takes a second or two: run it by `Tasks`. Raises what `FrontDoor.create` raises."""
        return open_desk(front_door(Path(place)).create(first))

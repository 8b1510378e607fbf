"""What the rooms of recovery ask of the services, in the words they show."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from safetydesk import wording
from safetydesk.bootstrap import FrontDoor, OpenStore, open_desk
from safetydesk.domain.errors import Refusal
from safetydesk.domain.progress import Progress
from safetydesk.services import passphrases
from safetydesk.services.desk import Desk
from safetydesk.services.recovering import Recovering, mistake_in
from safetydesk.services.recovery import DrawnSheets

__all__ = ["DoorPresenter", "DrawnSheets", "RecoveryPresenter", "Standing", "mistake_words"]

NUMBERS = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Standing:
    """How the sheets stand: a sentence with its tone ("ok", "serious"), and rows of what is known."""

    words: str
    tone: str
    rows: tuple[tuple[str, str], ...]
    is_first: bool


class RecoveryPresenter:
    """All of it reads or writes the store, and is to be run by `Tasks`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._sheets = desk.recovery_sheets

    @classmethod
    def of(cls, desk: object) -> RecoveryPresenter:
        """For the desk that every room is handed."""
        return cls(Desk.of(desk))

    def standing(self) -> Standing:
        state = self._sheets.state()
        if not state.set_mark and state.is_in_force:
            return Standing(wording.label("sheets_none"), "serious", (), True)
        if not state.is_in_force:
            return Standing(wording.label("sheets_not_in_force"), "serious", (), False)
        made = wording.moment_words(state.made) if state.made else ""
        rows = [(wording.label("sheets_set"), state.set_mark), (wording.label("sheets_made"), made)]
        for number in NUMBERS:
            when = state.checked.get(number)
            said = wording.moment_words(when) if when else wording.label("sheets_never_checked")
            rows.append((wording.label("sheets_checked_row", number=str(number)), said))
        if state.of_a_leaver:
            return Standing(wording.label("sheets_of_a_leaver"), "serious", tuple(rows), False)
        return Standing(wording.label("sheets_in_force", set=state.set_mark), "ok", tuple(rows), False)

    def draw(self, passphrase: str, progress: Progress) -> DrawnSheets:
        """Three pages in memory. Raises Refusal `passphrase_wrong`, `not_your_role`."""
        return self._sheets.draw(passphrase, progress)

    def save(self, passphrase: str, folder: Path, progress: Progress) -> tuple[Path, ...]:
        """Draws, saves into a folder, and puts in force. Raises as `RecoverySheets.make` does."""
        return self._sheets.make(passphrase, folder, progress)

    def put_in_force(self, drawn: DrawnSheets) -> None:
        """Raises Trouble for the disk's."""
        self._sheets.put_in_force(drawn)

    def check(self, code: str) -> str:
        """What there is to say of a sheet that is right. Raises Refusal where it is not."""
        found = self._sheets.check(code)
        return wording.label("sheets_is_right", number=str(found.number), set=found.set_mark)


class DoorPresenter:
    """Coming in with two sheets, before anybody is signed in.

    `open` and `take_over` take seconds, and are to be run by `Tasks`. `let_go` closes what `open` opened.
    """

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


def mistake_words(code: str) -> str:
    """What is wrong with the form of a code; nothing where it is well formed. Needs no store."""
    wrong = mistake_in(code)
    return "" if wrong is None else _together(wrong)


def _together(refusal: Refusal) -> str:
    said = wording.sentence(refusal)
    return f"{said.text} {said.remedy}".strip()

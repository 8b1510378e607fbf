"""What the settings ask of the services: the school, one member's wishes for the window, the shipped vocabulary."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from safetydesk import wording
from safetydesk.domain.errors import Trouble
from safetydesk.domain.progress import Progress
from safetydesk.domain.school import School
from safetydesk.services.desk import Desk
from safetydesk.services.keychain import DAYS

__all__ = ["CategoryLine", "School", "SettingsPresenter"]

MINUTES = (1, 2, 3, 5, 10, 15, 20, 30, 45, 60)


@dataclass(frozen=True, slots=True)
class CategoryLine:
    """One category in words; `level` is its least severity, 1 to 4."""

    code: str
    name: str
    description: str
    level: int
    least: str
    images: str
    is_locked: bool


class SettingsPresenter:
    """`amend` and `keep` write, and are to be run by `Tasks`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @classmethod
    def of(cls, desk: object) -> SettingsPresenter:
        """For the desk that every room is handed."""
        return cls(Desk.of(desk))

    def school(self) -> School:
        return self._desk.school()

    def store(self) -> Path:
        return self._desk.store_path

    def minutes(self, present: int) -> list[tuple[str, str]]:
        """The usual lengths, and the one in force where it is none of them."""
        lengths = sorted({*MINUTES, present})
        return [(str(one), wording.label("set_minutes", count=str(one))) for one in lengths]

    def amend(
        self, name: str, town: str, marking: str, idle_minutes: int, pc_keeper: str
    ) -> tuple[School, bool]:
        """The school as it is now, and whether anything changed. Raises Refusal `draft_has_problems`."""
        before = self._desk.school()
        after = self._desk.school_profile.amend(
            name=name, town=town, marking=marking, idle_minutes=idle_minutes, pc_keeper=pc_keeper
        )
        return after, after.row_version != before.row_version

    def keep(self, theme: str, scale: float) -> None:
        """Keeps how the window looks, beside whatever else is kept; what cannot be read any more is replaced."""
        try:
            wishes = self._desk.preferences.load()
        except Trouble as fault:
            if fault.code != "member_file_damaged":
                raise
            wishes = {}  # it was told at sign-in, and this is how it is mended
        self._desk.preferences.keep({**wishes, "theme": theme, "scale": f"{scale:g}"})

    def keychain_days(self) -> str:
        return str(DAYS)

    def keychain(self) -> tuple[bool, str]:
        """Whether this member turned this computer's keychain on, and how it stands in words."""
        state = self._desk.keychain.state()
        if not state.is_on:
            return False, wording.label("keychain_off_now")
        if state.until is None:
            return True, wording.label("keychain_past")
        return True, wording.label("keychain_until", when=wording.moment_words(state.until))

    def turn_keychain_on(self, passphrase: str, progress: Progress) -> None:
        """Raises Refusal `passphrase_wrong`, `keychain_...`; Trouble `keychain_not_noted`."""
        self._desk.keychain.turn_on(passphrase, progress)

    def turn_keychain_off(self) -> bool:
        """Whether the keychain gave up its key too."""
        return self._desk.keychain.turn_off()

    def categories(self) -> list[CategoryLine]:
        terms = self._desk.vocabulary
        return [
            CategoryLine(
                one.code,
                one.name,
                one.description,
                one.severity,
                terms.severity(one.severity).name,
                wording.label(f"set_images_{one.images}"),
                one.images == "never",
            )
            for one in terms.categories
        ]

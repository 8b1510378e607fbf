"""What the settings ask of the services: the school, one member's wishes for the window, the shipped vocabulary."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from safetydesk import wording
from safetydesk.domain.errors import Refusal, Trouble
from safetydesk.domain.progress import Progress
from safetydesk.domain.reference import SEPARATORS, exhibit_number
from safetydesk.domain.school import School
from safetydesk.services.backup_status import backup_words
from safetydesk.services.backups_there import BackupRow
from safetydesk.services.desk import Desk
from safetydesk.services.keychain import DAYS
from safetydesk.services.profiles import Adopted

__all__ = ["BackupLine", "BackupsShown", "CategoryLine", "School", "SettingsPresenter"]

SLASH = "slash"
"""The window's code for what the record leaves empty."""
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


@dataclass(frozen=True, slots=True)
class BackupLine:
    """One backup in the place, in words."""

    name: str
    at: str
    state: str
    is_faulty: bool


@dataclass(frozen=True, slots=True)
class BackupsShown:
    """How it stands in words, "ok" or "warning", and what stands in the place, the newest first."""

    state: str
    tone: str
    place: str
    is_same_disk: bool
    lines: tuple[BackupLine, ...]


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
        self, name: str, town: str, marking: str, idle_minutes: int, pc_keeper: str, separator: str
    ) -> tuple[School, bool]:
        """The school as it is now, and whether anything changed. Raises Refusal `draft_has_problems`."""
        before = self._desk.school()
        after = self._desk.school_profile.amend(
            name=name,
            town=town,
            marking=marking,
            idle_minutes=idle_minutes,
            pc_keeper=pc_keeper,
            exhibit_separator="" if separator == SLASH else separator,
        )
        return after, after.row_version != before.row_version

    def numbers(self) -> list[tuple[str, str]]:
        """What may stand in an exhibit's number, each with the next number of whoever looks, as it would be."""
        initials = self._desk.me.initials
        return [
            (
                code or SLASH,
                wording.label(f"separator.{code}", example=exhibit_number(initials, 12, code)),
            )
            for code in SEPARATORS
        ]

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

    def backups(self) -> BackupsShown:
        """Asks the place: run it by `Tasks`. A place that is gone is said, and no fault."""
        backups = self._desk.backups
        status = backups.status()
        words, tone = backup_words(status, self._desk.clock.now())
        try:
            rows = backups.all()
        except (Refusal, Trouble) as fault:
            if fault.code != "backup_place_gone":
                raise
            rows = ()
            if tone == "ok":
                words, tone = wording.sentence(fault).text, "warning"
        return BackupsShown(
            words, tone, status.place, status.is_same_disk, tuple(_backup_line(row) for row in rows)
        )

    def choose_backup_place(self, place: Path) -> BackupsShown:
        """Raises Refusal `backup_inside_store`, `not_your_role`; Trouble for that place's disk."""
        self._desk.backups.choose(place)
        return self.backups()

    def sheets(self) -> tuple[str, bool]:
        """How the recovery sheets stand, in words, and whether that is well."""
        state = self._desk.recovery_sheets.state()
        if not state.is_in_force:
            return wording.label("sheets_not_in_force"), False
        if state.of_a_leaver:
            return wording.label("sheets_of_a_leaver"), False
        if not state.set_mark:
            return wording.label("sheets_none"), False
        return wording.label("sheets_in_force", set=state.set_mark), True

    def house(self) -> str:
        """How many settings are the school's own, and how far its terms reach, in words."""
        own = sum(1 for line in self._desk.house_values.current() if line.own)
        count = wording.label("house_set_count", count=wording.count_words(own, "setting"))
        terms = wording.many_terms_words(self._desk.house_values.terms())
        return f"{count} \u00b7 {terms}"

    def agencies(self) -> tuple[str, bool]:
        """How many are written down, and whether all were checked within a year."""
        found = self._desk.agencies.all()
        old = [each.name for each in found if self._desk.agencies.needs_checking(each)]
        count = wording.count_words(len(found), "agency", "agencies")
        if not found:
            return wording.label("agencies_stand_none"), True
        if old:
            return wording.label("agencies_stand_old", count=count, names=", ".join(old)), False
        return wording.label("agencies_stand", count=count), True

    def house_warnings(self) -> list[str]:
        """What of it cannot be used, and calendars that do not reach this year."""
        words = self._desk.vocabulary
        return [wording.house_warning_words(each, words) for each in self._desk.house_values.warnings()]

    def policies(self) -> tuple[str, str]:
        """Which are adopted, and which of these are past their own review ("" for none), in words."""
        adopted, past = self._desk.profiles.adopted(), self._desk.profiles.past_review()

        def titles(found: tuple[Adopted, ...]) -> str:
            return "; ".join(f"{each.profile.title}, {each.profile.school}" for each in found)

        said = wording.label("policies_adopted", titles=titles(adopted)) if adopted else ""
        late = wording.label("policies_past", titles=titles(past)) if past else ""
        return said or wording.label("policies_none"), late

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


def _backup_line(row: BackupRow) -> BackupLine:
    state = wording.sentence(row.fault).text if row.fault else wording.label("backup_whole")
    return BackupLine(row.name, wording.moment_text_words(row.at) or row.name, state, row.fault is not None)

"""The recovery sheets while the store is open: a new set is made, one sheet is checked, and how they stand."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Protocol

from safetydesk import wording
from safetydesk.domain.clock import Moment
from safetydesk.domain.errors import Refusal, Trouble
from safetydesk.domain.events import RecoverySheetChecked, RecoverySheetsMade
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.domain.school import School
from safetydesk.domain.steps import reached
from safetydesk.domain.team_member import TeamMember
from safetydesk.services.keys_in_force import say_effect
from safetydesk.services.office import Office, needs
from safetydesk.services.recovering import pairs_said
from safetydesk.strongroom.disk import write_whole
from safetydesk.strongroom.header import Header, write_header
from safetydesk.strongroom.keys import OpenKeys
from safetydesk.strongroom.recovery_sheets import SheetSet, are_own, draw_set, known_sheet, pairs_told
from safetydesk.strongroom.sheet_codes import SHEETS
from safetydesk.strongroom.staged_sheets import stage, unstage
from safetydesk.strongroom.store_folder import StoreFolder

_MOST_CHECKS = 60


class HeldStore(Protocol):
    """What this office needs of the open store: its folder, its keys and the header in force."""

    folder: StoreFolder
    keys: OpenKeys
    header: Header
    changing: Lock

    def renew(self, header: Header) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetsState:
    """`set_mark` is empty where no sheets were ever made; `checked` tells by number when a sheet of it last was.

    `is_in_force` is false where the trail speaks of another set than the header holds: then a new one must be made.
    `of_a_leaver` is true where whoever made them has left: they saw all three, and a new store key reaches those too.
    """

    set_mark: str = ""
    made: Moment | None = None
    is_in_force: bool = True
    of_a_leaver: bool = False
    checked: dict[int, Moment] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DrawnSheets:
    """Three pages that nobody has yet and that open nothing yet. They are in memory only."""

    set_mark: str
    names: tuple[str, ...]
    pages: tuple[bytes, ...] = field(repr=False)
    _set: SheetSet = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedSheet:
    number: int
    set_mark: str


class RecoverySheets:
    """`confirm` takes the member's passphrase, or refuses."""

    def __init__(self, office: Office, store: HeldStore, confirm: Callable[[str], None]) -> None:
        self._office = office
        self._store = store
        self._confirm = confirm

    def state(self) -> SheetsState:
        """How the sheets stand: what Settings and Today say of them."""
        store, header = self._office.store_id, self._store.header
        with self._office.reading() as reading:
            made = reading.latest_acts(store, (RecoverySheetsMade.__name__,), 1)
            checks = reading.latest_acts(store, (RecoverySheetChecked.__name__,), _MOST_CHECKS)
            said = pairs_said(reading, store)
            left = {member.id for member in reading.every(TeamMember) if member.ended is not None}
        checked: dict[int, Moment] = {}
        for act in reversed(checks):
            if isinstance(act.event, RecoverySheetChecked) and _is_of(header, act.event.set_mark):
                checked[act.event.sheet] = act.at
        return SheetsState(
            set_mark=header.sheets[0].set_mark if header.sheets else "",
            made=made[0].at if made else None,
            is_in_force=are_own(header, said),
            of_a_leaver=bool(made) and made[0].member in left,
            checked=checked,
        )

    @needs("recovery_sheets")
    def draw(self, passphrase: str, progress: Progress = NO_PROGRESS) -> DrawnSheets:
        """Three fresh sheets, drawn in memory; the old ones go on working until `put_in_force`.

        Takes some seconds. Raises Refusal `passphrase_wrong`.
        """
        from safetydesk.documents.recovery_sheet import SheetToPrint, draw_recovery_sheet

        self._confirm(passphrase)
        drawn = draw_set(self._store.header, self._store.keys.store_key)
        with self._office.reading() as reading:
            school, me = reading.every(School)[0], reading.get(TeamMember, self._office.me)
        now, pages = self._office.now(), []
        for code in drawn.codes:
            progress.step(code.number - 1, len(SHEETS), "")
            target = io.BytesIO()
            draw_recovery_sheet(
                SheetToPrint(
                    number=code.number,
                    code=code.text(),
                    set_mark=code.set_mark,
                    store_mark=code.store_mark,
                    school=school,
                    made=now,
                    made_by=me.name,
                ),
                target,
            )
            pages.append(target.getvalue())
        names = tuple(f"Recovery sheet {number} of 3 set {drawn.set_mark}.pdf" for number in SHEETS)
        return DrawnSheets(drawn.set_mark, names, tuple(pages), drawn)

    def save(self, drawn: DrawnSheets, folder: Path) -> tuple[Path, ...]:
        """Writes the three pages into a folder of one's choice: all of them or none.

        Raises Refusal `print_path_in_store`; Trouble for the disk's.
        """
        if self._store.folder.holds(folder):
            raise Refusal("print_path_in_store")
        paths = tuple(folder / name for name in drawn.names)
        try:
            for path, page in zip(paths, drawn.pages, strict=True):
                write_whole(path, page, "sheet_saved")
        except BaseException:
            _remove(paths)
            raise
        return paths

    @needs("recovery_sheets")
    def put_in_force(self, drawn: DrawnSheets) -> SheetsState:
        """From here on these three sheets work and any older ones do not. All or nothing, whenever it is cut short.

        Raises Trouble for the disk's; then the older set stays in force. After `sheets_wait` the new one does
        from the next sign-in on.
        """
        with self._store.changing:
            self._put(drawn.set_mark, drawn._set.put_into(self._store.header))
        return self.state()

    def _put(self, set_mark: str, header: Header) -> None:
        """Laid down beside the header, said in the trail, then in the header."""
        store = self._store
        stage(store.folder, header, store.keys.store_key)
        try:
            self._say_made(set_mark, header)
        except BaseException:
            with suppress(Trouble):
                unstage(store.folder)
            raise
        # From here on the set counts: where the header cannot be written now, the next sign-in does it.
        try:
            store.renew(write_header(store.folder, header, store.keys.store_key))
        except Trouble as fault:
            raise Trouble("sheets_wait", why=wording.sentence(fault).text) from fault
        reached("sheets.in_force")
        say_effect(self._office.work, self._office.store_id, store.header.generation)
        unstage(store.folder)

    def _say_made(self, set_mark: str, header: Header) -> None:
        with self._office.work() as work:
            pairs = pairs_told(header)
            work.commit(RecoverySheetsMade(subject=self._office.store_id, set_mark=set_mark, pairs=pairs))

    def make(self, passphrase: str, folder: Path, progress: Progress = NO_PROGRESS) -> tuple[Path, ...]:
        """Draws a new set, saves its pages into `folder` and puts it in force: where one fails, nothing changes."""
        drawn = self.draw(passphrase, progress)
        paths = self.save(drawn, folder)
        try:
            self.put_in_force(drawn)
        except Trouble as fault:
            if fault.code != "sheets_wait":
                _remove(paths)
            raise
        return paths

    @needs("recovery_sheets")
    def check(self, code: str) -> CheckedSheet:
        """Whether a sheet is one of the set in force. Nothing is opened with it; that it was checked is recorded.

        Raises Refusal as `known_sheet` does: a mistake in the code is named by its group.
        """
        found = known_sheet(self._store.header, code)
        with self._office.work() as work:
            work.commit(
                RecoverySheetChecked(
                    subject=self._office.store_id, sheet=found.number, set_mark=found.set_mark
                )
            )
        return CheckedSheet(number=found.number, set_mark=found.set_mark)


def _is_of(header: Header, set_mark: str) -> bool:
    return bool(header.sheets) and header.sheets[0].set_mark == set_mark


def _remove(paths: Sequence[Path]) -> None:
    """Pages that open nothing."""
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)

"""Backups while the store is in use: made, opened again, counted and compared, and only then said to be there."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from safetydesk.domain.case_file import Done
from safetydesk.domain.clock import Moment
from safetydesk.domain.errors import Cancelled, Refusal, SafetyDeskError, Trouble
from safetydesk.domain.events import (
    BackupFailed,
    BackupMade,
    Change,
    SchoolAmended,
    StoreCreated,
)
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.domain.school import School
from safetydesk.domain.steps import reached
from safetydesk.records.copying import check_copy
from safetydesk.records.database import Database
from safetydesk.services.backup_stages import Stages
from safetydesk.services.backup_status import BackupStatus, backup_words
from safetydesk.services.backups_there import BackupRow, checkpoints, rows
from safetydesk.services.office import Office, needs
from safetydesk.services.restores import restores
from safetydesk.strongroom.backup_place import BackupPlace
from safetydesk.strongroom.backups import GenerationBeingMade, known_files
from safetydesk.strongroom.claims import isolated_in_drafts
from safetydesk.strongroom.generation import Generation
from safetydesk.strongroom.keys import OpenKeys
from safetydesk.strongroom.remembered import Remembered
from safetydesk.strongroom.store_folder import StoreFolder

CAUSES = (
    "backup_place_gone",
    "backup_place_full",
    "backup_place_read_only",
    "backup_place_failing",
    "backup_inside_store",
    "source_damaged",
    "copy_differs",
)
"""Codes of what may stand in the way; anything else is "other"."""
_RECENT = 30
"""Failures looked through for one of the same cause and day."""


class Backups:
    """Only `make` and `choose` ask for the role: what is done daily and at lock is done for everybody."""

    def __init__(self, office: Office, folder: StoreFolder, keys: OpenKeys, database: Database) -> None:
        self._office = office
        self._folder = folder
        self._keys = keys
        self._database = database
        self._one_at_a_time = threading.Lock()

    def place(self) -> BackupPlace | None:
        """Where backups go; None where nobody has chosen."""
        with self._office.reading() as reading:
            chosen = reading.every(School)[0].backup_place
        return BackupPlace(Path(chosen), self._office.store_id) if chosen else None

    @needs("backup")
    def choose(self, path: Path) -> BackupPlace:
        """Another place from now on; what stands in the old one stays there.

        Raises Refusal `backup_place_needed`, `backup_inside_store`, `backup_place_too_long`; Trouble for the place's
        disk: it is tried, so that nobody learns a week later that nothing can be written there.
        """
        place = BackupPlace(path, self._office.store_id)
        place.check(self._folder)
        place.make()
        with self._office.work() as work:
            before = work.every(School)[0]
            if before.backup_place != str(path):
                change = Change.between("backup_place", before.backup_place, str(path))
                work.replace(replace(before, backup_place=str(path)))
                work.commit(SchoolAmended(subject=before.id, changes=(change,)))
        return place

    def status(self) -> BackupStatus:
        """What the foot of the window and Today say."""
        place = self.place()
        made, failed, began = self._told()
        later = failed is not None and (made is None or failed.number > made.number)
        cause = getattr(failed.event, "cause", "") if failed and later else ""
        return BackupStatus(
            place=str(place.place) if place else "",
            last=made.at if made else None,
            since=made.at if made else began,
            failed=cause,
            is_whole=not getattr(made.event, "missing", ()) if made else True,
            is_same_disk=place is not None and place.is_on_disk_of(self._folder),
            is_due=place is not None and self._is_due(made),
        )

    def said(self) -> tuple[str, str]:
        """The one line of it, and "ok" or "warning"."""
        return backup_words(self.status(), self._office.now())

    def due(self) -> bool:
        """Whether a place is chosen and none was made there today."""
        return self.status().is_due

    def changed(self) -> bool:
        """Whether a place is chosen and anything was written since the last one."""
        if self.place() is None:
            return False
        made, _, _ = self._told()
        since = made.event.size if made and isinstance(made.event, BackupMade) else 0
        with self._office.reading() as reading:
            return reading.is_changed_after(since, (BackupMade.__name__, BackupFailed.__name__))

    @needs("backup")
    def make(self, progress: Progress = NO_PROGRESS) -> BackupMade:
        """A backup now. Raises Refusal `backup_place_needed`, `backup_under_way`; Cancelled; Trouble with its own
        sentence, after which every earlier backup is as it was."""
        return self._make(progress)

    def make_if_due(self, progress: Progress = NO_PROGRESS, *, at_sign_in: bool = False) -> BackupMade | None:
        """The day's backup, whoever sits here; at sign-in the one too that was cut off, or could not be made, at the
        last lock. None where none is due. Raises as `make`."""
        return self._make(progress) if self.due() or (at_sign_in and self.changed()) else None

    def at_lock(self, progress: Progress = NO_PROGRESS) -> None:
        """A backup if anything changed. Never raises but Cancelled: a place that is gone must not keep the lock off."""
        try:
            if self.changed():
                self._make(progress)
        except SafetyDeskError:
            pass  # recorded where it could be, and told at the next sign-in

    def all(self) -> tuple[BackupRow, ...]:
        """The generations in the place, the newest first, each looked at and not read through."""
        place = self.place()
        if place is None:
            return ()
        place.check(self._folder)
        return rows(place, self._keys.store_key)

    def remembered_in_place(self) -> tuple[Remembered, ...]:
        """Every checkpoint that the place remembers and that this trail should lead to; () where there is no place.

        Those that a restore has said it leaves behind are left out. See `checkpoints`.
        """
        place = self.place()
        return checkpoints(place, self._keys.store_key, self._left_behind()) if place else ()

    @contextmanager
    def stand_still(self, wait: float = 0.0) -> Iterator[None]:
        """While the store's files are exchanged under a new key, no backup is made.

        Waits so many seconds for one under way; raises Refusal `backup_under_way` where that is not enough.
        """
        if not self._one_at_a_time.acquire(timeout=wait):
            raise Refusal("backup_under_way")
        try:
            yield
        finally:
            self._one_at_a_time.release()

    def _make(self, progress: Progress) -> BackupMade:
        if not self._one_at_a_time.acquire(blocking=False):
            raise Refusal("backup_under_way")
        try:
            return self._made(progress)
        except Cancelled:
            raise
        except (Refusal, Trouble) as fault:
            self._note_failure(fault)
            raise
        finally:
            self._one_at_a_time.release()

    def _made(self, progress: Progress) -> BackupMade:
        place = self.place()
        if place is None:
            raise Refusal("backup_place_needed")
        place.check(self._folder)
        stages = Stages(progress)
        at = self._office.now()
        self._database.check_source(stages.of("source"))
        reached("backup.source_checked")
        making = GenerationBeingMade.begin(place, self._folder, at)
        try:
            event, generation = self._filled(place, making, at, stages)
        except BaseException:
            making.give_up()
            raise
        with self._office.work() as work:
            work.commit(replace(event, generation=generation.name))
        reached("backup.recorded")
        return replace(event, generation=generation.name)

    def _filled(
        self, place: BackupPlace, making: GenerationBeingMade, at: Moment, stages: Stages
    ) -> tuple[BackupMade, Generation]:
        key = self._keys.store_key
        try:
            copied = self._database.copy_to(
                making.records, self._keys.database_key(), stages.of("records"), ""
            )
            reached("backup.records_copied")
            check_copy(making.records, self._keys.database_key(), copied, stages.of("records_check"))
        except Trouble as fault:
            raise _of_the_copy(fault) from fault
        reached("backup.records_checked")
        if not making.has_headers_of_now():
            raise Refusal("backup_keys_changed")
        making.take_records()
        left_out = frozenset(name for name, is_isolated in copied.sealed.items() if is_isolated)
        # Of what the records know, they alone decide: anybody can write the lists of what drafts hold.
        left_out |= isolated_in_drafts(self._folder) - copied.sealed.keys()
        wanted = copied.sealed.keys() - left_out
        making.fill_pool(wanted, left_out, known_files(place, key), stages.of("files"))
        making.seal(self._office.store_id, key, at, copied.size, copied.root, copied.counts, left_out)
        generation = making.finish(stages.of("check"))
        made = BackupMade(
            subject=self._office.store_id,
            generation=generation.name,
            size=copied.size,
            root=copied.root,
            missing=tuple(sorted(making.missing)),
            left_out=tuple(sorted(left_out)),
        )
        return made, generation

    def _note_failure(self, fault: SafetyDeskError) -> None:
        """In the trail, once for each cause and day. A store that takes no entry says it at sign-in all the same."""
        if fault.code in ("backup_under_way", "backup_place_needed", "backup_keys_changed", "not_your_role"):
            return
        now, cause = self._office.now(), fault.code if fault.code in CAUSES else "other"
        try:
            with self._office.reading() as reading:
                noted = reading.latest_acts(self._office.store_id, (BackupFailed.__name__,), _RECENT)
            today = {
                getattr(act.event, "cause", "") for act in noted if act.at.london_date == now.london_date
            }
            if cause not in today:
                with self._office.work() as work:
                    work.commit(BackupFailed(subject=self._office.store_id, cause=cause))
        except Trouble:
            pass  # the failure itself is what is told

    def _told(self) -> tuple[Done | None, Done | None, Moment]:
        """The last backup that counts, the last failure, and when the store began."""
        with self._office.reading() as reading:
            made, failed, began = (
                reading.latest_acts(self._office.store_id, (kind.__name__,))
                for kind in (BackupMade, BackupFailed, StoreCreated)
            )
        return _first(made), _first(failed), began[0].at if began else self._office.now()

    def _is_due(self, made: Done | None) -> bool:
        now = self._office.now()
        return made is None or made.at.london_date != now.london_date or made.at.utc > now.utc + timedelta(1)

    def _left_behind(self) -> set[str]:
        with self._office.reading() as reading:
            return {one for restored in restores(reading, self._office.store_id) for one in restored.later}


def _first(acts: tuple[Done, ...]) -> Done | None:
    return acts[0] if acts else None


def _of_the_copy(fault: Trouble) -> Trouble:
    """While pages go from one disk to the other: what is torn is the source's, what finds no room is the place's."""
    codes = {
        "records_damaged": "source_damaged",
        "trail_broken": "source_damaged",
        "disk_full": "backup_place_full",
        "store_read_only": "backup_place_read_only",
        "disk_failing": "backup_place_failing",
        "disk_error": "backup_place_failing",
    }
    return Trouble(codes[fault.code]) if fault.code in codes else fault

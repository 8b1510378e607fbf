"""A store put back from a backup into a new folder: the place and a passphrase of that time are all it takes.

Everything is checked before anything is written: each file by the manifest, the manifest by the store key that the
passphrase opens. The fork is an act in the restored trail, `StoreRestored`, before the store takes its name; it says
which checkpoints known here the trail no longer leads to, and only that act lets this machine forget what it
remembered.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from safetydesk.domain.clock import Clock, Moment
from safetydesk.domain.errors import Refusal, Trouble
from safetydesk.domain.events import StoreRestored
from safetydesk.domain.exhibit import DESTROYED
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.domain.proof.finding import Finding
from safetydesk.domain.steps import reached
from safetydesk.records.copying import told_at
from safetydesk.records.database import Database
from safetydesk.records.verifying import TrailCheck
from safetydesk.services.backup_offers import Offered, chosen_of, offered_at
from safetydesk.services.backup_stages import Stages, restoring
from safetydesk.services.bulletin import unheard
from safetydesk.services.coming_in import check_standing
from safetydesk.services.isolating import put_away_again
from safetydesk.services.known_later import KnownSince, known_since
from safetydesk.services.left_behind import left_behind, settle_remembered
from safetydesk.services.numbers_given import numbers_given, raise_numbers, stores_beside
from safetydesk.services.recovering import is_a_slip, pairs_said
from safetydesk.strongroom.exhibit_files import ExhibitFiles, ExhibitState
from safetydesk.strongroom.failed_sign_ins import FailedSignIns
from safetydesk.strongroom.generation import Generation
from safetydesk.strongroom.header import Header
from safetydesk.strongroom.held_keys import HeldKeys
from safetydesk.strongroom.keys import LEAST_COST, KdfCost, OpenKeys, unlock
from safetydesk.strongroom.manifest import Manifest
from safetydesk.strongroom.recovery_sheets import PairKeys, open_with
from safetydesk.strongroom.remembered import RememberedCheckpoints
from safetydesk.strongroom.restoring import StoreBeingRestored, header_in
from safetydesk.strongroom.store_folder import StoreFolder

KeysOf = Callable[[Header], HeldKeys]
VerifyStore = Callable[[StoreFolder, HeldKeys, Database, int, Progress], TrailCheck]
"""The trail of a store that nobody has opened yet, with the root at one size."""
MOST_REASON = 500


@dataclass(frozen=True, slots=True)
class Restored:
    """A store that stands at `path`. `findings` is what verifying found in the backup as it was made; `missing` tells
    whether sealed files were not in it, `later` whether something newer was known here; `put_away` counts exhibits that
    a newer backup knows to be isolated or destroyed, and that are isolated here too; `unread` names newer backups that
    could not be read: what they know to be so is in sight here; `left_free` is how many numbers each series leaves
    free, since not all that were given after the backup are known."""

    path: Path
    generation: str
    at: str
    findings: tuple[Finding, ...]
    missing: int
    later: int
    put_away: int = 0
    unread: tuple[str, ...] = ()
    left_free: int = 0


class Restoring:
    """Needs no open store. `least` is what a store's keys must cost to be opened; `usual` where one may stand still."""

    def __init__(
        self,
        clock: Clock,
        memory: RememberedCheckpoints,
        failed: FailedSignIns,
        verify: VerifyStore,
        least: KdfCost = LEAST_COST,
        usual: Path | None = None,
    ) -> None:
        self._usual = usual
        self._clock = clock
        self._memory = memory
        self._failed = failed
        self._verify = verify
        self._least = least

    def offered(self, place: Path) -> tuple[Offered, ...]:
        """See `offered_at`."""
        return offered_at(place)

    def chosen(self, place: Path, name: str = "", *, without_damaged: bool = False) -> Offered:
        """See `chosen_of`; raises as `offered` does too."""
        return chosen_of(offered_at(place), name, without_damaged=without_damaged)

    def restore(
        self,
        backup: Path,
        to: Path,
        login: str,
        passphrase: str,
        reason: str,
        progress: Progress = NO_PROGRESS,
        *,
        without_damaged: bool = False,
    ) -> Restored:
        """Puts the backup at `backup` back into `to`, by a login and passphrase of that time. See `restore_with`."""

        def keys_of(header: Header) -> OpenKeys:
            try:
                return unlock(header, login, passphrase)
            except Refusal:
                self._failed.one_more(header.store_id)
                raise

        return self.restore_with(backup, to, keys_of, reason, progress, without_damaged=without_damaged)

    def restore_by_sheets(
        self,
        backup: Path,
        to: Path,
        codes: tuple[str, str],
        reason: str,
        progress: Progress = NO_PROGRESS,
        *,
        without_damaged: bool = False,
    ) -> Restored:
        """The same by the codes of two recovery sheets of that time. Nobody is signed in by it: that is `recover`.

        Raises as `restore_with` and `open_with` do, and Trouble `sheets_not_in_trail`.
        """

        def keys_of(header: Header) -> PairKeys:
            try:
                return open_with(header, *codes)
            except Refusal as refusal:
                if not is_a_slip(refusal):
                    self._failed.one_more(header.store_id)
                raise

        return self.restore_with(backup, to, keys_of, reason, progress, without_damaged=without_damaged)

    def restore_with(
        self,
        backup: Path,
        to: Path,
        keys_of: KeysOf,
        reason: str,
        progress: Progress = NO_PROGRESS,
        *,
        without_damaged: bool = False,
    ) -> Restored:
        """The same by whatever opens the header of that time. `without_damaged` goes on without sealed files that are
        missing or damaged in the pool, and says in the trail which.

        Raises Refusal `restore_reason_needed`, `passphrase_wrong`, and where `to` will not do; Trouble for each thing
        that can be wrong with a backup; Cancelled. Whatever it raises, nothing stands at `to`.
        """
        if not 0 < len(reason.strip()) <= MOST_REASON:
            raise Refusal("restore_reason_needed")
        to, generation = to.absolute(), Generation(backup.absolute())
        stages = restoring(progress)
        StoreBeingRestored.check(to)
        lost: set[str] | None = set() if without_damaged else None
        generation.look(lost)
        header = header_in(generation)
        if not all(slot.cost.covers(self._least) for slot in header.slots):
            raise Trouble("keys_too_weak")
        keys = keys_of(header)
        manifest = generation.check(stages.of("read"), lost=lost)
        if not manifest.is_proved_by(keys.store_key):
            raise Trouble("backup_manifest_altered")
        since = known_since(generation, manifest, keys)
        gone = frozenset(name for name, state in since.states.items() if state == DESTROYED)
        reached("restore.checked")
        making = StoreBeingRestored.begin(to)
        try:
            making.fill(generation, manifest, stages.of("copy"), lost=gone | (lost or frozenset()))
            self._compare(making.part, manifest, keys)
            missing = tuple(sorted({*manifest.missing, *(lost or ())} - gone))
            restored = self._forked(
                making, generation, manifest, missing, since, keys, reason.strip(), stages
            )
            making.finish()
        except BaseException:
            making.give_up()
            raise
        settle_remembered(self._memory, keys.store_id, restored[1])
        reached("restore.remembered")
        return restored[0]

    def _compare(self, part: StoreFolder, manifest: Manifest, keys: HeldKeys) -> None:
        """The copy opened by its key, before anything is written into it."""
        try:
            told = told_at(part.records, keys.database_key())
        except Trouble as fault:
            raise Trouble("backup_records_differ") from fault
        is_same = (told.size, told.root) == (manifest.size, manifest.root)
        if not is_same or not manifest.has_counts(keys.store_key, told.counts):
            raise Trouble("backup_records_differ")

    def _forked(
        self,
        making: StoreBeingRestored,
        generation: Generation,
        manifest: Manifest,
        missing: tuple[str, ...],
        since: KnownSince,
        keys: HeldKeys,
        reason: str,
        stages: Stages,
    ) -> tuple[Restored, tuple[str, ...]]:
        database = Database.open(making.part.records, keys.database_key())
        try:
            _check_holder(keys, database)
            check = self._verify(making.part, keys, database, manifest.size, stages.of("trail"))
            if check.roots_at.get(manifest.size) != manifest.root:
                raise Trouble("backup_records_differ")
            findings = [*check.findings]
            gone = {name for name, state in since.states.items() if state == DESTROYED}
            left_out = tuple(sorted({*manifest.left_out, *gone}))
            not_there = frozenset((*missing, *left_out))
            damaged = self._damaged(making.part, database, not_there, stages.of("exhibits"))
            if damaged:
                findings.append(Finding("restored_exhibits_damaged"))
            reached("restore.verified")
            with database.reading() as reading:
                later = left_behind(reading, generation, manifest, self._memory)
            beside = stores_beside(making.to, but=making.part.path) + ((self._usual,) if self._usual else ())
            given = numbers_given(generation, keys, self._memory.last(keys.store_id), beside)
            with database.work(keys.signer(), keys.store_id, self._clock, unheard) as work:
                put_away = put_away_again(work, since.states)
                left_free = raise_numbers(work, given, Moment.parse(manifest.at), self._clock)
                work.commit(
                    StoreRestored(
                        subject=keys.store_id,
                        generation=generation.name,
                        size=manifest.size,
                        root=manifest.root,
                        reason=reason,
                        later=later,
                        missing=missing,
                        left_out=left_out,
                        isolated=tuple(sorted(since.states.keys() - gone)),
                        destroyed=tuple(sorted(gone)),
                        unread=since.unread,
                        left_free=left_free or None,
                    ),
                    *put_away,
                )
            reached("restore.recorded")
        finally:
            database.close()
        told = Restored(
            making.to,
            generation.name,
            manifest.at,
            tuple(findings),
            len(missing),
            len(later),
            len(put_away),
            since.unread,
            left_free,
        )
        return told, later

    def _damaged(
        self, part: StoreFolder, database: Database, missing: frozenset[str], progress: Progress
    ) -> int:
        """How many exhibits do not open as what they were when they came in."""
        files = ExhibitFiles(part)
        with database.reading() as reading:
            sealed = [one for _number, one in reading.sealed_files() if one.file_name not in missing]
        bad = 0
        for place, one in enumerate(sealed):
            progress.step(place, len(sealed), "")
            state = files.check(one.file_name, one.identity, one.sha256, one.size)
            bad += state is not ExhibitState.GOOD
        return bad


def _check_holder(keys: HeldKeys, database: Database) -> None:
    """Nobody restores a store that they could not have come in to then. Two sheets count only where the trail spoke of
    them. Raises as `check_standing`; Trouble `sheets_not_in_trail`."""
    if isinstance(keys, OpenKeys):
        check_standing(database, keys)
    if isinstance(keys, PairKeys):
        with database.reading() as reading:
            said = pairs_said(reading, keys.store_id)
        if keys.told not in said:
            raise Trouble("sheets_not_in_trail")

"""A new key for the whole store: the records copied under it, proved, and put in the old ones' place.

What counts is one write: the first header copy with the new key. Before it everything is as it was; after it whoever
signs in finds the rest done for them (`strongroom.records_files.settle`).
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from uuid import UUID

from safetydesk import wording
from safetydesk.domain.clock import Clock
from safetydesk.domain.errors import Refusal, Trouble
from safetydesk.domain.events import MemberEnrolled, MemberKeysReset, StoreRekeyed
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.domain.roles import Roles
from safetydesk.domain.steps import reached
from safetydesk.domain.team_member import TeamMember
from safetydesk.records.copying import check_copy
from safetydesk.records.database import Database
from safetydesk.services.bulletin import unheard
from safetydesk.services.recovering import pairs_said
from safetydesk.services.unlocking import OpenStore
from safetydesk.strongroom.enrolling import is_own, rekeyed, slot_of
from safetydesk.strongroom.header import Header, read_header, write_header
from safetydesk.strongroom.records_files import RecordsFiles
from safetydesk.strongroom.recovery_sheets import are_own
from safetydesk.strongroom.store_key import StoreKey

MARGIN = 16 * 1024 * 1024
"""Bytes left free beside a second copy of the records."""
_MOST_KEYS = 100
"""Keys of one member that are looked back upon."""
_FOR_A_BACKUP = 120.0
"""Seconds that a backup which began meanwhile is waited for."""


class Rekeying:
    """`remember` keeps the checkpoint outside the store; `leave` lets the store and all that is open of it go.

    `stand_still(seconds)` keeps backups from reading files that are being exchanged.
    """

    def __init__(
        self,
        store: OpenStore,
        clock: Clock,
        roles: Roles,
        remember: Callable[[], None],
        leave: Callable[[], None],
        stand_still: Callable[[float], AbstractContextManager[None]],
    ) -> None:
        self._store = store
        self._stand_still = stand_still
        self._clock = clock
        self._roles = roles
        self._remember = remember
        self._leave = leave
        self._files = RecordsFiles(store.folder)

    def check(self, leaving: UUID) -> None:
        """Whether it can be done without `leaving`. Raises what `run` raises before it writes anything, and Refusal
        `last_who_manages`, `no_such_record`."""
        members = {member.id: member for member in self._members()}
        if leaving not in members:
            raise Refusal("no_such_record")
        staying = self._staying(leaving)
        if not any(self._roles.may(members[one].role, "team") for one in staying):
            raise Refusal("last_who_manages", name=members[leaving].name)
        self._check_sheets()
        self._check_room()
        with self._stand_still(0.0):
            pass  # a backup under way would be asked to wait for: better said before anything is done

    def run(self, progress: Progress = NO_PROGRESS) -> None:
        """Everybody who has ended loses their slot. The store is closed when it returns, and mostly when it raises.

        Raises Refusal `member_must_sign_in`, `reset_unfinished`, `backup_under_way`; Trouble `key_swapped`,
        `sheets_not_in_trail`, `copy_differs`, `store_busy` and the disk's.
        """
        with self._stand_still(_FOR_A_BACKUP):
            self._run(progress)

    def _run(self, progress: Progress) -> None:
        store = self._store
        self._check_sheets()
        header, store_key = rekeyed(store.header, self._staying())
        self._check_room()
        self._files.discard_new()
        self._remember()
        try:
            with store.database.held():
                self._copy(header, store_key, progress)
                store.database.is_open = False  # nobody writes what the copy would not have
        except BaseException:
            store.database.is_open = True
            self._files.discard_new()
            raise
        try:
            store.database.close_at_rest()
            reached("rekey.closed")
            self._switch(header, store_key)
        finally:
            self._leave()

    def _copy(self, header: Header, store_key: StoreKey, progress: Progress) -> None:
        """The records under the new key, proved, with the first entry that is signed under it."""
        path, key = self._files.new, store_key.database_key(header.database_salt)
        label = wording.label("keys_copying")
        copied = self._store.database.copy_to(path, key, progress, label)
        reached("rekey.copied")
        checking = _Labelled(progress, wording.label("keys_checking"))
        checking.step(0, 0, "")
        check_copy(path, key, copied, checking)
        reached("rekey.checked")
        fresh = Database.open(path, key)
        try:
            self._enter(fresh, header.generation + 1)
        finally:
            fresh.close()
        self._files.sync_new()
        reached("rekey.entered")

    def _enter(self, fresh: Database, generation: int) -> None:
        keys = self._store.keys
        with fresh.work(keys.signer(), keys.store_id, self._clock, unheard) as work:
            work.commit(StoreRekeyed(subject=keys.store_id, generation=generation))

    def _switch(self, header: Header, store_key: StoreKey) -> None:
        try:
            written = write_header(self._store.folder, header, store_key, self._files.put_in_place)
        except BaseException:
            if not self._counts(header):
                self._files.discard_new()
            raise
        reached("rekey.both_headers")
        Database.open(self._files.now, store_key.database_key(written.database_salt)).close()
        reached("rekey.reopened")
        self._files.drop_old()

    def _counts(self, header: Header) -> bool:
        """Whether any copy on disk is the new header: then what is left is done at the next sign-in."""
        found = read_header(self._store.folder)
        return any(one and one.database_salt == header.database_salt for one in (found, found.spare))

    def _staying(self, leaving: UUID | None = None) -> dict[UUID, bytes]:
        """Members who stay and have a slot, with the keys that the trail names for them."""
        staying = {}
        for member in self._members():
            slot = slot_of(self._store.header, member.id)
            if member.ended is not None or member.id == leaving or slot is None:
                continue
            key, *before = self._named_keys(member)
            if slot.verify_key in before:
                raise Refusal("reset_unfinished", name=member.name)
            if slot.verify_key == key and not slot.bound:
                raise Refusal("member_must_sign_in", name=member.name)
            if not is_own(self._store.header, slot, key):
                raise Trouble("key_swapped", name=member.name)
            staying[member.id] = key
        return staying

    def _check_sheets(self) -> None:
        """Raises Trouble `sheets_not_in_trail`: the new key must not be sealed to a pair that was slipped in."""
        with self._store.database.reading() as reading:
            said = pairs_said(reading, self._store.keys.store_id)
        if not are_own(self._store.header, said):
            raise Trouble("sheets_not_in_trail")

    def _named_keys(self, member: TeamMember) -> list[bytes]:
        """What the trail names for them, the newest first; those after it were theirs before a reset."""
        with self._store.database.reading() as reading:
            acts = reading.latest_acts(member.id, ("MemberEnrolled", "MemberKeysReset"), _MOST_KEYS)
        said = (act.event for act in acts)
        named = [one.public_key for one in said if isinstance(one, MemberEnrolled | MemberKeysReset)]
        return [bytes.fromhex(key) for key in named or [member.public_key]]

    def _members(self) -> tuple[TeamMember, ...]:
        with self._store.database.reading() as reading:
            return reading.every(TeamMember)

    def _check_room(self) -> None:
        """Raises Trouble `disk_full` where a second copy of the records would not go in."""
        beside = self._files.now.with_name(self._files.now.name + "-wal")
        needed = sum(path.stat().st_size for path in (self._files.now, beside) if path.exists())
        if shutil.disk_usage(self._store.folder.path).free < needed + MARGIN:
            raise Trouble("disk_full")


class _Labelled:
    """Progress under one label, whatever is said with it."""

    def __init__(self, progress: Progress, label: str) -> None:
        self._progress, self._label = progress, label

    def step(self, done: int, total: int, label: str) -> None:
        self._progress.step(done, total, self._label)

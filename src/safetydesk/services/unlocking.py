"""Opening a store: creating it with its first member, or signing in. What comes out is an OpenStore."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock
from uuid import UUID

from safetydesk import __version__
from safetydesk.domain.clock import Clock
from safetydesk.domain.errors import Problem, Refusal, Trouble
from safetydesk.domain.events import HeaderCopyMended, MemberEnrolled, MemberSignedIn, StoreCreated
from safetydesk.domain.identity import new_id
from safetydesk.domain.person import Person
from safetydesk.domain.reference import initials_of
from safetydesk.domain.roles import TEAM
from safetydesk.domain.school import School
from safetydesk.domain.signer import Signer
from safetydesk.domain.steps import reached
from safetydesk.domain.team_member import DSL, TeamMember
from safetydesk.records.database import Database
from safetydesk.services.bulletin import unheard
from safetydesk.services.coming_in import check_standing, open_records
from safetydesk.services.recovering import Recovering, begin, finish_waiting, is_a_slip
from safetydesk.strongroom.enrolling import enrol_first_member, with_slot
from safetydesk.strongroom.failed_sign_ins import FailedSignIns
from safetydesk.strongroom.header import Header, mend_header, read_header, write_header
from safetydesk.strongroom.instance_lock import InstanceLock
from safetydesk.strongroom.keys import (
    LEAST_COST,
    KdfCost,
    OpenKeys,
    calibrated,
    unlock,
)
from safetydesk.strongroom.passphrases import check_own
from safetydesk.strongroom.records_files import RecordsFiles, settle
from safetydesk.strongroom.store_folder import StoreFolder
from safetydesk.wording import load_roles

BY_PASSPHRASE = "passphrase"  # noqa: S105 - the word for it, and no passphrase
BY_RECOVERY = "recovery"
_WRONG_KEY = ("header_older_than_records", "header_of_records_set_aside", "records_damaged")
"""What `open_records` says where the key is not that of the records."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstMember:
    """What first run asks: the school, and the member who makes the store. `login` is what is typed at sign-in."""

    school: str
    town: str = ""
    name: str
    initials: str = ""
    job: str = ""
    role: str = DSL
    login: str
    passphrase: str = field(repr=False)
    is_demo: bool = False


@dataclass(slots=True)
class OpenStore:
    """A store that is open: its folder, keys and database, held by this process alone.

    `came_by` is how the member came in: "passphrase", "keychain" or "recovery".
    """

    folder: StoreFolder
    keys: OpenKeys = field(repr=False)
    database: Database = field(repr=False)
    lock: InstanceLock = field(repr=False)
    header: Header = field(repr=False)
    bad_copy: str = ""
    """The header copy ("a" or "b") that was found damaged or forged at sign-in, before it was mended."""
    came_by: str = "passphrase"
    changing: Lock = field(default_factory=Lock, repr=False, compare=False)
    """Held while a change of keys is said in the trail and not yet in the header."""

    @property
    def me(self) -> UUID:
        return self.keys.member_id

    @property
    def has_test_keys(self) -> bool:
        """Whether its keys are cheaper than those of a real store may be."""
        return not all(slot.cost.covers(LEAST_COST) for slot in self.header.slots)

    def renew(self, header: Header) -> None:
        """The header was written afresh under the same store key: whoever asks from here on sees that one."""
        self.header = header
        self.keys = replace(self.keys, header=header)

    def let_go(self) -> None:
        """Closes the database and gives the store up to the next process. Nothing is recorded."""
        self.database.close()
        self.lock.release()


class FrontDoor:
    """Outside the store: nothing here knows a key until `create` or `unlock` has been given a passphrase.

    `cost` is the price of a new store's keys (None: what this machine does in a second), `least` what those of a
    store must cost to be opened. `failed` counts refused sign-ins until one succeeds and the trail is told.
    """

    def __init__(
        self,
        path: Path,
        clock: Clock,
        failed: FailedSignIns,
        cost: KdfCost | None = None,
        least: KdfCost = LEAST_COST,
    ) -> None:
        self.path = path
        self._clock = clock
        self._failed = failed
        self._cost = cost
        self._least = least

    @property
    def exists(self) -> bool:
        return StoreFolder(self.path).exists()

    @property
    def allows_test_keys(self) -> bool:
        """Whether a store with keys cheaper than a real one's may be made and opened here."""
        return not self._least.covers(LEAST_COST)

    def create(self, first: FirstMember) -> OpenStore:
        """A new store with its first member. Raises Refusal with problems by field; Trouble for the disk's."""
        problems = _problems(first)
        if problems:
            raise Refusal("draft_has_problems", problems)
        folder = StoreFolder.create(self.path)
        lock = InstanceLock(folder)
        lock.take()
        try:
            files = RecordsFiles(folder)
            files.discard_new()
            header, keys = enrol_first_member(
                first.passphrase, new_id(), first.login, self._cost or calibrated()
            )
            # The records get their name only when a header opens them: cut short before, it can be done again.
            database = Database.create(files.new, keys.database_key())
            try:
                _first_records(database, keys, self._clock, first)
            finally:
                database.close()
            reached("create.recorded")
            header = write_header(folder, header, keys.store_key)
            files.put_in_place()
            database = Database.open(folder.records, keys.database_key())
        except BaseException:
            lock.release()
            raise
        return OpenStore(folder, replace(keys, header=header), database, lock, header)

    def unlock(self, login: str, passphrase: str) -> OpenStore:
        """Signs in. Raises Refusal `passphrase_wrong`, `store_in_use`; Trouble `store_missing`, `header_damaged`,
        `keys_too_weak`, `records_damaged`, `store_newer`."""
        return self.come_in(lambda header: self._keys(header, login, passphrase), BY_PASSPHRASE)

    def come_in(self, keys_of: Callable[[Header], OpenKeys], by: str) -> OpenStore:
        """Opens the store with the keys that `keys_of` finds for its header, whatever they were kept under."""
        folder = StoreFolder(self.path)
        read_header(folder)
        lock = InstanceLock(folder)
        lock.take()
        try:
            header = read_header(folder)  # again: whoever held the lock until now may have changed it
            self._refuse_weak(header)
            keys, database, was_cut_short = self._opened(folder, header, keys_of)
            try:
                with self._counted(header):
                    check_standing(database, keys)
                bad_copy = _bad_copy(header, keys, was_cut_short)
                self._signed_in(database, keys, bad_copy, by)
                mended = finish_waiting(folder, _mended(folder, keys), keys.store_key, database)
            except BaseException:
                database.close()
                raise
        except BaseException:
            lock.release()
            raise
        return OpenStore(folder, keys, database, lock, mended, bad_copy, by)

    def _opened(
        self, folder: StoreFolder, header: Header, keys_of: Callable[[Header], OpenKeys]
    ) -> tuple[OpenKeys, Database, bool]:
        """The keys, the records they open, and whether a change of key was cut short.

        A copy that opens for somebody may be forged all the same: whoever left knows an old store key, and can seal it
        to those who stay under any number. Where its key opens no records, the other copy is asked, in the same way and
        under the same rules as if it stood alone beside a newer one.
        """
        keys = keys_of(header)
        with self._counted(header):
            was_cut_short = settle(folder, header, keys)
        try:
            return keys, open_records(folder, keys), was_cut_short
        except Trouble as fault:
            if header.spare is None or keys.header.copy != header.copy or fault.code not in _WRONG_KEY:
                raise
            try:
                keys = keys_of(replace(header.spare, spare=None))
                was_cut_short = settle(folder, header, keys)
                return keys, open_records(folder, keys), was_cut_short
            except (Refusal, Trouble):
                raise fault from None

    def recover(self, code_one: str, code_two: str) -> Recovering[OpenStore]:
        """Opens the store with the codes of two recovery sheets, to give a member a new passphrase.

        Raises as `unlock` does, and as `recovery_sheets.open_with` and `recovering.begin` do.
        """
        folder = StoreFolder(self.path)
        header = read_header(folder)
        self._refuse_weak(header)

        def come_in(login: str, passphrase: str) -> OpenStore:
            return self.come_in(lambda found: self._keys(found, login, passphrase), BY_RECOVERY)

        try:
            return begin(folder, header, (code_one, code_two), self._clock, self._cost, come_in)
        except Refusal as refusal:
            if not is_a_slip(refusal) and refusal.code != "store_in_use":
                self._failed.one_more(header.store_id)
            raise

    def _refuse_weak(self, header: Header) -> None:
        for copy in (header, header.spare):
            if copy and not all(slot.cost.covers(self._least) for slot in copy.slots):
                raise Trouble("keys_too_weak")

    def _keys(self, header: Header, login: str, passphrase: str) -> OpenKeys:
        with self._counted(header):
            return unlock(header, login, passphrase)

    @contextmanager
    def _counted(self, header: Header) -> Iterator[None]:
        """Whoever is refused inside is told of at the next sign-in."""
        try:
            yield
        except Refusal:
            self._failed.one_more(header.store_id)
            raise

    def _signed_in(self, database: Database, keys: OpenKeys, bad_copy: str, by: str) -> None:
        with database.work(keys.signer(), keys.store_id, self._clock, unheard) as work:
            try:
                member = work.get(TeamMember, keys.member_id)
            except Refusal as fault:
                raise Trouble("records_not_of_this_header") from fault
            failed = self._failed.count(keys.store_id)
            signed_in = MemberSignedIn(
                subject=member.id,
                name=member.name,
                failed_before=failed,
                generation=keys.header.generation,
                way="" if by == BY_PASSPHRASE else by,
            )
            mended = [HeaderCopyMended(subject=keys.store_id, copy=bad_copy)] if bad_copy else []
            try:
                work.commit(signed_in, *mended)
                self._failed.told(keys.store_id)
            except Trouble as fault:
                if fault.code != "trail_broken":
                    raise
                # It opens to be read and verified; nothing can be written, so nothing can cover the break.


def _mended(folder: StoreFolder, keys: OpenKeys) -> Header:
    """Both copies alike, this member's recipient signed for, and nothing left of a change of key."""
    header = mend_header(folder, keys.header, keys.store_key)
    slot = keys.signed_slot()
    if slot != keys.own_slot():
        header = write_header(folder, with_slot(header, slot), keys.store_key)
    RecordsFiles(folder).drop_old()
    return header


def _bad_copy(header: Header, keys: OpenKeys, was_cut_short: bool) -> str:
    """The copy that was damaged, missing or not written by this store's key; "" where both were sound.

    Two sound copies of different generations are a write that was cut short, and no fault; so is an older one under
    the key before, where a change of the store's key was cut short.
    """
    if header.damaged_copy:
        return "" if was_cut_short and header.generation == 1 else header.damaged_copy  # still being made
    if keys.header.copy != header.copy:
        return header.copy
    if header.spare and not header.spare.is_proved_by(keys.store_key) and not was_cut_short:
        return header.spare.copy
    return ""


def _problems(first: FirstMember) -> list[Problem]:
    problems = [
        Problem(name, "needed")
        for name in ("school", "name", "login")
        if not str(getattr(first, name)).strip()
    ]
    if first.role not in load_roles().act(TEAM).roles:
        problems.append(Problem("role", "cannot_begin"))
    weak = check_own(first.passphrase, (first.school, first.town, first.name, first.login))
    return problems + ([weak] if weak else [])


def _first_records(database: Database, keys: OpenKeys, clock: Clock, first: FirstMember) -> None:
    signer: Signer = keys.signer()
    now = clock.now()
    person = Person(
        id=new_id(), name=first.name.strip(), kind="staff", job=first.job, member_id=keys.member_id
    )
    member = TeamMember(
        id=keys.member_id,
        name=first.name.strip(),
        initials=(first.initials.strip() or initials_of(first.name)),
        job=first.job,
        role=first.role,
        public_key=signer.public_key.hex(),
        person_id=person.id,
        started=now,
    )
    school = School(id=new_id(), name=first.school.strip(), town=first.town.strip(), is_demo=first.is_demo)
    with database.work(signer, keys.store_id, clock, unheard) as work:
        work.add(school)
        work.add(person)
        work.add(member)
        work.commit(
            StoreCreated(subject=keys.store_id, school=school.name, program=__version__),
            MemberEnrolled(subject=member.id, name=member.name, public_key=member.public_key),
        )

"""Coming in with two recovery sheets: the store opens to choose a member, who then gets fresh keys and a passphrase.

The pair of sheets signs what is done here, under its own name. Steps that a test stops at: `recover.used` (every
member will be told), `recover.recorded` (the trail names the member's new key), `recover.written` (the header holds
it). Stopped before the last, the same two sheets do it again; the old keys then sign nothing more.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar
from uuid import UUID

from safetydesk import wording
from safetydesk.domain.clock import Clock
from safetydesk.domain.errors import Problem, Refusal, Trouble
from safetydesk.domain.events import MemberKeysReset, RecoverySheetsMade, RecoveryUsed
from safetydesk.domain.roles import TEAM
from safetydesk.domain.school import School
from safetydesk.domain.steps import reached
from safetydesk.domain.team_member import TeamMember
from safetydesk.records.database import Database
from safetydesk.records.reading import Reading
from safetydesk.records.work import Work
from safetydesk.services.bulletin import unheard
from safetydesk.services.coming_in import newest_generation, open_records
from safetydesk.services.keys_in_force import say_effect
from safetydesk.strongroom.enrolling import fresh_slot, has_login, with_slot
from safetydesk.strongroom.header import Header, read_header, write_header
from safetydesk.strongroom.instance_lock import InstanceLock
from safetydesk.strongroom.keys import KdfCost, calibrated, login_mark
from safetydesk.strongroom.passphrases import check_own
from safetydesk.strongroom.records_files import RecordsFiles, settle_files
from safetydesk.strongroom.recovery_sheets import PairKeys, open_with
from safetydesk.strongroom.sheet_codes import read_code
from safetydesk.strongroom.staged_sheets import finish, staged
from safetydesk.strongroom.store_folder import StoreFolder
from safetydesk.strongroom.store_key import StoreKey

Opened = TypeVar("Opened")
_MOST_SAID = 1
_SLIPS = ("one_sheet_alone", "same_sheet_twice")


@dataclass(slots=True)
class Recovering(Generic[Opened]):
    """The store, open by two sheets, until a member is taken over or it is let go.

    `sheets` says which two, as `1+2`. `come_in(login, passphrase)` signs in as anybody does.
    """

    sheets: str
    _folder: StoreFolder
    _keys: PairKeys = field(repr=False)
    _database: Database = field(repr=False)
    _lock: InstanceLock = field(repr=False)
    _clock: Clock = field(repr=False)
    _cost: KdfCost | None = field(repr=False)
    _come_in: Callable[[str, str], Opened] = field(repr=False)

    def members(self) -> tuple[TeamMember, ...]:
        """Who can be taken over: members who have not left, those first who may manage the team."""
        roles = wording.load_roles()
        with self._database.reading() as reading:
            active = [member for member in reading.every(TeamMember) if member.ended is None]
        return tuple(sorted(active, key=lambda member: (not roles.may(member.role, TEAM), member.name)))

    def weakness(self, member_id: UUID, login: str, passphrase: str) -> Problem | None:
        """What is wrong with a passphrase for that member; None where it will do."""
        with self._database.reading() as reading:
            school = reading.every(School)[0]
            member = reading.get(TeamMember, member_id)
        return check_own(passphrase, (school.name, school.town, member.name, login))

    def take_over(self, member_id: UUID, login: str, passphrase: str) -> Opened:
        """Fresh keys for that member under a passphrase and a login name of one's choice, and the sign-in with them.

        What was sealed to the member's old keys alone, their drafts and preferences, stays closed for ever. Takes some
        seconds. Raises Refusal with problems by field, `member_left`, `no_such_record`; Trouble for the disk's.
        """
        problems = self._problems(member_id, login, passphrase)
        if problems:
            raise Refusal("draft_has_problems", problems)
        keys = self._keys
        mark = login_mark(keys.store_id, login)
        fresh = fresh_slot(
            keys.store_key, keys.store_id, member_id, mark, passphrase, self._cost or calibrated()
        )
        self._say_reset(member_id, fresh.public_key)
        reached("recover.recorded")
        header = write_header(self._folder, with_slot(keys.header, fresh.slot), keys.store_key)
        self._keys = replace(keys, header=header)
        reached("recover.written")
        say_effect(self._work, keys.store_id, header.generation)
        self.let_go()
        return self._come_in(login, passphrase)

    def let_go(self) -> None:
        """Closes the store again. Nobody came in; that the sheets were used stays recorded."""
        self._database.close()
        self._lock.release()

    def _say_reset(self, member_id: UUID, public_key: str) -> None:
        with self._work() as work:
            member = work.get(TeamMember, member_id)
            if member.ended is not None:
                raise Refusal("member_left")
            work.replace(replace(member, public_key=public_key))
            work.commit(MemberKeysReset(subject=member_id, name=member.name, public_key=public_key))

    def _work(self) -> Work:
        """Signed in the pair's name."""
        return self._database.work(self._keys.signer(), self._keys.store_id, self._clock, unheard)

    def _problems(self, member_id: UUID, login: str, passphrase: str) -> list[Problem]:
        problems = []
        if not login.strip():
            problems.append(Problem("login", "needed"))
        elif has_login(self._keys.header, login, but_for=member_id):
            problems.append(Problem("login", "login_taken"))
        weak = self.weakness(member_id, login, passphrase)
        return [*problems, weak] if weak else problems


def begin(
    folder: StoreFolder,
    header: Header,
    codes: tuple[str, str],
    clock: Clock,
    cost: KdfCost | None,
    come_in: Callable[[str, str], Opened],
) -> Recovering[Opened]:
    """Opens the store with the codes of two sheets, and says so in the trail: every member is told.

    Raises Refusal as `open_with` does, `store_in_use`; Trouble `sheets_not_in_trail`, `header_older_than_records`,
    `header_damaged`, `records_damaged` and the like.
    """
    lock = InstanceLock(folder)
    lock.take()
    try:
        header = read_header(folder)  # again: whoever held the lock until now may have changed it
        keys = _opened(folder, header, codes)
        settle_files(folder, keys.header)
        database = open_records(folder, keys)
        try:
            of = header.spare if header.spare and keys.header.copy == header.spare.copy else header
            keys = _settled(folder, of, keys, codes, database)
            with database.work(keys.signer(), keys.store_id, clock, unheard) as work:
                mark = keys.header.sheets[0].set_mark
                work.commit(RecoveryUsed(subject=keys.store_id, sheets=keys.sheets, set_mark=mark))
            reached("recover.used")
            RecordsFiles(folder).drop_old()
        except BaseException:
            database.close()
            raise
    except BaseException:
        lock.release()
        raise
    return Recovering(keys.sheets, folder, keys, database, lock, clock, cost, come_in)


def is_a_slip(refusal: Refusal) -> bool:
    """Whether it came of typing, and was no try to come in with sheets that do not open the store."""
    return refusal.code.startswith("sheet_code_") or refusal.code in _SLIPS


def mistake_in(typed: str) -> Refusal | None:
    """What is wrong with the form of a sheet's code, as `read_code` refuses it; None where it is well formed."""
    try:
        read_code(typed)
    except Refusal as refusal:
        return refusal
    return None


def pairs_said(reading: Reading, store_id: UUID) -> tuple[str, ...]:
    """The keys of the pairs of sheets that the trail last named; none where no sheets were ever made."""
    acts = reading.latest_acts(store_id, (RecoverySheetsMade.__name__,), _MOST_SAID)
    return next((act.event.pairs for act in acts if isinstance(act.event, RecoverySheetsMade)), ())


def finish_waiting(folder: StoreFolder, header: Header, store_key: StoreKey, database: Database) -> Header:
    """Ends the making of sheets that was cut short between the trail and the header. For whoever signs in.

    Returns the header that now stands. Raises Trouble for the disk's.
    """
    if staged(folder, header, store_key) is None:
        return header
    try:
        with database.reading() as reading:
            said = pairs_said(reading, header.store_id)
    except Trouble as fault:
        if fault.code != "records_damaged":
            raise
        return header  # it opens to be read and verified
    return finish(folder, header, store_key, said)


def _opened(folder: StoreFolder, header: Header, codes: tuple[str, str]) -> PairKeys:
    """By the header, or by a set that still waits beside it: which of them is in force is settled afterwards."""
    try:
        return open_with(header, *codes)
    except Refusal as first:
        waiting = staged(folder, header)
        if waiting is None:
            raise
        try:
            return open_with(waiting, *codes)
        except (Refusal, Trouble):
            raise first from None


def _settled(
    folder: StoreFolder, header: Header, keys: PairKeys, codes: tuple[str, str], database: Database
) -> PairKeys:
    """The keys again, by `header` as it stands once what was cut short is ended. Raises as `begin` does."""
    with database.reading() as reading:
        said, newest = pairs_said(reading, keys.store_id), newest_generation(reading, keys.store_id)
    if newest > header.generation:
        raise Trouble("header_older_than_records")
    header = finish(folder, header, keys.store_key, said)
    keys = open_with(replace(header, spare=None), *codes)
    if keys.told not in said:
        raise Trouble("sheets_not_in_trail")
    return keys

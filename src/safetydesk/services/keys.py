"""The team's keys: a passphrase changed, a member enrolled, a colleague's keys reset, a leaver's taken away.

Each change is said in the records first, in one transaction, and then done in the header. What was cut short
between the two is work to finish (`unfinished`), never an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from safetydesk.domain.checks.team import check_member, free_initials
from safetydesk.domain.clock import Moment
from safetydesk.domain.errors import Problem, Refusal, Trouble
from safetydesk.domain.events import (
    MemberEnrolled,
    MemberKeysReset,
    MemberLeft,
    PassphraseChanged,
)
from safetydesk.domain.identity import new_id
from safetydesk.domain.person import Person
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.domain.school import School
from safetydesk.domain.steps import reached
from safetydesk.domain.team_drafts import MemberDraft
from safetydesk.domain.team_member import TEAM, TeamMember
from safetydesk.services import leaving
from safetydesk.services.confirming import Confirming
from safetydesk.services.keys_in_force import say_effect
from safetydesk.services.office import Office
from safetydesk.services.rekeying import Rekeying
from safetydesk.services.unlocking import OpenStore
from safetydesk.strongroom.enrolling import FreshSlot, fresh_slot, has_login, slot_of, with_slot
from safetydesk.strongroom.header import MOST_SLOTS, Header, read_header, write_header
from safetydesk.strongroom.kdf import KdfCost
from safetydesk.strongroom.keys import login_mark
from safetydesk.strongroom.member_files import count_sealed
from safetydesk.strongroom.passphrases import check_own, normal

MANAGE = "team"
"""The act, in the table of roles, of changing the team."""
ENROL, RESET, REMOVE, PASSPHRASE = "enrol", "reset", "remove", "passphrase"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMember:
    """Who joins. `person_id` names the person where they are in the records already."""

    name: str
    initials: str = ""
    job: str = ""
    role: str = TEAM
    started: Moment | None = None
    person_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """A change of keys that was said and not done. `what` is ENROL, RESET, REMOVE or PASSPHRASE: do it again.

    ENROL and RESET: `reset` with a passphrase; REMOVE: `remove`; PASSPHRASE: the old one is still in force.
    """

    member: TeamMember
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reset:
    """`lost` counts sealed files (drafts and preferences) that the member's old keys alone could open."""

    member: TeamMember
    lost: int


class TeamKeys:
    """`cost` is the price of new keys on this machine; every method takes about a second or more: never on the window's
    own thread. All but `change_passphrase` need the act MANAGE and the acting member's passphrase."""

    def __init__(
        self,
        office: Office,
        store: OpenStore,
        confirming: Confirming,
        cost: Callable[[], KdfCost],
        rekeying: Rekeying,
    ) -> None:
        self._office = office
        self._store = store
        self._confirming = confirming
        self._cost = cost
        self._rekeying = rekeying

    def change_passphrase(self, old: str, new: str) -> None:
        """The acting member's own. Raises Refusal `passphrase_wrong`, or problems of the field `passphrase`."""
        self._confirming.confirm(old)
        me = self._member(self._office.me)
        self._refuse_weak(new, me.name)
        if normal(new) == normal(old):
            raise Refusal("draft_has_problems", [Problem("passphrase", "passphrase_same")])
        slot = self._store.keys.rewrapped(new, self._cost())
        with self._store.changing:
            self._say_passphrase(me)
            self._put(with_slot(self._store.header, slot))

    def enrol(self, member: NewMember, login: str, passphrase: str, my_passphrase: str) -> TeamMember:
        """A new member with keys of their own. Raises Refusal `passphrase_wrong`, `not_your_role`, or problems of the
        fields name, initials, role, login (`login_taken`), passphrase."""
        self._begin(my_passphrase)
        with self._office.reading() as reading:
            team = reading.every(TeamMember)
        initials = member.initials.strip() or free_initials(member.name, team)
        draft = MemberDraft(name=member.name, initials=initials, job=member.job, role=member.role)
        found = check_member(draft, None, team, self._office.roles, self._office.now()).problems
        self._refuse(member.name, login, passphrase, None, [one for one in found if one.field != "name"])
        enrolled = TeamMember(
            id=new_id(),
            name=member.name.strip(),
            initials=initials,
            job=member.job,
            role=member.role,
            started=member.started or self._office.now(),
        )
        fresh = self._fresh(enrolled.id, login, passphrase)
        with self._store.changing:
            enrolled = self._say_enrolled(replace(enrolled, public_key=fresh.public_key), member.person_id)
            self._put(with_slot(self._store.header, fresh.slot))
        return enrolled

    def reset(self, member_id: UUID, login: str, new_passphrase: str, my_passphrase: str) -> Reset:
        """Fresh keys for a colleague; with `login` empty they sign in by the name they had.

        What they signed stays signed. Raises Refusal as `enrol` does, and `reset_yourself`, `member_left`.
        """
        self._begin(my_passphrase)
        if member_id == self._office.me:
            raise Refusal("reset_yourself")
        member = self._member(member_id)
        if member.ended is not None:
            raise Refusal("member_left")
        before = slot_of(self._store.header, member_id)
        self._refuse(
            member.name, login if before is None else login or "unchanged", new_passphrase, member_id
        )
        fresh = self._fresh(member_id, login, new_passphrase)
        lost = count_sealed(self._store.folder, before.slot_id) if before else 0
        with self._store.changing:
            member = self._say_reset(member_id, fresh.public_key)
            self._put(with_slot(self._store.header, fresh.slot))
        return Reset(member=member, lost=lost)

    def remove(self, member_id: UUID, my_passphrase: str, progress: Progress = NO_PROGRESS) -> None:
        """Ends a member's time: the store gets a new key that they never had. Exhibits are not touched.

        **The desk is closed when it returns**, and everybody signs in again; where it raises, ask `desk.is_open()`.
        Raises Refusal `passphrase_wrong`, `not_your_role`, `remove_yourself`, `last_who_manages`,
        `member_must_sign_in`, `reset_unfinished`; Trouble `key_swapped`, `disk_full` and the disk's;
        Cancelled before anything counts. Done again after any of these, it goes on.
        """
        self._begin(my_passphrase)
        if member_id == self._office.me:
            raise Refusal("remove_yourself")
        self._rekeying.check(member_id)
        self._say_left(member_id)
        reached("remove.said")
        self._rekeying.run(progress)

    def heirs(self, member_id: UUID) -> Mapping[str, int]:
        """How much of what the member answers for, and whoever asks may see, goes to whom once they are removed."""
        self._office.require(MANAGE)
        with self._office.reading() as reading:
            return leaving.heirs(self._office, reading, member_id)

    def unfinished(self) -> tuple[Unfinished, ...]:
        """Changes of keys that were cut short and are to be done again, by member's name."""
        header = self._store.header
        with self._office.reading() as reading:
            members = reading.every(TeamMember)
            acts = reading.latest_acts(self._office.me, ("PassphraseChanged",))
        said = max(
            (act.event.generation for act in acts if isinstance(act.event, PassphraseChanged)), default=0
        )
        found = []
        for member in sorted(members, key=lambda one: one.name):
            slot = slot_of(header, member.id)
            if member.ended is not None:
                what = REMOVE if slot else ""
            elif slot is None:
                what = ENROL
            elif slot.verify_key.hex() != member.public_key:
                what = RESET
            else:
                is_mine = member.id == self._office.me
                what = PASSPHRASE if is_mine and said > header.generation else ""
            if what:
                found.append(Unfinished(member=member, what=what))
        return tuple(found)

    def has_login(self, login: str) -> bool:
        """Whether somebody signs in by that name already."""
        return has_login(self._store.header, login)

    def _begin(self, my_passphrase: str) -> None:
        self._office.require(MANAGE)
        self._confirming.confirm(my_passphrase)

    def _member(self, member_id: UUID) -> TeamMember:
        with self._office.reading() as reading:
            return reading.get(TeamMember, member_id)

    def _refuse(
        self,
        name: str,
        login: str,
        passphrase: str,
        but_for: UUID | None,
        of_record: Iterable[Problem] = (),
    ) -> None:
        problems = [
            Problem(key, "needed") for key, value in (("name", name), ("login", login)) if not value.strip()
        ]
        if login.strip() and has_login(self._store.header, login, but_for):
            problems.append(Problem("login", "login_taken"))
        problems += [*of_record, *self._weakness(passphrase, (name, login))]
        if problems:
            raise Refusal("draft_has_problems", problems)

    def _refuse_weak(self, passphrase: str, name: str) -> None:
        problems = self._weakness(passphrase, (name,))
        if problems:
            raise Refusal("draft_has_problems", problems)

    def _weakness(self, passphrase: str, names: Iterable[str]) -> list[Problem]:
        with self._office.reading() as reading:
            school = reading.every(School)[0]
        weak = check_own(passphrase, (school.name, school.town, *names))
        return [weak] if weak else []

    def _fresh(self, member_id: UUID, login: str, passphrase: str) -> FreshSlot:
        header, store_key = self._store.header, self._store.keys.store_key
        before = slot_of(header, member_id)
        if before is None and len(header.slots) >= MOST_SLOTS:
            raise Refusal("team_full", most=str(MOST_SLOTS))
        mark = before.login_mark if before and not login.strip() else login_mark(header.store_id, login)
        mine, cost = self._store.keys.own_slot().cost, self._cost()
        dearer = mine if mine.covers(cost) else cost
        return fresh_slot(store_key, header.store_id, member_id, mark, passphrase, dearer)

    def _say_passphrase(self, me: TeamMember) -> None:
        with self._office.work() as work:
            generation = self._store.header.generation + 1
            work.commit(PassphraseChanged(subject=me.id, name=me.name, generation=generation))

    def _say_enrolled(self, member: TeamMember, person_id: UUID | None) -> TeamMember:
        with self._office.work() as work:
            if person_id is None:
                person = Person(
                    id=new_id(), name=member.name, kind="staff", job=member.job, member_id=member.id
                )
                work.add(person)
            else:
                person = work.get(Person, person_id)
                if person.member_id is not None:
                    raise Refusal("person_is_member")
                work.replace(replace(person, member_id=member.id))
            member = replace(member, person_id=person.id)
            work.add(member)
            work.commit(MemberEnrolled(subject=member.id, name=member.name, public_key=member.public_key))
        return member

    def _say_reset(self, member_id: UUID, public_key: str) -> TeamMember:
        with self._office.work() as work:
            member = work.replace(replace(work.get(TeamMember, member_id), public_key=public_key))
            work.commit(MemberKeysReset(subject=member.id, name=member.name, public_key=public_key))
        return member

    def _say_left(self, member_id: UUID) -> None:
        """Said once: where it was said before, what is left is to be done."""
        member = self._member(member_id)
        if member.ended is not None:
            return
        with self._office.work() as work:
            member = work.replace(replace(work.get(TeamMember, member_id), ended=self._office.now()))
            left = work.tell(MemberLeft(subject=member.id, name=member.name))
            work.commit(left, *leaving.hand_on(self._office, work, member))

    def _put(self, header: Header) -> None:
        """What was said becomes fact: with the first copy that is whole, though the disk may refuse the second."""
        reached("keys.said")
        store_key = self._store.keys.store_key
        try:
            written = write_header(self._store.folder, header, store_key)
        except Trouble:
            written = read_header(self._store.folder)
            if not written.is_proved_by(store_key) or written.generation <= self._store.header.generation:
                raise
        self._store.renew(written)
        reached("keys.written")
        say_effect(self._office.work, self._office.store_id, written.generation)

"""Who may open an incident or exemption: named by its owner, changed, lifted. A house rule that the program keeps.

It is not a lock: whoever holds a key to the store could read the file with other tools, and the window says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.clock import Moment
from safetydesk.domain.drafts import DraftPerson
from safetydesk.domain.errors import Refusal
from safetydesk.domain.events import Event, RestrictionLifted
from safetydesk.domain.exemption import Exemption
from safetydesk.domain.incident import Incident
from safetydesk.domain.person import Person
from safetydesk.domain.restriction import INCIDENT
from safetydesk.domain.school import School
from safetydesk.domain.subject import Meant, keeper_meant
from safetydesk.domain.team_member import DSL, HEAD, TeamMember
from safetydesk.records.work import Work
from safetydesk.services import access
from safetydesk.services.access import case_of, owner_of, record_of, subjects_of
from safetydesk.services.handing_over import handed_over
from safetydesk.services.office import Office, needs
from safetydesk.services.people import members_meant, person_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who may open one record. `may_change` is true of whoever may name them; `could_open` are whom they may name."""

    owner: TeamMember
    is_restricted: bool
    since: Moment | None = None
    by: TeamMember | None = None
    reason: str = ""
    may_open: tuple[TeamMember, ...] = ()
    subjects: tuple[TeamMember, ...] = ()
    could_open: tuple[TeamMember, ...] = ()
    could_own: tuple[TeamMember, ...] = ()
    may_change: bool = False
    may_hand_over: bool = False


class Restricting:
    """`kind` is `restriction.INCIDENT` or `EXEMPTION` throughout, `about` the record's id."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def access(self, kind: str, about: UUID) -> Access:
        """As it stands. Raises Refusal `no_such_record`."""
        office = self._office
        office.require(access.OPENS[kind])
        with office.reading() as reading:
            record = record_of(reading, kind, about)
            members = {each.id: each for each in reading.every(TeamMember)}
            restriction = access.restriction_of(reading, about)
            standing = access.permissions_of(reading, about)
            subjects = subjects_of(reading, record)
            owner = members[owner_of(reading, record)]
        answers = owner.id == office.me or owner.ended is not None or owner.id in subjects
        others = [each for each in members.values() if each.id not in subjects]
        return Access(
            owner=owner,
            is_restricted=restriction is not None,
            since=restriction.since if restriction else None,
            by=members.get(restriction.by) if restriction else None,
            reason=restriction.reason if restriction else "",
            may_open=tuple(each for each in members.values() if restriction and each.id in standing),
            subjects=tuple(each for each in members.values() if each.id in subjects),
            could_open=tuple(each for each in others if access.may_be_named(office, each, kind)),
            could_own=tuple(
                each
                for each in others
                if each.id != owner.id and each.ended is None and office.roles.may(each.role, "hand_over")
            ),
            may_change=office.may("restrict") and answers and office.me not in subjects,
            may_hand_over=office.may("hand_over")
            and (answers or restriction is None)
            and office.me not in subjects,
        )

    def could_open(self, kind: str, people: Iterable[DraftPerson] = ()) -> tuple[TeamMember, ...]:
        """Whom the author of a draft may name beside themselves: nobody whom it may be about."""
        meant = {each.member.id for each in self.meant(people)}
        with self._office.reading() as reading:
            members = reading.every(TeamMember)
        return tuple(
            each
            for each in members
            if each.id not in meant
            and each.id != self._office.me
            and access.may_be_named(self._office, each, kind)
        )

    def leading(self, people: Iterable[DraftPerson] = ()) -> tuple[TeamMember, ...]:
        """Who may open a new incident beside its author, where the author's role lets them restrict it and name
        nobody: whoever leads, and is not whom it may be about."""
        meant = {each.member.id for each in self.meant(people)}
        with self._office.reading() as reading:
            found = access.leading(self._office, reading.every(TeamMember), INCIDENT, meant)
        return tuple(each for each in found if each.id != self._office.me)

    def meant(self, people: Iterable[DraftPerson]) -> tuple[Meant, ...]:
        """Which members a draft with these people may be about, where nobody said that it is somebody else."""
        with self._office.reading() as reading:
            return members_meant(reading, people)

    def is_for_elsewhere(self, people: Iterable[DraftPerson]) -> bool:
        """Whether one of them may be the head, the DSL or whoever runs this computer: then the program first offers
        an independent store."""
        people = tuple(people)
        if any(each.member.role in (HEAD, DSL) for each in self.meant(people)):
            return True
        with self._office.reading() as reading:
            keeper = reading.every(School)[0].pc_keeper
            return any(
                keeper_meant(
                    reading.get(Person, each.person_id) if each.person_id else person_of(each),
                    each.part,
                    keeper,
                )
                for each in people
                if not each.is_somebody_else or each.person_id
            )

    @needs("restrict")
    def restrict(self, kind: str, about: UUID, members: Iterable[UUID], reason: str) -> None:
        """From here on only its owner and these members find it. The reference stays as it is.

        Raises Refusal `draft_has_problems`, `already_restricted`, `not_the_owner`, `subject_is_you`,
        `subject_cannot_open`, `cannot_be_named`. One whose owner is a subject, or has left, is handed over to whoever
        restricts it.
        """
        self._need(reason)
        office = self._office
        with office.work() as work:
            record = self._answered_for(work, kind, about)
            if access.restriction_of(work, about) is not None:
                raise Refusal("already_restricted")
            subjects, owner = subjects_of(work, record), work.get(TeamMember, owner_of(work, record))
            more: list[Event] = []
            always = {office.me, owner.id}
            if owner.id in subjects or owner.ended is not None:
                me = work.get(TeamMember, office.me)
                more.append(handed_over(office, work, record, owner, me, reason))
                always = {office.me}
            named = access.check_named(office, work, kind, {*members, *always}, subjects)
            work.commit(*more, access.begin(office, work, case_of(record), named, reason))

    @needs("restrict")
    def name(self, kind: str, about: UUID, members: Iterable[UUID]) -> None:
        """The list anew: these members and its owner, and nobody else. Raises as `restrict`, and `nothing_changed`."""
        office = self._office
        with office.work() as work:
            record = self._answered_for(work, kind, about)
            if access.restriction_of(work, about) is None:
                raise Refusal("not_restricted")
            wanted = {*members, owner_of(work, record)}
            standing = access.permissions_of(work, about)
            added = access.check_named(
                office, work, kind, wanted - standing.keys(), subjects_of(work, record)
            )
            events = [access.give(office, work, case_of(record), each) for each in added.values()]
            events += [
                access.end(office, work, case_of(record), each)
                for member, each in standing.items()
                if member not in wanted
            ]
            if not events:
                raise Refusal("nothing_changed")
            work.commit(*events)

    @needs("restrict")
    def lift(self, kind: str, about: UUID, reason: str) -> None:
        """From here on whoever may open such records may open it. Raises Refusal `not_restricted`, `not_the_owner`,
        `draft_has_problems`, and `subject_could_open` for an incident about a member of the team."""
        self._need(reason)
        office = self._office
        with office.work() as work:
            record = self._answered_for(work, kind, about)
            if access.restriction_of(work, about) is None:
                raise Refusal("not_restricted")
            subjects = [work.get(TeamMember, each) for each in subjects_of(work, record)]
            present = [each.name for each in subjects if each.ended is None]
            if present and isinstance(record, Incident):
                raise Refusal("subject_could_open", name=", ".join(present))
            access.lift(office, work, about, reason)
            work.commit(RestrictionLifted(subject=about, reference=record.reference, reason=reason.strip()))

    def _need(self, reason: str) -> None:
        found = Findings(self._office.now())
        found.need("reason", reason)
        found.text("reason", reason)
        found.refuse()

    def _answered_for(self, work: Work, kind: str, about: UUID) -> Incident | Exemption:
        """The record, where whoever is at the desk answers for it: an owner who left or is a subject cannot."""
        record = record_of(work, kind, about)
        subjects, owner = subjects_of(work, record), work.get(TeamMember, owner_of(work, record))
        if self._office.me in subjects:
            raise Refusal("subject_is_you")
        if owner.id != self._office.me and owner.ended is None and owner.id not in subjects:
            raise Refusal("not_the_owner", name=owner.name)
        return record

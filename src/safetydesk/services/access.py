"""Who may open a restricted record, as it is written: inside the transaction of whatever duty it belongs to.

The rules, wherever they are asked: the owner may always open it; nobody who is a subject ever may; there is always
somebody who may. Whom the role lets open no case at all is not named.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from safetydesk.domain.errors import Refusal
from safetydesk.domain.events import AccessEnded, AccessGiven, AccessRestricted, Event
from safetydesk.domain.exemption import Exemption
from safetydesk.domain.hand_over import HandOver
from safetydesk.domain.identity import new_id
from safetydesk.domain.incident import Incident, Involvement
from safetydesk.domain.person import Person
from safetydesk.domain.restriction import EXEMPTION, INCIDENT, Permission, Restriction
from safetydesk.domain.subject import SUBJECT_PARTS
from safetydesk.domain.team_member import DEPUTY, DSL, HEAD, TeamMember
from safetydesk.records.reading import Reading
from safetydesk.records.work import Work
from safetydesk.services.office import Office

_ORDER = {DSL: 0, DEPUTY: 1, HEAD: 2}
"""Who leads, and comes first where nobody is left who may open a record."""
OPENS = {INCIDENT: "open_case", EXEMPTION: "open_exemption"}
"""The act that a role must have to be named at all, by what the record is."""


@dataclass(frozen=True, slots=True)
class Case:
    """What is restricted or handed over: an incident or an exemption, by its id and reference."""

    id: UUID
    kind: str
    reference: str


def case_of(record: Incident | Exemption) -> Case:
    return Case(record.id, INCIDENT if isinstance(record, Incident) else EXEMPTION, record.reference)


def record_of(reading: Work | Reading, kind: str, about: UUID) -> Incident | Exemption:
    """Raises Refusal `no_such_record`."""
    return reading.get(Incident, about) if kind == INCIDENT else reading.get(Exemption, about)


def restriction_of(reading: Work | Reading, about: UUID) -> Restriction | None:
    """The one in force."""
    return next((each for each in reading.about(Restriction, about) if each.is_in_force), None)


def permissions_of(reading: Work | Reading, about: UUID) -> dict[UUID, Permission]:
    """Those that stand, by member."""
    return {each.member_id: each for each in reading.about(Permission, about) if each.stands}


def owner_of(reading: Work | Reading, record: Incident | Exemption) -> UUID:
    """Who answers for it: an exemption's last hand-over says so, or its recorder does."""
    if isinstance(record, Incident):
        return record.owner
    handed = reading.about(HandOver, record.id)
    return handed[-1].to_member if handed else record.recorded_by


def subjects_of(reading: Work | Reading, record: Incident | Exemption) -> frozenset[UUID]:
    """Members whom it is about; a part that was withdrawn was never theirs."""
    if isinstance(record, Exemption):
        people = {record.staff_id}
    else:
        parts = reading.of_incident(Involvement, record.id)
        people = {each.person_id for each in parts if each.part in SUBJECT_PARTS and not each.is_withdrawn}
    found = reading.hidden(Person, *people)
    return frozenset(each.member_id for each in found if each.member_id is not None)


def in_order(members: Iterable[TeamMember]) -> list[TeamMember]:
    """The DSL first, then who leads beside them."""
    return sorted(members, key=lambda each: _ORDER.get(each.role, len(_ORDER)))


def present_dsl(members: Iterable[TeamMember]) -> TeamMember | None:
    return next((each for each in members if each.role == DSL and each.ended is None), None)


def check_named(
    office: Office, work: Work, kind: str, named: Iterable[UUID], subjects: Iterable[UUID]
) -> dict[UUID, TeamMember]:
    """Those members, in the order of the team. Raises Refusal `cannot_be_named`, `subject_cannot_open`."""
    wanted, about = set(named), set(subjects)
    found = {each.id: each for each in work.every(TeamMember) if each.id in wanted}
    for member in found.values():
        if member.id in about and member.id == office.me:
            raise Refusal("subject_is_you")
        if member.id in about:
            raise Refusal("subject_cannot_open", name=member.name)
        if not may_be_named(office, member, kind):
            raise Refusal("cannot_be_named", name=member.name)
    if len(found) != len(wanted):
        raise Refusal("no_such_record")
    return found


def may_be_named(office: Office, member: TeamMember, kind: str) -> bool:
    return member.ended is None and office.roles.may(member.role, OPENS[kind])


def leading(
    office: Office, members: Iterable[TeamMember], kind: str, subjects: Iterable[UUID]
) -> tuple[TeamMember, ...]:
    """Who may open what somebody restricted whose role names nobody: whoever leads and is no subject, the DSL first."""
    about = set(subjects)
    found = [each for each in members if each.role in _ORDER and each.id not in about]
    return tuple(
        sorted(
            (each for each in found if may_be_named(office, each, kind)), key=lambda each: _ORDER[each.role]
        )
    )


def begin(office: Office, work: Work, case: Case, members: dict[UUID, TeamMember], reason: str) -> Event:
    """Restricts it to these members, who were checked. The caller commits what is given back."""
    if restriction_of(work, case.id) is None:
        work.add(
            Restriction(
                id=new_id(),
                about=case.id,
                about_kind=case.kind,
                since=office.now(),
                by=office.me,
                reason=reason.strip(),
            )
        )
    standing = permissions_of(work, case.id)
    for member in members.values():
        if member.id not in standing:
            _add(office, work, case, member)
    names = tuple(member.name for member in members.values())
    return AccessRestricted(subject=case.id, reference=case.reference, names=names, reason=reason.strip())


def give(office: Office, work: Work, case: Case, member: TeamMember) -> Event:
    _add(office, work, case, member)
    return AccessGiven(subject=case.id, reference=case.reference, member=member.id, name=member.name)


def end(office: Office, work: Work, case: Case, permission: Permission, *, has_part: bool = False) -> Event:
    name = work.get(TeamMember, permission.member_id).name
    work.replace(replace(permission, ended=office.now(), ended_by=office.me))
    return AccessEnded(
        subject=case.id,
        reference=case.reference,
        member=permission.member_id,
        name=name,
        has_part=has_part,
    )


def lift(office: Office, work: Work, about: UUID, reason: str) -> None:
    """Takes the restriction away, and every permission with it: one made later begins with a list of its own."""
    for each in work.about(Restriction, about):
        if each.is_in_force:
            ended = replace(each, lifted=office.now(), lifted_by=office.me, lifted_reason=reason.strip())
            work.replace(ended)
    for permission in permissions_of(work, about).values():
        work.replace(replace(permission, ended=office.now(), ended_by=office.me))


def pass_on(office: Office, work: Work, leaver: UUID) -> tuple[Event, ...]:
    """Ends what a leaver was named for. Where nobody else may open it, the first of the team who is no subject may.

    Written whoever is at the desk, who is told nothing of it: the acts are about records they may not see.
    """
    events: list[Event] = []
    for permission in work.named(leaver):
        record = _hidden(work, permission.about)
        if record is None:
            continue
        case = case_of(record)
        others = [each for each in permissions_of(work, case.id).values() if each.member_id != leaver]
        present = {each.id: each for each in work.every(TeamMember) if each.ended is None}
        if not any(each.member_id in present for each in others):
            successor = _successor(office, work, case, leaver)
            if successor is None:
                continue  # everybody else is a subject: who comes back may open it
            events.append(work.tell(give(office, work, case, successor)))
        events.append(work.tell(end(office, work, case, permission)))
    return tuple(events)


def _successor(office: Office, work: Work, case: Case, leaver: UUID) -> TeamMember | None:
    record = _hidden(work, case.id)
    subjects = subjects_of(work, record) if record else frozenset[UUID]()
    found = [
        each
        for each in work.every(TeamMember)
        if each.id not in subjects
        and each.id != leaver
        and may_be_named(office, each, case.kind)
        and office.roles.may(each.role, "hand_over")
    ]
    return min(found, key=lambda each: _ORDER.get(each.role, len(_ORDER)), default=None)


def _hidden(work: Work, about: UUID) -> Incident | Exemption | None:
    """None where it is a draft's that was restricted."""
    found: tuple[Incident | Exemption, ...] = (*work.hidden(Incident, about), *work.hidden(Exemption, about))
    return found[0] if found else None


def seal_draft(office: Office, work: Work, draft_id: UUID, *, is_restricted: bool) -> None:
    """What is said in the trail of a restricted draft is for its author alone, whatever becomes of the draft."""
    if is_restricted and restriction_of(work, draft_id) is None:
        case = Case(draft_id, INCIDENT, "")
        begin(office, work, case, {office.me: work.get(TeamMember, office.me)}, "")


def _add(office: Office, work: Work, case: Case, member: TeamMember) -> None:
    work.add(
        Permission(id=new_id(), about=case.id, member_id=member.id, given=office.now(), given_by=office.me)
    )

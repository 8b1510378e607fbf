"""People: found as one types, or made inline. A member of the team who may open a record is no subject of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from safetydesk import wording
from safetydesk.domain.drafts import DraftPerson
from safetydesk.domain.errors import Refusal
from safetydesk.domain.events import Event
from safetydesk.domain.identity import new_id
from safetydesk.domain.incident import Incident, Involvement
from safetydesk.domain.names import is_the_same_name
from safetydesk.domain.person import Person
from safetydesk.domain.subject import Meant, member_meant
from safetydesk.domain.team_member import TeamMember
from safetydesk.records.reading import Reading
from safetydesk.records.work import Work
from safetydesk.services import access
from safetydesk.services.office import Office, needs
from safetydesk.services.people_index import PeopleIndex


class People:
    """Everybody in the records, of the team or not."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._index = PeopleIndex(office.reading)

    @needs("log")
    def all(self) -> tuple[Person, ...]:
        """Everybody."""
        with self._office.reading() as reading:
            return reading.every(Person)

    @needs("log")
    def get(self, person_id: UUID) -> Person:
        """Raises Refusal `no_such_record`."""
        with self._office.reading() as reading:
            return reading.get(Person, person_id)

    @needs("log")
    def type_ahead(self, words: str, limit: int = 12) -> tuple[Person, ...]:
        """People by name, known-as, handle, class or job; nobody for nothing typed."""
        best = self._index.best(words, limit)
        if not best:
            return ()
        with self._office.reading() as reading:
            found = reading.by_ids(Person, best)
        return tuple(found[person] for person in best if person in found)

    @needs("log")
    def subject_refused(
        self, draft: DraftPerson, incident_id: UUID | None = None, openers: Collection[UUID] | None = None
    ) -> Refusal | None:
        """Why this draft may not be saved as it stands; None where it may, or where somebody else was said.

        `openers`: who may open the restricted incident that a draft will be; of one there is already, `incident_id`.
        """
        with self._office.reading() as reading:
            person = person_of(draft) if draft.person_id is None else reading.get(Person, draft.person_id)
            members = reading.every(TeamMember)
            if incident_id is not None:
                openers = _openers(reading, incident_id)
        return _refusal(self._office, person, draft, _meant(person, draft, members), openers)

    def warm_type_ahead(self) -> None:
        """Reads what `type_ahead` looks among, which may take a moment; for a background task."""
        self._index.warm()


@dataclass(frozen=True, slots=True)
class Placed:
    """A person with a part; `events` of whoever may not open the record any more, being a subject of it."""

    person: Person
    involvement: Involvement
    events: tuple[Event, ...] = ()


def place_person(office: Office, work: Work, incident: Incident, draft: DraftPerson) -> Placed:
    """Finds or makes the person and writes the part, inside the caller's transaction.

    In a restricted incident a member of the team can be the subject: then it is their own entry, and they may not open
    it. Raises Refusal `subject_is_member`, `subject_may_be_member`, `subject_may_open`, `subject_is_owner`,
    `subject_is_you`.
    """
    is_known = draft.person_id is not None
    person = work.get(Person, draft.person_id) if draft.person_id is not None else person_of(draft)
    meant = _meant(person, draft, work.every(TeamMember))
    openers = _openers(work, incident.id) if meant else None
    refusal = _refusal(office, person, draft, meant, openers)
    if refusal is not None:
        raise refusal
    note, events = draft.note, tuple[Event, ...]()
    if meant is not None and draft.is_somebody_else and not meant.is_linked:
        note = _lines(note, wording.label("said_somebody_else", member=meant.member.name))
    elif meant is not None:
        if not is_the_same_name(person.name, meant.member.name):
            note = _lines(note, wording.label("said_as_written", name=person.name))
        own = work.get(Person, meant.member.person_id) if meant.member.person_id else None
        person, is_known = (
            own or replace(person, name=meant.member.name, member_id=meant.member.id),
            bool(own),
        )
        events = _taken_off(office, work, incident, meant.member)
    if not is_known:
        work.add(person)
    involvement = Involvement(
        id=new_id(), incident_id=incident.id, person_id=person.id, part=draft.part, note=note
    )
    work.add(involvement)
    return Placed(person, involvement, events)


def members_meant(reading: Work | Reading, people: Iterable[DraftPerson]) -> tuple[Meant, ...]:
    """Which members a draft with these people may be about, where nobody said that it is somebody else."""
    members = [each for each in reading.every(TeamMember) if each.ended is None]
    found = [
        member_meant(
            reading.get(Person, each.person_id) if each.person_id else person_of(each), each.part, members
        )
        for each in people
        if not each.is_somebody_else or each.person_id
    ]
    return tuple(each for each in found if each is not None)


def person_of(draft: DraftPerson) -> Person:
    """Somebody new, as the draft has them."""
    return Person(
        id=new_id(),
        name=draft.name.strip(),
        kind=draft.kind,
        known_as=draft.known_as,
        year_group=draft.year_group,
        handles=draft.handles,
    )


def _meant(person: Person, draft: DraftPerson, members: Iterable[TeamMember]) -> Meant | None:
    """Who has left opens nothing any more."""
    return member_meant(person, draft.part, [each for each in members if each.ended is None])


def _openers(reading: Work | Reading, incident_id: UUID) -> Collection[UUID] | None:
    """Who may open it; None of an incident that is not restricted."""
    if access.restriction_of(reading, incident_id) is None:
        return None
    return access.permissions_of(reading, incident_id)


def _refusal(
    office: Office, person: Person, draft: DraftPerson, meant: Meant | None, openers: Collection[UUID] | None
) -> Refusal | None:
    if meant is None or (draft.is_somebody_else and not meant.is_linked):
        return None
    if openers is None:
        return Refusal(meant.code, name=person.name, member=meant.member.name)
    if meant.member.id == office.me:
        return Refusal("subject_is_you")
    if meant.member.id in openers and not draft.takes_off_list:
        return Refusal("subject_may_open", name=person.name, member=meant.member.name)
    return None


def _taken_off(office: Office, work: Work, incident: Incident, member: TeamMember) -> tuple[Event, ...]:
    permission = access.permissions_of(work, incident.id).get(member.id)
    if permission is None:
        return ()
    if incident.owner == member.id:
        raise Refusal("subject_is_owner", name=member.name)
    return (access.end(office, work, access.case_of(incident), permission, has_part=True),)


def _lines(*texts: str) -> str:
    return "\n".join(text for text in texts if text.strip())

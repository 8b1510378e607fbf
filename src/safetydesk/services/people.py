"""People: found as one types, or made inline. A member of the team as the subject is refused for now."""

from __future__ import annotations

from uuid import UUID

from safetydesk.domain.checks.exemption import plain_name
from safetydesk.domain.drafts import DraftPerson
from safetydesk.domain.errors import Refusal
from safetydesk.domain.identity import new_id
from safetydesk.domain.incident import Involvement
from safetydesk.domain.person import Person
from safetydesk.domain.team_member import TeamMember
from safetydesk.records.work import Work
from safetydesk.services.office import Office
from safetydesk.services.people_index import PeopleIndex

SUBJECT_PARTS = ("alleged", "subject_adult", "implicated")
"""Parts that make somebody the subject of a record, who must never be able to open it (rule R6)."""


class People:
    def __init__(self, office: Office) -> None:
        self._office = office
        self._index = PeopleIndex(office.reading)

    def all(self) -> tuple[Person, ...]:
        with self._office.reading() as reading:
            return reading.every(Person)

    def get(self, person_id: UUID) -> Person:
        with self._office.reading() as reading:
            return reading.get(Person, person_id)

    def type_ahead(self, words: str, limit: int = 12) -> tuple[Person, ...]:
        """People by name, known-as, handle, class or job; nobody for nothing typed."""
        best = self._index.best(words, limit)
        if not best:
            return ()
        with self._office.reading() as reading:
            found = reading.by_ids(Person, best)
        return tuple(found[person] for person in best if person in found)

    def warm_type_ahead(self) -> None:
        """Reads what `type_ahead` looks among, which may take a moment; for a background task."""
        self._index.warm()


def place_person(work: Work, incident_id: UUID, draft: DraftPerson) -> tuple[Person, Involvement]:
    """Finds or makes the person and writes the part, inside the caller's transaction."""
    if draft.person_id is not None:
        person = work.get(Person, draft.person_id)
    else:
        person = Person(
            id=new_id(),
            name=draft.name.strip(),
            kind=draft.kind,
            known_as=draft.known_as,
            year_group=draft.year_group,
            handles=draft.handles,
        )
        work.add(person)
    refuse_member_as_subject(work, person, draft.part)
    involvement = Involvement(
        id=new_id(), incident_id=incident_id, person_id=person.id, part=draft.part, note=draft.note
    )
    work.add(involvement)
    return person, involvement


def refuse_member_as_subject(work: Work, person: Person, part: str) -> None:
    """Until restricted incidents exist, no record here may be about somebody who can open it."""
    if part not in SUBJECT_PARTS:
        return
    names = {plain_name(member.name) for member in work.every(TeamMember)}
    if person.member_id is not None or plain_name(person.name) in names:
        raise Refusal("subject_is_member")

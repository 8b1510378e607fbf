"""People: found as one types, or made inline. A member of the team as the subject is refused for now."""

from __future__ import annotations

from uuid import UUID

from safetydesk.domain.drafts import DraftPerson
from safetydesk.domain.errors import Refusal
from safetydesk.domain.identity import new_id
from safetydesk.domain.incident import Involvement
from safetydesk.domain.names import is_named_in, is_the_same_name, may_be_named_in
from safetydesk.domain.person import Person
from safetydesk.domain.team_member import TeamMember
from safetydesk.records.work import Work
from safetydesk.services.office import Office
from safetydesk.services.people_index import PeopleIndex

SUBJECT_PARTS = ("alleged", "subject_adult", "implicated", "passed_on")
"""Parts that make somebody the subject of a record, who must never be able to open it (rule R6)."""


PUPILS = ("pupil", "former_pupil")
"""Of whom one may well share a forename and a surname with a member, but not all the names."""


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
    if person.member_id is not None:
        raise Refusal("subject_is_member")
    called = [name for name in (person.name, person.known_as) if name.strip()]
    is_theirs = is_the_same_name if person.kind in PUPILS else is_named_in
    for member in work.every(TeamMember):
        if any(is_theirs(member.name, name) for name in called):
            raise Refusal("subject_is_member")
        if person.kind not in PUPILS and any(may_be_named_in(member.name, name) for name in called):
            raise Refusal("subject_may_be_member")

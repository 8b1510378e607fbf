"""People: found as one types, or made inline. A member of the team as the subject is refused for now."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from safetydesk import wording
from safetydesk.domain.checks.subject import SUBJECT_PARTS, Meant, member_meant
from safetydesk.domain.drafts import DraftPerson
from safetydesk.domain.errors import Refusal
from safetydesk.domain.identity import new_id
from safetydesk.domain.incident import Involvement
from safetydesk.domain.person import Person
from safetydesk.domain.team_member import TeamMember
from safetydesk.records.work import Work
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
    def subject_refused(self, draft: DraftPerson) -> Refusal | None:
        """Why this draft may not be saved as it stands; None where it may, or where somebody else was said."""
        with self._office.reading() as reading:
            person = _new(draft) if draft.person_id is None else reading.get(Person, draft.person_id)
            meant = member_meant(person, draft.part, reading.every(TeamMember))
        return _refusal(person, draft, meant) if meant else None

    def warm_type_ahead(self) -> None:
        """Reads what `type_ahead` looks among, which may take a moment; for a background task."""
        self._index.warm()


def place_person(work: Work, incident_id: UUID, draft: DraftPerson) -> tuple[Person, Involvement]:
    """Finds or makes the person and writes the part, inside the caller's transaction.

    Raises Refusal `subject_is_member`, `subject_may_be_member`.
    """
    if draft.person_id is not None:
        person = work.get(Person, draft.person_id)
    else:
        person = _new(draft)
        work.add(person)
    involvement = Involvement(
        id=new_id(),
        incident_id=incident_id,
        person_id=person.id,
        part=draft.part,
        note=_note(person, draft, work.every(TeamMember) if draft.part in SUBJECT_PARTS else ()),
    )
    work.add(involvement)
    return person, involvement


def _new(draft: DraftPerson) -> Person:
    return Person(
        id=new_id(),
        name=draft.name.strip(),
        kind=draft.kind,
        known_as=draft.known_as,
        year_group=draft.year_group,
        handles=draft.handles,
    )


def _note(person: Person, draft: DraftPerson, members: Iterable[TeamMember]) -> str:
    """The note of the part, with the word that it is somebody else than a member, where that was asked and given.

    Until restricted incidents exist, no record here may be about somebody who can open it.
    """
    meant = member_meant(person, draft.part, members)
    if meant is None:
        return draft.note
    refusal = _refusal(person, draft, meant)
    if refusal is not None:
        raise refusal
    said = wording.label("said_somebody_else", member=meant.member.name)
    return "\n".join(text for text in (draft.note, said) if text.strip())


def _refusal(person: Person, draft: DraftPerson, meant: Meant) -> Refusal | None:
    if draft.is_somebody_else and not meant.is_linked:
        return None
    return Refusal(meant.code, name=person.name, member=meant.member.name)

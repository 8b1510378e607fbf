"""Who manages the case of an allegation: the head, or the chair of governors where it is about the head."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.person import Person
from safetydesk.domain.team_member import TeamMember

HEAD, CHAIR = "head", "chair"
ADULTS = ("staff", "governor")
_SUBJECTS = ("subject_adult", "alleged")
_CALLED_HEAD = ("headteacher", "head teacher", "headmaster", "headmistress", "executive head", "principal")
_NOT_THE_HEAD = (
    "deputy",
    "assistant",
    "vice",
    "secretary",
    "personal assistant",
    "pa to",
    "formerly",
    "former",
)


def is_head(person: Person, members: Mapping[UUID, TeamMember]) -> bool:
    """By their role on the team, or by what their job is called."""
    member = members.get(person.member_id) if person.member_id else None
    if member is not None and member.role == HEAD:
        return True
    job = " ".join(person.job.casefold().split())
    if any(word in job for word in _NOT_THE_HEAD):
        return False
    return job == "head" or any(word in job for word in _CALLED_HEAD)


def case_manager_for(person: Person, members: Mapping[UUID, TeamMember]) -> str:
    """A code of `case_managers`: it follows from who the adult is, and may be changed with a reason."""
    return CHAIR if is_head(person, members) else HEAD


def adults_of(case: CaseFile) -> tuple[Person, ...]:
    """Whom a threshold can be about, each once: adults of concern first, then staff and governors who are alleged."""
    standing = [(part, person) for part, person in case.people if not part.is_withdrawn]
    meant = [person for part, person in standing if part.part == "subject_adult"]
    meant += [person for part, person in standing if part.part == "alleged" and person.kind in ADULTS]
    return tuple({person.id: person for person in meant}.values())


def heads_among(case: CaseFile) -> Iterable[str]:
    """The parts in which somebody who is the head stands as a subject."""
    for part, person in case.people:
        if not part.is_withdrawn and part.part in _SUBJECTS and is_head(person, case.members):
            yield part.part

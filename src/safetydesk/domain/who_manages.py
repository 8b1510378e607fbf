"""Who manages the case of an allegation: the head, or the chair of governors where it is about the head."""

from __future__ import annotations

from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.person import Person
from safetydesk.domain.posts import ADULTS, CHAIR, SUBJECT, posts_about, posts_of, team_of
from safetydesk.domain.team_member import HEAD

OTHER = "other"


def case_manager_for(person: Person, case: CaseFile) -> str:
    """A code of `case_managers`: it follows from who the adult is, and may be changed with a reason.

    Where the head is one of several adults, the chair manages all of it: nobody manages what they are in.
    """
    about = posts_about(case) | posts_of(person, SUBJECT, team_of(case))
    if HEAD not in about:
        return HEAD
    return OTHER if CHAIR in about else CHAIR


def adults_of(case: CaseFile) -> tuple[Person, ...]:
    """Whom a threshold can be about, each once: adults of concern first, then staff and governors who are alleged."""
    standing = [(part, person) for part, person in case.people if not part.is_withdrawn]
    meant = [person for part, person in standing if part.part == SUBJECT]
    meant += [person for part, person in standing if part.part == "alleged" and person.kind in ADULTS]
    return tuple({person.id: person for person in meant}.values())

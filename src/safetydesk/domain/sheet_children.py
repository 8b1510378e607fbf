"""What a sheet says of the children: who they are, whose, and what they say themselves."""

from __future__ import annotations

from safetydesk.domain.case_note import CaseNote
from safetydesk.domain.person import Person
from safetydesk.domain.sheet_looking import Look, joined
from safetydesk.domain.sheet_masking import AFFECTED

_UNDER_18 = ("nursery", "reception", *(f"year_{number}" for number in range(1, 12)))


def child_name(look: Look) -> str:
    if look.person is not None:
        return look.person.name
    return joined([look.said(person) for person in affected_children(look)])


def affected_children(look: Look) -> list[Person]:
    children = {person.id for person in look.children}
    return [person for person in look.people(AFFECTED) if person.id in children]


def child_view(look: Look) -> str:
    """Whose the incident's own words are is told by nothing where two children are affected."""
    is_theirs = look.person is None or affected_children(look) == [look.person]
    own = look.case.incident.child_words if is_theirs else ""
    return joined([own, *(note.text for note in look.case.notes if _is_voice(note, look))])


def _is_voice(note: CaseNote, look: Look) -> bool:
    if note.kind != "child_voice":
        return False
    return look.person is None or note.person_id == look.person.id


def parents(look: Look) -> str:
    """Whose parents they are is told by nothing where there are two children: then it is for a person to say."""
    if len(look.children) != 1:
        return ""
    people = {p.id: p for part, p in look.standing if part.part == "parent" or p.kind == "parent"}
    return joined([person.name for person in people.values()])


def other_children(look: Look) -> str:
    mine = look.person.id if look.person is not None else None
    lines = [
        joined([look.stand_in(person), look.speak.term("parts", part.part)], ": ")
        for part, person in look.standing
        if person.id != mine and person in look.children and (mine or part.part != AFFECTED)
    ]
    return "\n".join(lines)


def child_concerned(look: Look) -> str:
    return look.speak.label("under_18") if any(p.year_group in _UNDER_18 for p in look.children) else ""

"""Whose exemption it is: found among the people here, so that one person has one entry and their true standing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from safetydesk.domain.drafts import ExemptionDraft
from safetydesk.domain.errors import Problem
from safetydesk.domain.exemption import STAFF, STAFF_IS_DSL, STAFF_IS_HEAD
from safetydesk.domain.names import is_named_in, is_the_same_name, may_be_named_in
from safetydesk.domain.person import Person
from safetydesk.domain.subject import names_a_post
from safetydesk.domain.team_member import DSL, HEAD, TeamMember
from safetydesk.domain.word_search import plain_words
from safetydesk.records.reading import Reading

STAFF_KINDS = ("staff", "governor")
_STANDINGS = {HEAD: STAFF_IS_HEAD, DSL: STAFF_IS_DSL}


@dataclass(frozen=True, slots=True)
class StaffFound:
    """The draft with the person and the standing put in, and what is not certain about either."""

    draft: ExemptionDraft
    problems: tuple[Problem, ...] = ()


def staff_found(draft: ExemptionDraft, reading: Reading) -> StaffFound:
    """Finds the member of staff by id or by name, and whether they are the DSL or the head.

    Raises Refusal `no_such_record` for an id of nobody. A name that somebody of the staff has already, to the letter,
    is theirs; a member of the team is found by any whole form of the name. A form may say that it is the DSL's or the
    head's own; nobody can say that it is not.
    """
    members = reading.every(TeamMember)
    problems: list[Problem] = []
    same = [reading.get(Person, draft.staff_id)] if draft.staff_id else _called(draft, members, reading)
    if len(same) == 1:
        draft = replace(draft, staff_id=same[0].id, staff_name=same[0].name)
    elif same:
        problems.append(Problem("staff_name", "staff_not_certain", {"count": str(len(same))}))
    standing = draft.standing or STAFF
    for role in (DSL, HEAD):  # the head's has the last word: somebody may be both
        holders = [member for member in members if member.role == role]
        if any(_is_sure(draft, member, same) for member in holders):
            standing = _STANDINGS[role]
        elif standing == STAFF:
            problems += [
                Problem("staff_name", f"staff_may_be_{role}", {"member": member.name})
                for member in holders
                if may_be_named_in(member.name, draft.staff_name)
            ]
    if standing != STAFF:
        problems = [each for each in problems if not each.code.startswith("staff_may_be")]
    return StaffFound(replace(draft, standing=standing), tuple(problems[:1]))


def _is_sure(draft: ExemptionDraft, member: TeamMember, same: list[Person]) -> bool:
    return (
        any(person.member_id == member.id for person in same)
        or is_named_in(member.name, draft.staff_name)
        or names_a_post(draft.staff_name, member.role, member.job)
    )


def _called(draft: ExemptionDraft, members: tuple[TeamMember, ...], reading: Reading) -> list[Person]:
    people = reading.every(Person)
    theirs = {member.id for member in members if is_the_same_name(member.name, draft.staff_name)}
    own = [person for person in people if person.member_id in theirs]
    if own or not draft.staff_name.strip():
        return own
    wanted = _plain(draft.staff_name)
    return [person for person in people if person.kind in STAFF_KINDS and _plain(person.name) == wanted]


def _plain(name: str) -> str:
    return " ".join(plain_words(name) or name.casefold().split())

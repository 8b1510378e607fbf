"""Whom nobody asks anybody to tell: the posts of those whom an incident is about, so that another is told instead.

As strict as rule R6 is with subjects (`domain.subject`): somebody is who they may be by name, by entry, or by what
their job is called, and may hold two posts. A reminder left out is mended by telling another; one that tells the head
of a concern about the head is not.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from uuid import UUID

from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.person import Person
from safetydesk.domain.subject import SUBJECT_PARTS, member_meant, names_a_post
from safetydesk.domain.team_member import DEPUTY, DSL, HEAD, TeamMember
from safetydesk.domain.word_search import plain_words

CHAIR = "chair"
POSTS = (DSL, DEPUTY, HEAD, CHAIR)
ADULTS, SUBJECT = ("staff", "governor"), "subject_adult"
CASE_MANAGER, TRUST = "case_manager", "trust"
_CALLED_HEAD = ("headteacher", "head teacher", "headmaster", "headmistress", "executive head", "principal")
_NOT_THEMSELVES = frozenset(
    {"assistant", "vice", "secretary", "pa", "personal", "clerk", "formerly", "former"}
)
_SEVERAL = re.compile(r"[;,/&+()\n]|\band\b", re.IGNORECASE)


def posts_about(case: CaseFile) -> frozenset[str]:
    """The posts held, or that may be held, by anybody whom it is about in whatever part: codes of `POSTS`."""
    team = team_of(case)
    return frozenset(
        post
        for part, person in case.people
        if not part.is_withdrawn and part.part in SUBJECT_PARTS
        for post in posts_of(person, part.part, team)
    )


def members_about(case: CaseFile) -> frozenset[UUID]:
    """Members of the team whom it is or may be about: nobody is told that they stand in, or what to do of it."""
    return frozenset(
        member.id
        for part, person in case.people
        if not part.is_withdrawn
        for member in case.members.values()
        if member_meant(person, part.part, (member,)) is not None
    )


def team_of(case: CaseFile) -> tuple[TeamMember, ...]:
    """Those of the team who hold such a post today."""
    return tuple(each for each in case.members.values() if each.ended is None and _of_member(each))


def who_leads(case: CaseFile) -> str:
    """Whom to tell, as a code of `notice_kinds`: the head, or whoever is told in their place."""
    about = posts_about(case)
    return next((post for post in (HEAD, CHAIR) if post not in about), TRUST)


@lru_cache(maxsize=2_048)
def posts_of(person: Person, part: str, team: tuple[TeamMember, ...]) -> frozenset[str]:
    """Those of one person: as each member of the team they may be, as their job says, as they are called."""
    found = set(_as_called(person))
    if person.kind in ADULTS or part == SUBJECT:
        found.update(posts_in(person.job))
    for member in team:
        if member_meant(person, part, (member,)) is not None:
            found |= _of_member(member)
    return frozenset(found)


def _of_member(member: TeamMember) -> frozenset[str]:
    return frozenset(POSTS).intersection((member.role, *posts_in(member.job)))


def taken_by(who: Iterable[str], about: Collection[str]) -> tuple[str, ...]:
    """Of those who may take a step: nobody whom it is about; the chair of governors where it is about who leads."""
    found = [post for post in who if post not in about]
    if len(found) < len(tuple(who)) and CHAIR not in about:
        found.append(CHAIR)
    return tuple(dict.fromkeys(found)) or (CASE_MANAGER,)


def posts_in(job: str) -> Iterator[str]:
    """The posts that a job names: "Headteacher and DSL" is two."""
    for piece in _SEVERAL.split(job):
        words = plain_words(piece)
        said, own = " ".join(words), set(words)
        if not words or not own.isdisjoint(_NOT_THEMSELVES):
            continue
        is_second = "deputy" in own
        if "dsl" in own or "ddsl" in own or {"safeguarding", "lead"} <= own:
            yield DEPUTY if is_second or "ddsl" in own else DSL
        elif is_second:
            continue
        elif said in ("head", "the head") or any(called in said for called in _CALLED_HEAD):
            yield HEAD
        elif words[0] == CHAIR or said == "the chair" or "chair of" in said:
            yield CHAIR


def _as_called(person: Person) -> Iterator[str]:
    for name in (person.name, person.known_as):
        yield from (post for post in (DSL, HEAD, DEPUTY) if names_a_post(name, post))
        if CHAIR in posts_in(name):
            yield CHAIR

"""Nobody may be the subject of a record that they can open (rule R6): which member somebody typed may be.

Where that member may open the record the answer is a refusal; a restricted one that they may not open lets them in as
its subject. It guards against an honest slip, so it is strict with adults
(a title and a surname will do) and lenient with children, who share surnames with staff: of a pupil only the same whole
name counts, unless what was typed shows an adult. Somebody else of the name is let in by saying so, which is kept with
their part; never somebody whose own entry says that they sign in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from safetydesk.domain.names import has_title_of_adult, is_named_in, is_the_same_name, may_be_named_in
from safetydesk.domain.person import Person
from safetydesk.domain.team_member import DEPUTY, DSL, HEAD, TeamMember
from safetydesk.domain.word_search import plain_words

SUBJECT_PARTS = ("alleged", "subject_adult", "implicated", "passed_on")
PUPILS = ("pupil", "former_pupil")
_POSTS = {
    DSL: ("dsl", "designated safeguarding lead", "safeguarding lead"),
    HEAD: ("head", "headteacher", "head teacher", "principal", "headmaster", "headmistress"),
    DEPUTY: ("deputy dsl", "ddsl", "deputy designated safeguarding lead", "deputy safeguarding lead"),
}
_POST_WORDS = {
    DSL: frozenset({"dsl", "designated", "safeguarding"}),
    HEAD: frozenset({"head", "headteacher", "headmaster", "headmistress", "principal"}),
    DEPUTY: frozenset({"deputy", "ddsl"}),
}
_BESIDE_POSTS = frozenset(
    {"the", "our", "of", "a", "school", "acting", "interim", "lead", "teacher", "executive"}
)
_SECOND_TO = frozenset({"deputy", "assistant", "vice"})
_BETWEEN = re.compile(r"[;,/&+()\[\]\n]|\b(?:and|with|for)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """The member who may be meant. `is_sure` of a whole name or a post; `is_linked` where the entry itself says so."""

    member: TeamMember
    is_sure: bool
    is_linked: bool = False

    @property
    def code(self) -> str:
        """Of the refusal."""
        return "subject_is_member" if self.is_sure else "subject_may_be_member"


def member_meant(person: Person, part: str, members: Iterable[TeamMember]) -> Meant | None:
    """Whom of the team a record with this person in this part may be about; the surest first."""
    if part not in SUBJECT_PARTS:
        return None
    found = [meant for member in members if (meant := _meant(person, part, member)) is not None]
    return max(found, key=lambda meant: (meant.is_linked, meant.is_sure), default=None)


def keeper_meant(person: Person, part: str, keeper: str) -> bool:
    """Whether a record with this person in this part may be about whoever looks after the computer, by name."""
    if part not in SUBJECT_PARTS or not keeper.strip():
        return False
    called = [name for name in (person.name, person.known_as) if name.strip()]
    may_be_theirs = is_the_same_name if _is_child(person, part) else may_be_named_in
    return any(may_be_theirs(keeper, name) for name in called)


def member_written(text: str, member: TeamMember) -> Meant | None:
    """Whether an adult written as told, by name or by post ("Mrs Oduya", "the head"), is or may be this member.

    As strict as with a subject: a title and a surname will do, initials, and a post that several may hold.
    """
    pieces = [piece for piece in _BETWEEN.split(text) if piece.strip()]
    if is_named_in(member.name, text) or any(names_a_post(each, member.role, member.job) for each in pieces):
        return Meant(member=member, is_sure=True)
    if may_be_named_in(member.name, text) or any(_may_be_post(each, member.role) for each in pieces):
        return Meant(member=member, is_sure=False)
    return None


def _may_be_post(text: str, role: str) -> bool:
    """Whether nothing but a post is written, and the role's may be meant: "Acting headteacher", "A deputy"."""
    said, own = set(plain_words(text)), _POST_WORDS.get(role, frozenset())
    if role != DEPUTY and not said.isdisjoint(_SECOND_TO):
        return False
    every = _BESIDE_POSTS.union(_SECOND_TO, *_POST_WORDS.values())
    return said <= every and not said.isdisjoint(own)


def names_a_post(text: str, role: str, job: str = "") -> bool:
    """Whether the text is the name of the role's post, or of the job, and nothing else: "The DSL"."""
    said = " ".join(word for word in plain_words(text) if word not in ("the", "our", "school"))
    return bool(said) and said in (*_POSTS.get(role, ()), " ".join(plain_words(job)))


def _meant(person: Person, part: str, member: TeamMember) -> Meant | None:
    if person.member_id is not None and person.member_id == member.id:
        return Meant(member=member, is_sure=True, is_linked=True)
    called = [name for name in (person.name, person.known_as) if name.strip()]
    is_child = _is_child(person, part)
    is_theirs = is_the_same_name if is_child else is_named_in
    if any(is_theirs(member.name, name) or names_a_post(name, member.role, member.job) for name in called):
        return Meant(member=member, is_sure=True)
    if not is_child and any(may_be_named_in(member.name, name) for name in called):
        return Meant(member=member, is_sure=False)
    return None


def _is_child(person: Person, part: str) -> bool:
    """Whose name is taken as a pupil's: nothing that was typed shows an adult."""
    called = (person.name, person.known_as)
    return person.kind in PUPILS and part != "subject_adult" and not any(map(has_title_of_adult, called))

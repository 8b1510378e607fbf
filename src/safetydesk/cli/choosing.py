"""What was typed for a choice becomes its code: the code itself, or the label as people say it, in any case."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.drafts import DraftPerson
from safetydesk.domain.errors import Problem, Refusal
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.incident import Involvement
from safetydesk.domain.person import Person
from safetydesk.domain.team_member import TeamMember
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.services.desk import Desk

Numbered = TypeVar("Numbered")
KNOWN = "known"
"""In place of a kind: somebody already in the records, by the whole name or the id."""


def term_code(vocabulary: Vocabulary, list_name: str, typed: str) -> str:
    """The code of the list that was meant, or what was typed where nothing fits: checks judge it."""
    wanted = typed.strip().casefold()
    for term in vocabulary.terms(list_name):
        if wanted in (term.code.casefold(), term.label.casefold()):
            return term.code
    return typed


def coded(vocabulary: Vocabulary, typed: dict[str, str], lists: dict[str, str]) -> dict[str, str]:
    """The typed values, those with a list in `lists` (field to list) turned into codes."""
    return {
        name: term_code(vocabulary, lists[name], value) if name in lists else value
        for name, value in typed.items()
    }


def category_codes(vocabulary: Vocabulary, typed: Iterable[str]) -> tuple[str, ...]:
    by_name = {category.name.casefold(): category.code for category in vocabulary.categories}
    return tuple(dict.fromkeys(by_name.get(each.strip().casefold(), each.strip().upper()) for each in typed))


def route_code(vocabulary: Vocabulary, typed: str) -> str:
    wanted = typed.strip().casefold()
    for route in vocabulary.routes:
        if wanted in (route.code.casefold(), route.name.casefold(), route.short.casefold()):
            return route.code
    return typed


def severity_level(vocabulary: Vocabulary, typed: str) -> int:
    """ "3" or "serious". Raises Refusal with the problem that forms show."""
    for severity in vocabulary.severities:
        if typed.strip().casefold() in (str(severity.level), severity.name.casefold()):
            return severity.level
    raise Refusal("draft_has_problems", [Problem("severity", "not_in_the_list")])


def people_of(desk: Desk, specs: Sequence[str], others: Sequence[str] = ()) -> tuple[DraftPerson, ...]:
    """From "PART:KIND:NAME[:YEAR]" each; those called as one of `others` are said not to be a team member.

    Raises Refusal with a problem for each that is not so.
    """
    said = {" ".join(name.casefold().split()) for name in others}
    problems: list[Problem] = []
    found: list[DraftPerson] = []
    for place, spec in enumerate(specs):
        person = _person(desk, spec)
        if isinstance(person, str):
            problems.append(Problem(f"people[{place}]", person))
        else:
            is_other = " ".join(person.name.casefold().split()) in said
            found.append(replace(person, is_somebody_else=is_other))
    if problems:
        raise Refusal("draft_has_problems", problems)
    return tuple(found)


def _person(desk: Desk, spec: str) -> DraftPerson | str:
    """The person meant, or the code of what is wrong."""
    pieces = spec.split(":", 3)
    if len(pieces) < 3:
        return "person_not_understood"
    vocabulary = desk.vocabulary
    part = term_code(vocabulary, "parts", pieces[0])
    if part not in vocabulary.lists["parts"]:
        return "not_in_the_list"
    if pieces[1].strip().casefold() == KNOWN:
        return _known(desk, part, pieces[2])
    kind = term_code(vocabulary, "person_kinds", pieces[1])
    if kind not in vocabulary.lists["person_kinds"]:
        return "not_in_the_list"
    return DraftPerson(part=part, kind=kind, name=pieces[2], year_group=_year(vocabulary, pieces[3:]))


def _known(desk: Desk, part: str, wanted: str) -> DraftPerson | str:
    same = [
        person
        for person in desk.people.all()
        if wanted.strip() == str(person.id) or wanted.strip().casefold() == person.name.casefold()
    ]
    if len(same) != 1:
        return "person_not_certain" if same else "person_not_known"
    return DraftPerson(part=part, person_id=same[0].id, name=same[0].name, kind=same[0].kind)


def part_meant(case: CaseFile, vocabulary: Vocabulary, typed: str) -> tuple[Involvement, Person]:
    """Whose part was meant by the whole name or id, or by "PART:" and either; one that stands before one withdrawn.

    Raises Refusal with a problem where that is nobody, or not certain.
    """
    wanted = typed.strip().casefold()

    def names(part: Involvement, person: Person) -> set[str]:
        calls = (person.name.strip(), str(person.id))
        parts = (part.part, vocabulary.term("parts", part.part).label)
        return {name.casefold() for name in (*calls, *(f"{p}:{call}" for p in parts for call in calls))}

    fitting = [each for each in case.people if wanted in names(*each)]
    found = [each for each in fitting if not each[0].is_withdrawn] or fitting[:1]
    if len(found) != 1:
        raise Refusal(
            "draft_has_problems", [Problem("withdraw", "part_not_certain" if found else "part_not_known")]
        )
    return found[0]


def _year(vocabulary: Vocabulary, typed: Sequence[str]) -> str:
    if not typed:
        return ""
    code = term_code(vocabulary, "year_groups", typed[0])
    return f"year_{code.strip()}" if f"year_{code.strip()}" in vocabulary.lists["year_groups"] else code


def nth(records: Sequence[Numbered], number: int) -> Numbered:
    """The record that `show` numbers so. Raises Refusal `no_such_record`."""
    if not 1 <= number <= len(records):
        raise Refusal("no_such_record")
    return records[number - 1]


def exhibit_meant(desk: Desk, reference: str, number: str) -> Exhibit:
    """The exhibit of the incident with that number, in any case. Raises Refusal `no_such_record`."""
    return exhibit_named(desk.incident_log.reread(desk.incident_log.by_reference(reference)), number)


def member_of(desk: Desk, typed: str) -> TeamMember:
    """By id, whole name or initials. Raises Refusal `member_not_known`, `member_not_certain`."""
    wanted = typed.strip().casefold()
    found = [
        member
        for member in desk.team.members()
        if wanted in (str(member.id), member.name.casefold(), member.initials.casefold())
    ]
    if len(found) != 1:
        raise Refusal("member_not_certain" if found else "member_not_known")
    return found[0]


def exhibit_named(case: CaseFile, number: str) -> Exhibit:
    """The exhibit with that number, whatever the case of its letters. Raises Refusal `no_such_record`."""
    for exhibit in case.exhibits:
        if exhibit.number.casefold() == number.strip().casefold():
            return exhibit
    raise Refusal("no_such_record")

"""Where a sheet's fields are filled from: a closed set of names, each a function of what is looked at.

A source says what the record says, or nothing. It guesses nothing: where two could be meant, it stays blank.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from safetydesk.domain.case_note import CaseNote
from safetydesk.domain.notice import Notice
from safetydesk.domain.person import Person
from safetydesk.domain.sheet_accounts import (
    SUSPECTED,
    accounts,
    complained_of,
    contacts,
    person_line,
    suspect_accounts,
)
from safetydesk.domain.sheet_holding import (
    PLATFORM,
    addresses,
    captured,
    held,
    platform_answer,
    platform_reports,
    still_online,
)
from safetydesk.domain.sheet_looking import Look, joined
from safetydesk.domain.sheet_masking import AFFECTED

SAW = ("witness", "reporter", "bystander", "received", "implicated", "supporter")
_UNDER_18 = ("nursery", "reception", *(f"year_{number}" for number in range(1, 12)))


@dataclass(frozen=True, slots=True)
class Source:
    """`place` names the record it comes from (`sheet_from.<place>` of the wording)."""

    fill: Callable[[Look], str]
    place: str


def _child_name(look: Look) -> str:
    if look.person is not None:
        return look.person.name
    return joined([look.said(person) for person in _affected_children(look)])


def _affected_children(look: Look) -> list[Person]:
    children = {person.id for person in look.children}
    return [person for person in look.people(AFFECTED) if person.id in children]


def _of_person(name: str) -> Callable[[Look], str]:
    return lambda look: str(getattr(look.person, name)) if look.person is not None else ""


def _of_incident(name: str) -> Callable[[Look], str]:
    return lambda look: str(getattr(look.case.incident, name))


def _accounts_of(person: Person) -> str:
    return joined([person.known_as, *person.handles], "; ")


def _school(look: Look) -> str:
    return joined([look.case.school.name, look.case.school.town], ", ")


def _school_and_year(look: Look) -> str:
    year = look.speak.term("year_groups", look.person.year_group) if look.person is not None else ""
    return joined([look.case.school.name, year], ", ")


def _told(look: Look, notices: list[Notice]) -> str:
    """Yes with whom, when and how; or no, and why not."""
    lines = []
    for notice in notices:
        whom = notice.to_name or look.speak.term("notice_kinds", notice.to_kind)
        when = look.speak.moment(notice.at)
        if notice.was_told:
            how = look.speak.term("methods", notice.method)
            lines.append(look.speak.label("told", whom=joined([whom, when, how], ", ")))
        else:
            lines.append(look.speak.label("not_told", whom=whom, why=notice.reason_not_told))
    return joined(lines)


def _parents_told(look: Look) -> str:
    informed = [
        joined([look.speak.term("informed", each.informed), each.informed_reason], ": ")
        for each in look.referrals(to_this=True)
    ]
    return joined([_told(look, list(look.notices("parent"))), *informed[-1:]])


def _consent(look: Look) -> str:
    found = [
        joined([look.speak.term("consents", each.consent), each.consent_reason], ": ")
        for each in look.referrals(to_this=True)
    ]
    return found[-1] if found else ""


def _parents_view(look: Look) -> str:
    return joined([notice.response for notice in look.notices("parent")])


def _parents(look: Look) -> str:
    """Whose parents they are is told by nothing where there are two children: then it is for a person to say."""
    if len(look.children) != 1:
        return ""
    people = {p.id: p for part, p in look.standing if part.part == "parent" or p.kind == "parent"}
    return joined([person.name for person in people.values()])


def _child_view(look: Look) -> str:
    """Whose the incident's own words are is told by nothing where two children are affected."""
    is_theirs = look.person is None or _affected_children(look) == [look.person]
    own = look.case.incident.child_words if is_theirs else ""
    return joined([own, *(note.text for note in look.case.notes if _is_voice(note, look))])


def _is_voice(note: CaseNote, look: Look) -> bool:
    if note.kind != "child_voice":
        return False
    return look.person is None or note.person_id == look.person.id


def _referred(look: Look) -> str:
    made = [each.made for each in look.referrals(to_this=True)]
    return look.speak.moment(made[-1]) if made else ""


def _agencies_told(look: Look) -> str:
    return joined(
        [
            joined(
                [
                    look.speak.route(each.route),
                    each.organisation,
                    look.speak.moment(each.made),
                    "; ".join(each.references),
                ],
                ", ",
            )
            for each in look.referrals(to_this=False)
        ]
    )


def _agencies_named(look: Look) -> str:
    return joined([look.speak.route(each.route) for each in look.referrals(to_this=False)])


def _done_so_far(look: Look) -> str:
    decided = [
        look.speak.label(
            "decided",
            question=look.speak.term("decision_questions", each.question),
            answer=look.speak.term("decision_answers", each.answer),
            reason=each.reason,
        )
        for each in look.case.decisions
    ]
    return joined([look.case.incident.immediate_action, *decided])


def _professionals(look: Look) -> str:
    return joined(
        [
            f"{each.acknowledged_by or each.spoke_to} ({look.speak.route(each.route)})"
            for each in look.case.referrals
            if each.route != PLATFORM and (each.acknowledged_by or each.spoke_to)
        ]
    )


def _officer(look: Look) -> str:
    return joined(
        [joined([each.acknowledged_by, each.spoke_to], "; ") for each in look.referrals(to_this=True)]
    )


def _references(look: Look) -> str:
    return joined([one for each in look.referrals(to_this=True) for one in each.references])


def _adult_told(look: Look) -> str:
    agreed = look.threshold.may_be_told.strip() if look.threshold else ""
    may = look.speak.label("may_be_told", what=agreed) if agreed else ""
    return joined([_told(look, list(look.notices("subject_adult"))), may])


def _case_manager(look: Look) -> str:
    if look.threshold is not None and look.threshold.case_manager:
        code = look.threshold.case_manager
        return look.speak.term("notice_kinds", code)
    owner = look.case.incident.owner
    return look.case.member_name(owner) if owner != look.me.id and owner in look.case.members else ""


def _limbs(look: Look) -> str:
    if look.threshold is None:
        return ""
    limbs = [look.speak.term("harm_limbs", code) for code in look.threshold.limbs]
    return joined([*limbs, look.threshold.evidence])


def _characteristics(look: Look) -> str:
    codes = look.case.circumstances[-1].characteristics if look.case.circumstances else ()
    return joined([look.speak.term("characteristics", code) for code in codes], "; ")


def _police_wish(look: Look) -> str:
    decided = [each.person_wish for each in look.case.decisions if each.question == "police"]
    told = [look.speak.term("police_wishes", each.police_wish) for each in look.case.circumstances]
    return joined([*told[-1:], *decided, look.case.incident.wishes])


def _online(look: Look) -> str:
    incident = look.case.incident
    return joined([look.speak.term("platforms", incident.platform), addresses(look), _card_accounts(look)])


def _card_accounts(look: Look) -> str:
    return joined([exhibit.card.handle for exhibit in look.exhibits], "; ")


def _where(look: Look) -> str:
    incident, term = look.case.incident, look.speak.term
    place = term("places", incident.place)
    return joined([place, term("devices", incident.device), term("platforms", incident.platform)], ", ")


def _people(*parts: str) -> Callable[[Look], str]:
    def fill(look: Look) -> str:
        return joined([person_line(look, person) for person in look.people(*parts)])

    return fill


def _suspects(look: Look) -> str:
    others = [each for each in look.people(*SUSPECTED) if look.person is None or each.id != look.person.id]
    return joined([person_line(look, person) for person in others])


def _other_children(look: Look) -> str:
    mine = look.person.id if look.person is not None else None
    lines = [
        joined([look.stand_in(person), look.speak.term("parts", part.part)], ": ")
        for part, person in look.standing
        if person.id != mine and person in look.children and (mine or part.part != AFFECTED)
    ]
    return "\n".join(lines)


def _child_concerned(look: Look) -> str:
    return look.speak.label("under_18") if any(p.year_group in _UNDER_18 for p in look.children) else ""


def _known(look: Look) -> str:
    return look.speak.moment(look.case.incident.discovered)


def _happened(look: Look) -> str:
    happened = look.case.incident.happened
    return look.speak.happened(happened) if happened.start is not None else ""


SOURCES: Mapping[str, Source] = {
    "accounts": Source(accounts, "people"),
    "addresses": Source(addresses, "incident"),
    "adult_told": Source(_adult_told, "notices"),
    "agencies_named": Source(_agencies_named, "referrals"),
    "agencies_told": Source(_agencies_told, "referrals"),
    "captured": Source(captured, "exhibits"),
    "case_manager": Source(_case_manager, "threshold"),
    "characteristics": Source(_characteristics, "circumstances"),
    "child_concerned": Source(_child_concerned, "people"),
    "child_name": Source(_child_name, "people"),
    "child_view": Source(_child_view, "child"),
    "children_affected": Source(
        lambda look: joined([look.said(each) for each in _affected_children(look)]), "people"
    ),
    "complained_of": Source(complained_of, "people"),
    "consent": Source(_consent, "referrals"),
    "contacts": Source(contacts, "people"),
    "discovered": Source(_known, "incident"),
    "done_so_far": Source(_done_so_far, "decisions"),
    "happened": Source(_happened, "incident"),
    "happened_and_known": Source(
        lambda look: joined([_happened(look), look.speak.label("known", when=_known(look))]), "incident"
    ),
    "harmed": Source(_people(AFFECTED), "people"),
    "head_told": Source(lambda look: _told(look, list(look.notices("head", "chair"))), "notices"),
    "held": Source(held, "exhibits"),
    "immediate_action": Source(_of_incident("immediate_action"), "incident"),
    "limbs": Source(_limbs, "threshold"),
    "marking": Source(lambda look: look.case.school.marking, "school"),
    "my_job": Source(lambda look: look.me.job, "me"),
    "my_job_and_school": Source(lambda look: joined([look.me.job, look.case.school.name], ", "), "me"),
    "my_name": Source(lambda look: look.me.name, "me"),
    "my_name_and_job": Source(lambda look: joined([look.me.name, look.me.job], ", "), "me"),
    "officer": Source(_officer, "referrals"),
    "online": Source(_online, "incident"),
    "other_children": Source(_other_children, "people"),
    "parents": Source(_parents, "people"),
    "parents_told": Source(_parents_told, "notices"),
    "parents_view": Source(_parents_view, "notices"),
    "person_accounts": Source(lambda look: _accounts_of(look.person) if look.person else "", "people"),
    "person_job": Source(_of_person("job"), "people"),
    "person_known_as": Source(_of_person("known_as"), "people"),
    "person_name": Source(_of_person("name"), "people"),
    "platform": Source(lambda look: look.speak.term("platforms", look.case.incident.platform), "incident"),
    "platform_answer": Source(platform_answer, "takedown"),
    "platform_reports": Source(platform_reports, "takedown"),
    "police_wish": Source(_police_wish, "circumstances"),
    "professionals": Source(_professionals, "referrals"),
    "reference": Source(_of_incident("reference"), "incident"),
    "references": Source(_references, "referrals"),
    "referred": Source(_referred, "referrals"),
    "school": Source(_school, "school"),
    "school_and_year": Source(_school_and_year, "school"),
    "still_online": Source(still_online, "takedown"),
    "summary": Source(_of_incident("summary"), "incident"),
    "suspect_accounts": Source(suspect_accounts, "people"),
    "suspects": Source(_suspects, "people"),
    "told_and_known": Source(
        lambda look: joined(
            [
                look.case.incident.told_by,
                look.speak.term("told_how", look.case.incident.told_how),
                look.speak.label("known", when=_known(look)),
            ]
        ),
        "incident",
    ),
    "told_by": Source(_of_incident("told_by"), "incident"),
    "where": Source(_where, "incident"),
    "witnesses": Source(_people(*SAW), "people"),
}
OWN = frozenset(
    {"my_name", "my_job", "my_job_and_school", "my_name_and_job", "school", "marking", "reference"}
)
"""What is said of the school and whoever prepares the sheet is never masked."""

"""Where a sheet's fields are filled from: a closed set of names, each a function of what is looked at.

A source says what the record says, or nothing. It guesses nothing: where two could be meant, it stays blank.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from safetydesk.domain.person import Person
from safetydesk.domain.sheet_accounts import (
    accounts,
    complained_of,
    contacts,
    person_line,
    suspect_accounts,
    suspects,
)
from safetydesk.domain.sheet_children import (
    affected_children,
    child_concerned,
    child_name,
    child_view,
    other_children,
    parents,
)
from safetydesk.domain.sheet_holding import (
    addresses,
    captured,
    held,
    platform_answer,
    platform_reports,
    still_online,
)
from safetydesk.domain.sheet_looking import Look, joined
from safetydesk.domain.sheet_masking import AFFECTED
from safetydesk.domain.sheet_telling import (
    adult_told,
    agencies_named,
    agencies_told,
    consent,
    head_told,
    officer,
    parents_told,
    parents_view,
    professionals,
    references,
    referred,
)

SAW = ("witness", "reporter", "bystander", "received", "implicated", "supporter")


@dataclass(frozen=True, slots=True)
class Source:
    """`place` names the record it comes from (`sheet_from.<place>` of the wording)."""

    fill: Callable[[Look], str]
    place: str


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


def _known(look: Look) -> str:
    return look.speak.moment(look.case.incident.discovered)


def _happened(look: Look) -> str:
    happened = look.case.incident.happened
    return look.speak.happened(happened) if happened.start is not None else ""


SOURCES: Mapping[str, Source] = {
    "accounts": Source(accounts, "people"),
    "addresses": Source(addresses, "incident"),
    "adult_told": Source(adult_told, "notices"),
    "agencies_named": Source(agencies_named, "referrals"),
    "agencies_told": Source(agencies_told, "referrals"),
    "captured": Source(captured, "exhibits"),
    "case_manager": Source(_case_manager, "threshold"),
    "characteristics": Source(_characteristics, "circumstances"),
    "child_concerned": Source(child_concerned, "people"),
    "child_name": Source(child_name, "people"),
    "child_view": Source(child_view, "child"),
    "children_affected": Source(
        lambda look: joined([look.said(each) for each in affected_children(look)]), "people"
    ),
    "complained_of": Source(complained_of, "people"),
    "consent": Source(consent, "referrals"),
    "contacts": Source(contacts, "people"),
    "discovered": Source(_known, "incident"),
    "done_so_far": Source(_done_so_far, "decisions"),
    "happened": Source(_happened, "incident"),
    "happened_and_known": Source(
        lambda look: joined([_happened(look), look.speak.label("known", when=_known(look))]), "incident"
    ),
    "harmed": Source(_people(AFFECTED), "people"),
    "head_told": Source(head_told, "notices"),
    "held": Source(held, "exhibits"),
    "immediate_action": Source(_of_incident("immediate_action"), "incident"),
    "limbs": Source(_limbs, "threshold"),
    "marking": Source(lambda look: look.case.school.marking, "school"),
    "my_job": Source(lambda look: look.me.job, "me"),
    "my_job_and_school": Source(lambda look: joined([look.me.job, look.case.school.name], ", "), "me"),
    "my_name": Source(lambda look: look.me.name, "me"),
    "my_name_and_job": Source(lambda look: joined([look.me.name, look.me.job], ", "), "me"),
    "officer": Source(officer, "referrals"),
    "online": Source(_online, "incident"),
    "other_children": Source(other_children, "people"),
    "parents": Source(parents, "people"),
    "parents_told": Source(parents_told, "notices"),
    "parents_view": Source(parents_view, "notices"),
    "person_accounts": Source(lambda look: _accounts_of(look.person) if look.person else "", "people"),
    "person_job": Source(_of_person("job"), "people"),
    "person_known_as": Source(_of_person("known_as"), "people"),
    "person_name": Source(_of_person("name"), "people"),
    "platform": Source(lambda look: look.speak.term("platforms", look.case.incident.platform), "incident"),
    "platform_answer": Source(platform_answer, "takedown"),
    "platform_reports": Source(platform_reports, "takedown"),
    "police_wish": Source(_police_wish, "circumstances"),
    "professionals": Source(professionals, "referrals"),
    "reference": Source(_of_incident("reference"), "incident"),
    "references": Source(references, "referrals"),
    "referred": Source(referred, "referrals"),
    "school": Source(_school, "school"),
    "school_and_year": Source(_school_and_year, "school"),
    "still_online": Source(still_online, "takedown"),
    "summary": Source(_of_incident("summary"), "incident"),
    "suspect_accounts": Source(suspect_accounts, "people"),
    "suspects": Source(suspects, "people"),
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

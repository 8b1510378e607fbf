"""Referrals and calls on paper: whom, what was said, what came back; every try at reaching somebody, and how long."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from safetydesk.documents import theme
from safetydesk.documents.blocks import Block, entry, para, quote, section
from safetydesk.documents.tables import facts, table
from safetydesk.documents.values import Words
from safetydesk.domain.agency import Agency
from safetydesk.domain.call_attempt import CallAttempt
from safetydesk.domain.call_waits import waits
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.referral import Referral
from safetydesk.wording import (
    call_result_words,
    label,
    moment_words,
    named_people,
    route_words,
    waits_words,
)

_LABEL = theme.SMALL.but(before=6.0, after=1.0)


def referrals_section(case: CaseFile, words: Words, title: str) -> list[Any]:
    """One approach to one agency each; advice in its own words, apart from what was done. Then calls without one."""
    story = section(title, "referrals")
    alone = [each for each in case.call_attempts if _referral_of(each, case) is None]
    if not case.referrals and not alone:
        return [*story, para(label("doc_none"))]
    for number, referral in enumerate(case.referrals, start=1):
        route = words.route(referral.route)
        story += entry(f"{number}. {route}", f"referral-{number}", _referral(case, referral, words))
    if alone:
        story += entry(label("doc_calls_alone"), "calls", _calls(alone, words))
    return story


def _referral_of(call: CallAttempt, case: CaseFile) -> Referral | None:
    return next((each for each in case.referrals if each.id == call.referral_id), None)


def _referral(case: CaseFile, referral: Referral, words: Words) -> list[Block]:
    story: list[Block] = []
    if referral.made.utc < case.incident.discovered.utc:
        story.append(para(label("doc_before_known"), _LABEL))
    story.append(facts([*_whom(case, referral, words), *_said(referral, words)]))
    if referral.advice:
        story += [para(label("doc_advice_verbatim"), _LABEL), quote(referral.advice)]
    story.append(
        facts(
            [
                (label("doc_action_taken"), referral.action_taken),
                (label("doc_agency_decided"), words.term("agency_decisions", referral.decision)),
                (label("doc_next_contact"), _at(referral.next_contact)),
                (label("doc_outcome"), words.term("referral_outcomes", referral.outcome)),
                (label("doc_closed"), _at(referral.closed)),
            ]
        )
    )
    if referral.challenge or referral.challenged:
        story += [para(label("doc_disagreed"), _LABEL), facts(_disagreed(referral))]
    calls = [each for each in case.call_attempts if each.referral_id == referral.id]
    return [*story, *_calls(calls, words)]


def _whom(case: CaseFile, referral: Referral, words: Words) -> list[tuple[str, Any]]:
    made = label("doc_when_by", when=moment_words(referral.made), name=words.member(referral.made_by))
    agency = next((each for each in case.agencies if each.id == referral.agency_id), None)
    return [
        (label("doc_made"), made),
        (label("doc_about_whom"), "\n".join(named_people(referral.about, case))),
        (label("doc_started"), _at(referral.started)),
        (label("doc_agency"), _agency(agency)),
        (label("doc_organisation"), referral.organisation),
        (label("doc_office"), referral.office),
        (label("doc_spoke_to"), referral.spoke_to),
        (label("doc_role"), referral.role),
        (label("doc_how"), words.term("methods", referral.method)),
    ]


def _said(referral: Referral, words: Words) -> list[tuple[str, Any]]:
    heard = _at(referral.acknowledged)
    if heard and referral.acknowledged_by:
        heard = label("doc_when_by", when=heard, name=referral.acknowledged_by)
    return [
        (label("doc_shared"), referral.shared),
        (label("doc_informed"), words.term("informed", referral.informed)),
        (label("doc_informed_reason"), referral.informed_reason),
        (label("doc_consent"), words.term("consents", referral.consent)),
        (label("doc_consent_reason"), referral.consent_reason),
        (label("doc_documents"), "\n".join(referral.documents)),
        (label("doc_references"), ("\n".join(referral.references), theme.CELL_STRONG)),
        (label("doc_acknowledged"), heard or (label("doc_not_acknowledged"), theme.ABSENT)),
    ]


def _disagreed(referral: Referral) -> list[tuple[str, Any]]:
    return [
        (label("doc_challenged"), _at(referral.challenged)),
        (label("doc_challenged_by"), referral.challenged_by),
        (label("doc_challenge"), referral.challenge),
        (label("doc_challenge_result"), referral.challenge_result),
    ]


def _calls(calls: Sequence[CallAttempt], words: Words) -> list[Block]:
    """Every one of them, under what they come to for each route."""
    if not calls:
        return []
    story: list[Block] = [
        para(label("doc_calls_to", whom=_to(wait.route, "", words), waited=waits_words(wait)), _LABEL)
        for wait in waits(calls)
    ]
    rows = [
        (
            ((moment_words(call.began), theme.CELL),),
            tuple(piece for piece in _about(call, words) if piece[0]),
            ((words.member(call.by), theme.CELL),),
        )
        for call in sorted(calls, key=lambda each: (each.began.utc, each.id.int))
    ]
    head = (label("doc_when"), label("doc_calls"), label("doc_by"))
    return [*story, table((7, 19, 7), head, rows)]


def _about(call: CallAttempt, words: Words) -> list[tuple[str, Any]]:
    minutes = None if call.is_open else call.minutes
    spoke_to = label("doc_call_spoke", name=call.spoke_to) if call.spoke_to else ""
    return [
        (_to(call.route, call.organisation, words), theme.CELL_STRONG),
        (call_result_words(call.result, minutes, words.vocabulary), theme.CELL),
        (" · ".join(part for part in (call.number, spoke_to) if part), theme.CELL),
        (call.note, theme.CELL),
    ]


def _to(route: str, organisation: str, words: Words) -> str:
    return route_words(route, organisation, words.vocabulary) or label("call_to_somebody")


def _agency(agency: Agency | None) -> str:
    return ", ".join(part for part in (agency.name, agency.area) if part) if agency is not None else ""


def _at(moment: Moment | None) -> str:
    return moment_words(moment) if moment else ""

"""What is so of an incident, each as a short name with the moment since when: what conditions are asked of.

"referral:lado" · "answer:lado=not_refer" · "told:head" · "mark:coercion". Derived from the records, never stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.kinds_of_words import KINDS
from safetydesk.domain.pathway_step import PathwayStep

SERIOUS_FROM = 3
Fact = tuple[str, Moment]


def facts_of(case: CaseFile, rules: Iterable[str] = ()) -> Mapping[str, Moment]:
    """Each fact since when it first was so. `rules` are codes of the house rules that the school has adopted.

    Of a question decided more than once only the latest answer is a fact; what was withdrawn is none.
    """
    since: dict[str, Moment] = {}
    told = (
        _incident,
        _people,
        _circumstances,
        _outside,
        _told,
        _decided,
        _evidence,
        _takedowns,
        _said,
        _ending,
    )
    known = ((f"rule:{rule}", case.incident.discovered) for rule in rules)
    for name, at in chain(known, *(each(case) for each in told)):
        if name not in since or at.utc < since[name].utc:
            since[name] = at
    return since


def _incident(case: CaseFile) -> Iterator[Fact]:
    incident = case.incident
    knew = incident.discovered
    yield "known", knew
    yield f"severity:{incident.severity}", knew
    if incident.severity >= SERIOUS_FROM:
        yield "serious", knew
    if incident.sexual_image:
        yield "sexual_image", knew
    if case.is_locked:
        yield "locked", knew
    for code in incident.categories:
        yield f"category:{code}", knew


def _people(case: CaseFile) -> Iterator[Fact]:
    knew = case.incident.discovered
    for part, person in case.people:
        if part.is_withdrawn:
            continue
        yield f"part:{part.part}", knew
        yield f"person:{part.part}.{person.kind}", knew
        member = case.members.get(person.member_id) if person.member_id else None
        if member is not None:
            yield f"standing:{part.part}.{member.role}", knew


def _circumstances(case: CaseFile) -> Iterator[Fact]:
    for each in case.circumstances:
        at = each.recorded
        for name, codes in (
            ("mark", each.marks), ("characteristic", each.characteristics), ("clause", each.clauses),
            ("managed_under", each.managed_under),
        ):  # fmt: skip
            if codes:
                yield name, at
            yield from ((f"{name}:{code}", at) for code in codes)
        for name, code in (
            ("school_time", each.school_time), ("intent", each.intent), ("network", each.network),
            ("lead_procedure", each.lead_procedure), ("police_wish", each.police_wish),
            ("replied", each.anybody_replied),
        ):  # fmt: skip
            if code:
                yield f"{name}:{code}" if name != "police_wish" else name, at


def _outside(case: CaseFile) -> Iterator[Fact]:
    for one in case.referrals:
        yield "referral", one.made
        yield f"referral:{one.route}", one.made
        if one.acknowledged:
            yield f"heard:{one.route}", one.acknowledged
        if one.references:
            yield f"reference:{one.route}", one.made
        if one.closed:
            yield f"ended:{one.route}", one.closed
        if one.challenged:
            yield f"challenged:{one.route}", one.challenged
    for call in case.call_attempts:
        yield "called", call.began
        if call.route:
            yield f"called:{call.route}", call.began


def _told(case: CaseFile) -> Iterator[Fact]:
    for notice in case.notices:
        name = "told" if notice.was_told else "not_told"
        yield name, notice.at
        yield f"{name}:{notice.to_kind}", notice.at
        if notice.acknowledged:
            yield f"told_heard:{notice.to_kind}", notice.acknowledged


def _decided(case: CaseFile) -> Iterator[Fact]:
    latest: dict[str, tuple[Moment, str]] = {}
    for decision in case.decisions:  # in the order of deciding: the last one counts
        yield "decided", decision.decided
        yield f"decided:{decision.question}", decision.decided
        if decision.overrides_wish:
            yield "overrode_wish", decision.decided
        before = latest.get(decision.question)
        if before is None or decision.decided.utc >= before[0].utc:
            latest[decision.question] = (decision.decided, decision.answer)
    for question, (at, answer) in latest.items():
        yield f"answer:{question}={answer}", at
    for threshold in case.threshold_decisions:
        yield "threshold", threshold.decided
        yield f"threshold:{threshold.answer}", threshold.decided
        yield from ((f"limb:{limb}", threshold.decided) for limb in threshold.limbs)
    for outcome in case.allegation_outcomes:
        yield f"allegation:{outcome.outcome}", outcome.decided


def _evidence(case: CaseFile) -> Iterator[Fact]:
    # An exhibit withdrawn or out of sight is still one that was taken in: it is a fact that it was copied.
    yield from (("exhibit", each.added) for each in case.exhibits)
    yield from (("described", each.recorded) for each in case.described)
    yield from (("held", each.taken) for each in case.held)
    for kind in KINDS:
        yield from ((f"words:{kind.code}", record.recorded) for record in getattr(case, kind.case_field))


def _takedowns(case: CaseFile) -> Iterator[Fact]:
    yield from (("takedown", each.recorded) for each in case.takedowns)
    for step in case.takedown_steps:
        yield f"takedown:{step.kind}", step.at
        if step.route:
            yield f"takedown:{step.kind}.{step.route}", step.at


def _said(case: CaseFile) -> Iterator[Fact]:
    for note in case.notes:
        yield f"note:{note.kind or 'note'}", note.at
    yield from _steps(case)


def _steps(case: CaseFile) -> Iterator[Fact]:
    """The last word on a step counts, whatever was said before."""
    latest: dict[str, PathwayStep] = {}
    for step in case.pathway_steps:
        name = f"{step.pathway}.{step.step}"
        if name not in latest or latest[name].recorded.utc <= step.recorded.utc:
            latest[name] = step
    kinds = {"done": "step", "not_needed": "step_not_needed"}
    for name, step in latest.items():
        if step.state in kinds:
            yield f"{kinds[step.state]}:{name}", step.at


def _ending(case: CaseFile) -> Iterator[Fact]:
    yield from (("linked", each.recorded) for each in case.links if not each.is_ended)
    for closure in case.closures:
        yield "was_closed", closure.closed
        if closure.reopened is None:
            yield "closed", closure.closed
    for debrief in case.debriefs:
        yield "debrief", debrief.held or debrief.recorded
    yield from (("action", each.recorded) for each in case.actions)
    yield from (("sign_off_pending", each.asked) for each in case.sign_offs if each.is_pending)

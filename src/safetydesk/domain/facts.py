"""What is so of an incident, each as a short name with the moment since when: what conditions are asked of.

"referral:lado" · "answer:lado=not_refer" · "told:head" · "mark:coercion". Derived from the records, never stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from safetydesk.domain.call_attempt import ANSWERED
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.decision import Decision
from safetydesk.domain.disagreements import disagreement_facts
from safetydesk.domain.from_when.each_adult import adult_facts
from safetydesk.domain.from_when.formerly import SERIOUS_FROM, was_so
from safetydesk.domain.initial_review import NO_TRIGGER
from safetydesk.domain.kinds_of_words import KINDS
from safetydesk.domain.pathway_step import DONE, NOT_NEEDED, last_words
from safetydesk.domain.posts import POSTS, posts_about
from safetydesk.domain.takedown_standing import over_since
from safetydesk.domain.thresholds import threshold_facts

_WHOSE_YEAR = ("affected", "alleged", "received", "passed_on")
"""A brother of six who told of it makes nobody under 13."""
_OFFERED = ("offered", "declined")
Fact = tuple[str, Moment]


def facts_of(case: CaseFile, rules: Iterable[str] = (), asked: Moment | None = None) -> Mapping[str, Moment]:
    """Each fact since when it first was so. `rules` are codes of the house rules that the school has adopted; `asked`
    is since when it is asked anew who knows: whoever wrote it down before that knew of what was known then.

    Of a question decided more than once, and of an adult's threshold, only the latest answer is a fact, and whether
    it settles the question; what was withdrawn is none.
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
        disagreement_facts,
        was_so,
    )
    known = ((f"rule:{rule}", case.incident.discovered) for rule in rules)
    for name, at in chain(known, _author(case, asked), *(each(case) for each in told)):
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
    for name in ("categories", "told_by", "platform", "address"):
        value = getattr(incident, name)
        if value.strip() if isinstance(value, str) else value:
            yield f"has:{name}", knew


def _people(case: CaseFile) -> Iterator[Fact]:
    knew = case.incident.discovered
    for part, person in case.people:
        if part.is_withdrawn:
            continue
        yield "has:people", knew
        yield f"part:{part.part}", knew
        yield f"person:{part.part}.{person.kind}", knew
        if person.year_group and part.part in _WHOSE_YEAR:
            yield f"year:{person.year_group}", knew
    yield from ((f"about:{post}", knew) for post in posts_about(case))


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
                yield f"{name}:{code}", at
        if each.police_wish:
            yield "police_wish", at


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
            if call.result == ANSWERED:
                yield f"reached:{call.route}", call.ended or call.began


def _author(case: CaseFile, asked: Moment | None) -> Iterator[Fact]:
    """Whoever wrote it down has it, and need not tell themselves."""
    author, wrote = case.members.get(case.incident.recorded_by), case.incident.recorded
    if author is not None and author.role in POSTS and (asked is None or wrote.utc >= asked.utc):
        yield f"told:{author.role}", wrote
        yield f"told_heard:{author.role}", wrote


def _told(case: CaseFile) -> Iterator[Fact]:
    for notice in case.notices:
        name = "told" if notice.was_told else "not_told"
        yield name, notice.at
        yield f"{name}:{notice.to_kind}", notice.at
        if notice.acknowledged:
            yield f"told_heard:{notice.to_kind}", notice.acknowledged


def _decided(case: CaseFile) -> Iterator[Fact]:
    latest: dict[str, Decision] = {}
    settled: dict[str, Moment] = {}
    for decision in sorted(
        case.decisions, key=lambda one: (one.decided.utc, one.id.int)
    ):  # the last one counts
        yield "decided", decision.decided
        yield f"decided:{decision.question}", decision.decided
        if decision.settles:
            settled.setdefault(decision.question, decision.decided)
        else:
            settled.pop(decision.question, None)
        if decision.overrides_wish:
            yield "overrode_wish", decision.decided
        latest[decision.question] = decision
    yield from ((f"settled:{question}", since) for question, since in settled.items())
    for question, last in latest.items():
        yield f"answer:{question}={last.answer}", last.decided
    yield from threshold_facts(case)
    yield from adult_facts(case)
    for outcome in case.allegation_outcomes:
        yield "allegation", outcome.decided
        yield f"allegation:{outcome.outcome}", outcome.decided
    yield from (("ban", each.decided) for each in case.bans)


def _evidence(case: CaseFile) -> Iterator[Fact]:
    # An exhibit withdrawn or out of sight is still one that was taken in: it is a fact that it was copied.
    yield from (("exhibit", each.added) for each in case.exhibits)
    yield from (("described", each.recorded) for each in case.described)
    yield from (("held", each.taken) for each in case.held)
    for kind in KINDS:
        yield from ((f"words:{kind.code}", record.recorded) for record in getattr(case, kind.case_field))
    for review in case.initial_reviews:
        for trigger in review.referral_triggers:
            if trigger != NO_TRIGGER:
                yield "trigger", review.recorded
                yield f"trigger:{trigger}", review.recorded
    for deletion in case.deletions:
        if (
            deletion.asked is not None
        ):  # a record that only offers Report Remove has asked nobody for anything
            yield "deletion_asked", deletion.asked
        if deletion.confirmed is not None:
            yield "deletion_confirmed", deletion.confirmed
        if deletion.report_remove in _OFFERED:
            yield "report_remove_offered", deletion.recorded


def _takedowns(case: CaseFile) -> Iterator[Fact]:
    yield from (("takedown", each.recorded) for each in case.takedowns)
    if case.takedowns:
        over = over_since(case)
        yield ("takedown_over", over) if over else ("takedown_open", case.takedowns[0].recorded)
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
    kinds = {DONE: "step", NOT_NEEDED: "step_not_needed"}
    for step in last_words(case.pathway_steps).values():
        if step.state in kinds:
            yield f"{kinds[step.state]}:{step.pathway}.{step.step}", step.at


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

"""What has started a clock on an incident: the rule, the record whose event it was, and what is so of that record.

A clock is named by its rule and that record. It starts when the school knew, or did it: never when it was typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.custody import line_of
from safetydesk.domain.deadline import (
    BACK_AGAIN,
    CLOSED,
    JUDGED,
    KNOWN,
    REFERRED,
    REPORTED,
    STEPPED,
    TAKEN,
    TOUCHED,
    DeadlineRule,
)
from safetydesk.domain.deadlines.changed import settled_by_word
from safetydesk.domain.deadlines.own_facts import of_asking, of_closing, of_referral, of_report
from safetydesk.domain.deadlines.taken_off import taken_off
from safetydesk.domain.facts import facts_of
from safetydesk.domain.from_when.each_adult import (
    OF_EACH_ADULT,
    TOLD,
    Named,
    as_if_alone,
    named_adults,
    untold,
)
from safetydesk.domain.from_when.formerly import SERIOUS_FROM
from safetydesk.domain.from_when.since import known_rules, since_level, since_rule
from safetydesk.domain.from_when.since_then import decided_since, done_before, done_since, openings
from safetydesk.domain.house_numbers import rule_on
from safetydesk.domain.pathway_step import DONE, last_words
from safetydesk.domain.still_held import is_still_held
from safetydesk.domain.takedown_standing import ANSWER_RULE, ASKED, BACK, steps_of
from safetydesk.domain.takedown_standing import REPORTED as REPORT
from safetydesk.domain.vocabulary import Vocabulary

OF_EVERY_INCIDENT = {
    "incident_untouched": TOUCHED, "debrief": CLOSED, "device_held": TAKEN, "takedown_back": BACK_AGAIN,
}  # fmt: skip
"""Rules that no category, severity or route has to name: each starts with its event on whatever incident. So does
`each_adult.OF_EACH_ADULT`, and where a category names it without anybody being named."""


@dataclass(frozen=True, slots=True)
class Start:
    """`on` is a name of `deadline.STARTS`; `own` what is so of the record itself ("this:ended"), since when.

    `lately`: what is so of what was done since it started, where what was done before does not meet it.
    `typed` is when it was written down; None where that is when it was. `is_anew`: an amendment brought it, so that
    what was done to a clock of that name before is of an earlier one. `until`: what had brought it was taken off then,
    and put back later; `lately` is what was so by then. `adult`: whom it is about, where each adult has one;
    `adults`: by their parts those of whom one clock is, since it was opened again.
    """

    rule: DeadlineRule
    on: str
    record: UUID
    at: Moment
    own: Mapping[str, Moment] = field(default_factory=dict)
    about: str = ""
    typed: Moment | None = None
    is_anew: bool = False
    lately: Mapping[str, Moment] | None = None
    until: Moment | None = None
    adult: Named | None = None
    adults: frozenset[UUID] = frozenset()


def starts_of(
    case: CaseFile, vocabulary: Vocabulary, rules: frozenset[str], touched: Moment | None = None
) -> Iterator[Start]:
    """Each clock once, in the order in which the vocabulary names them. `rules`: those the school has
    adopted. `touched`: when anything last happened here.

    Each by the house's numbers of its own day. A rule that is off starts nothing from its day on, nor one that is
    retired; what they started runs.
    """
    for start in _all(case, vocabulary, rules, touched):
        if (begun := _in_force(start)) is not None:
            yield begun


def _in_force(start: Start) -> Start | None:
    """By the number of its day; None where the rule was off then, or retired."""
    day = start.at.london_date
    rule = rule_on(start.rule, day, start.typed or start.at)
    if rule.is_off or start.on not in rule.starts_on or (rule.retired is not None and day >= rule.retired):
        return None
    return start if rule is start.rule else replace(start, rule=rule)


def _all(
    case: CaseFile, vocabulary: Vocabulary, rules: frozenset[str], touched: Moment | None
) -> Iterator[Start]:
    yield from _once_more(case, vocabulary, rules)
    yield from _judged(case, vocabulary, rules)
    for one in taken_off(case, vocabulary, rules):
        since = one.stretch
        start = Start(one.rule, one.on, case.incident.id, since.at, typed=since.typed, is_anew=since.is_later)
        yield replace(start, lately=one.facts, until=since.until)
    for referral in case.referrals:
        of_route = [*_of_route(referral.route, vocabulary)]
        own = of_referral(referral, case) if of_route else {}
        for rule in of_route:
            yield Start(rule, REFERRED, referral.id, referral.made, own, referral.route)
    yield from _takedowns(case, vocabulary)
    yield from _stepped(case, vocabulary)
    yield from _of_every_incident(case, vocabulary, touched)


def _known(case: CaseFile, vocabulary: Vocabulary, rules: frozenset[str]) -> Iterator[Start]:
    """Of what nothing may stop, what was decided before a mark or category asked for it was decided of less."""
    for rule in known_rules(case, vocabulary):
        if rule.code != OF_EACH_ADULT:
            since = since_rule(case, rule, vocabulary)
            start = Start(rule, KNOWN, case.incident.id, since.at, typed=since.typed, is_anew=since.is_later)
            if since.anew is not None and not rule.may_pause:
                start = replace(start, lately=facts_of(decided_since(case, since.anew), rules))
            yield start
    yield from _of_adults(case, vocabulary, rules)


def _once_more(case: CaseFile, vocabulary: Vocabulary, rules: frozenset[str]) -> Iterator[Start]:
    """What is known; and of what nothing may stop, once more from when it was opened again.

    Whatever opened it, whoever did: nobody can tell of what came to light that the child is safe, or who knows of it.
    """

    def by_then(until: Moment) -> Iterator[Start]:
        before = done_before(case, until)
        facts = facts_of(before, rules)
        for start in _known(before, vocabulary, rules):
            yield replace(start, lately=facts) if start.lately is None else start

    every = [*_known(case, vocabulary, rules)]
    yield from (start for start in every if start.rule.may_pause)
    yield from _through_openings(case, [s for s in every if not s.rule.may_pause], by_then, rules)


def _through_openings(
    case: CaseFile,
    every: Iterable[Start],
    by_then: Callable[[Moment], Iterable[Start]],
    rules: frozenset[str],
) -> Iterator[Start]:
    """Opening by opening, the earliest first: what was met by then, or settled by somebody's word, begins once more.
    One that was not met goes on as it was, however often it is closed and opened: that hides no time that was missed.
    """
    running = [*every]
    for last, again in openings(case) if running else ():
        before, known = done_before(case, again), {_name(each): each for each in by_then(again)}
        going, anew = [], dict[str, list[Start]]()
        for start in running:
            as_it_was = known.get(_name(start)) or _since_opened(start, before, rules)
            if _was_settled(as_it_was, case, again):
                yield as_it_was
            elif _name(start) in known or not _is_over(start):
                going.append(start)
                continue
            anew.setdefault(start.rule.code, []).append(start)
        running = going + [_opened(last.id, again, settled, case, rules) for settled in anew.values()]
    yield from running


def _name(start: Start) -> tuple[str, UUID]:
    return start.rule.code, start.record


def _is_over(start: Start) -> bool:
    """One that an opening began: its rule was off that day, so that it never ran, or closing has ended it."""
    return start.rule.may_pause or _in_force(start) is None


def _opened(
    closure: UUID, at: Moment, settled: Sequence[Start], case: CaseFile, rules: frozenset[str]
) -> Start:
    first = settled[0]
    named = frozenset(start.adult.part for start in settled if start.adult is not None)
    adults = named.union(*(start.adults for start in settled))
    return _since_opened(Start(first.rule, first.on, closure, at, adults=adults), case, rules)


def _since_opened(start: Start, case: CaseFile, rules: frozenset[str]) -> Start:
    """One clock for several adults: while the LADO was not told anew of one of them, they have not been told."""
    since = done_since(case, start.at)
    facts = facts_of(since, rules, start.at)
    if start.adults.intersection(adult.part for adult in untold(since)):
        facts = {name: at for name, at in facts.items() if name != TOLD}
    return replace(start, lately=facts)


def _was_settled(start: Start, case: CaseFile, by: Moment) -> bool:
    """Of a clock that had begun by then, with what was so then."""
    typed = start.typed or start.at
    if typed.utc >= by.utc or start.lately is None:
        return False
    is_by_word = settled_by_word(case.deadline_changes, start.rule.code, start.record, typed, by)
    return is_by_word or start.rule.met_by.holds(start.lately)


def _of_adults(case: CaseFile, vocabulary: Vocabulary, rules: frozenset[str]) -> Iterator[Start]:
    """Of each adult who must be judged, whatever the category. One that a category began before anybody was named is of
    nobody yet, and becomes the clock of whoever is named first: none has two."""
    rule = vocabulary.every_deadline_rule.get(OF_EACH_ADULT)
    if rule is None:
        return
    adults, heir = [*named_adults(case)], None
    if rule in vocabulary.deadlines_for(case.incident.categories):
        since = since_rule(case, rule, vocabulary)
        if all(adult.typed.utc > since.typed.utc for adult in adults):
            heir = next((adult for adult in adults if adult.is_first), None)
            start = Start(rule, KNOWN, case.incident.id, since.at, typed=since.typed, is_anew=since.is_later)
            yield _alone(start, case, heir, rules) if heir else start
    for adult in adults:
        if adult is not heir:
            yield _alone(Start(rule, KNOWN, adult.part, adult.at, typed=adult.typed), case, adult, rules)


def _alone(start: Start, case: CaseFile, adult: Named, rules: frozenset[str]) -> Start:
    return replace(
        start, about=adult.person.name, lately=facts_of(as_if_alone(case, adult), rules), adult=adult
    )


def _judged(case: CaseFile, vocabulary: Vocabulary, rules: frozenset[str]) -> Iterator[Start]:
    """By the level it is of. Of a serious one what was decided of a lower level meets it not; and where it had been met
    before it was closed, or somebody had settled it by their word, it starts once more when it is opened again."""
    incident = case.incident
    severity = vocabulary.every_severity.get(incident.severity)
    if severity is None or not severity.deadline:
        return
    since, rule = since_level(case, incident.severity), vocabulary.deadline_rule(severity.deadline)
    is_serious = incident.severity >= SERIOUS_FROM
    of_it = decided_since(case, since.anew) if is_serious and since.anew else case
    start = Start(rule, JUDGED, incident.id, since.at, typed=since.typed, is_anew=since.is_later)
    whole = replace(start, lately=None if of_it is case else facts_of(of_it, rules))

    def by_then(until: Moment) -> Iterator[Start]:
        yield replace(start, lately=facts_of(done_before(of_it, until), rules))

    yield from _through_openings(case, [whole], by_then, rules) if is_serious else (whole,)


def _of_route(code: str, vocabulary: Vocabulary) -> Iterator[DeadlineRule]:
    route = vocabulary.every_route.get(code)
    for rule in route.deadlines if route else ():
        yield vocabulary.deadline_rule(rule)


def _takedowns(case: CaseFile, vocabulary: Vocabulary) -> Iterator[Start]:
    """Of each address the last report: what was answered, removed or reported anew since is what stands.

    Its answer is waited for from the last time they were asked, as the tracker has it; and what is back asks anew.
    """
    back = vocabulary.every_deadline_rule.get("takedown_back")
    for takedown in case.takedowns:
        steps = steps_of(case, takedown)
        last = {step.kind: step for step in steps}
        report = last.get(REPORT)
        if report is not None:
            route = report.route or "platform"
            chases = (step for step in steps[steps.index(report) :] if (step.route or route) == route)
            asked = [step for step in chases if step.kind in ASKED][-1]
            for rule in _of_route(route, vocabulary):
                since = asked if rule.code == ANSWER_RULE else report
                own = of_report(since, steps)
                yield Start(rule, REPORTED, since.id, since.at, own, takedown.platform, since.recorded)
        if back and (again := last.get(BACK)):
            own = of_report(again, steps)
            yield Start(back, BACK_AGAIN, again.id, again.at, own, takedown.platform, again.recorded)


def _stepped(case: CaseFile, vocabulary: Vocabulary) -> Iterator[Start]:
    """Steps of a pathway that start a clock by being taken, as somebody said last."""
    said = {f"{pathway}.{step}": last for (pathway, step), last in last_words(case.pathway_steps).items()}
    for rule in vocabulary.every_deadline_rule.values() if said else ():
        asked = said.get(rule.after_step)
        if rule.after_step and asked is not None and asked.state == DONE:
            own = of_asking(asked, said.get(rule.until_step), case)
            yield Start(rule, STEPPED, asked.id, asked.at, own, typed=asked.recorded)


def _of_every_incident(case: CaseFile, vocabulary: Vocabulary, touched: Moment | None) -> Iterator[Start]:
    rules = {code: vocabulary.every_deadline_rule.get(code) for code in OF_EVERY_INCIDENT}
    if (rule := rules["incident_untouched"]) and touched is not None and case.incident.status == "open":
        yield Start(rule, TOUCHED, case.incident.id, touched)
    if rule := rules["debrief"]:
        for closure in case.closures:
            if closure.reopened is None:
                yield Start(rule, CLOSED, closure.id, closure.closed, of_closing(case))
    if rule := rules["device_held"]:
        for held in case.held:
            line = line_of([entry for entry in case.custody if entry.about == held.id])
            over = {} if is_still_held(line) else {"this:ended": line.last or held.taken}
            yield Start(rule, TAKEN, held.id, held.taken, over, held.number, held.recorded)

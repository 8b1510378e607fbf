"""What an incident still has to have before it is closed: the rules' duties, and every clock that never pauses."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace

from safetydesk import wording
from safetydesk.domain.asked import Asked, Asking, asked_of
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.conditions import Condition
from safetydesk.domain.deadline import Deadline, DeadlineRule
from safetydesk.domain.deadlines.clocks import live_clocks_of
from safetydesk.domain.disagreements import disagreements_of
from safetydesk.domain.duties import duties_of
from safetydesk.domain.duty import ANSWER, CLOCK, DECIDE, POLICY, REFER, Duty
from safetydesk.domain.facts import facts_of
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.records.reading import Reading
from safetydesk.records.work import Work
from safetydesk.services.ground import ground_of
from safetydesk.services.office import Office


def asked_duties(office: Office, reading: Reading | Work, case: CaseFile) -> tuple[Asked[Duty], ...]:
    """Met or open, in the order of the rules; after them a duty for each clock that runs and that nothing may stop,
    and what else the policies that the school adopted ask for.

    Closing ends every clock: one that no holiday stops is not ended by it in silence.
    """
    clocks = _of_clocks(office, reading, case)
    running = {each.rule.code.removeprefix(CLOCK) for each in clocks}
    duties = duties_of(case, wording.load_closing_rules(), office.house.rules())
    asked = (*(_in_words(each, office, case) for each in duties if each.rule.clock not in running), *clocks)
    return (*asked, *_of_policies(office, case, {each.rule.code for each in asked}))


def left_duties(office: Office, reading: Reading | Work, case: CaseFile) -> tuple[Duty, ...]:
    """Those that are open: what holds back closing, never saving; and what the school's policies ask for beside it."""
    return tuple(each.rule for each in asked_duties(office, reading, case) if each.is_open)


def _of_policies(office: Office, case: CaseFile, duties: Set[str]) -> Iterator[Asked[Duty]]:
    """What adopted rules ask for before it is closed, but what one of these duties asks for too."""
    rules = office.house.rules()
    for each in asked_of(wording.load_asked(), rules, facts_of(case, rules)):
        if not each.rule.is_after and duties.isdisjoint(each.rule.duties):
            yield Asked(_by_policy(each.rule, office), each.met_at)


def _by_policy(asking: Asking, office: Office) -> Duty:
    return Duty(
        code=POLICY + asking.code,
        label=wording.label("policy_duty", asks=asking.asks),
        words=wording.label("policy_duty_words"),
        when=asking.when,
        met_by=asking.met_by or Condition(),
        act=asking.act,
        about=asking.about,
        holds_back=False,
        source=wording.label(
            "policy_duty_source", rule=office.vocabulary.term("house_rules", asking.rule).label
        ),
    )


def _in_words(asked: Asked[Duty], office: Office, case: CaseFile) -> Asked[Duty]:
    """What was decided or told before is not forgotten: it says why it is asked anew."""
    if asked.rule.act == ANSWER and asked.is_open:
        return _to_answer(asked, office, case)
    if asked.since is None:
        return asked
    at = wording.moment_words(asked.since)
    label = "duty_told_anew" if asked.rule.act == REFER else "duty_asked_anew"
    words = wording.label(label, at=at, words=asked.rule.words)
    return replace(asked, rule=replace(asked.rule, words=words))


def _to_answer(asked: Asked[Duty], office: Office, case: CaseFile) -> Asked[Duty]:
    """Who did not agree, to what, and why: its form begins with the question of the first of them."""
    left = [each for each in disagreements_of(case) if each.is_open]
    said = [
        wording.label(
            "duty_answer",
            name=case.member_name(each.sign_off.signed_by) if each.sign_off.signed_by else "",
            about=wording.signed_about_words(each.sign_off.about_kind, each.question, office.vocabulary),
            note=each.sign_off.note,
        )
        for each in left
    ]
    about = next((each.question for each in left), "")
    return replace(asked, rule=replace(asked.rule, about=about, words=" ".join((asked.rule.words, *said))))


def _of_clocks(office: Office, reading: Reading | Work, case: CaseFile) -> tuple[Asked[Duty], ...]:
    """One a rule, by whichever of its clocks is due first; it says of which adults, where they are of adults."""
    ground = ground_of(office, reading, office.now())
    of_rules: dict[str, list[Deadline]] = {}
    for clock in sorted(live_clocks_of(case, ground), key=lambda each: each.due.utc):
        if not ground.vocabulary.deadline_rule(clock.rule_code).may_pause:
            of_rules.setdefault(clock.rule_code, []).append(clock)
    return tuple(
        Asked(_duty(clocks, ground.vocabulary.deadline_rule(code), ground.vocabulary), met_at=None)
        for code, clocks in of_rules.items()
    )


def _duty(clocks: list[Deadline], rule: DeadlineRule, vocabulary: Vocabulary) -> Duty:
    """What meets it is what meets the clocks; a decision, where nothing but one does."""
    abouts = dict.fromkeys(about for each in clocks if (about := wording.clock_about(each, vocabulary)))
    what = " · ".join(part for part in (clocks[0].label, "; ".join(abouts)) if part)
    names = sorted(rule.met_by.names)
    asked = {name.partition(":")[2].partition("=")[0] for name in names if name.startswith("answer:")}
    is_decided = len(asked) == 1 and all(name.startswith("answer:") for name in names)
    return Duty(
        code=CLOCK + rule.code,
        label=wording.label("clock_duty", what=what, at=wording.moment_words(clocks[0].due)),
        words=wording.label("clock_duty_words"),
        when=rule.only_if,
        met_by=rule.met_by,
        act=DECIDE if is_decided else "clock",
        about=asked.pop() if is_decided else "",
        source=rule.source,
        confirmed=rule.confirmed,
        dated=rule.dated,
    )

"""What an incident still lacks before it can be closed: the duties of the rules, asked of its facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from safetydesk.domain.asked import Asked, met_since
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.closure import Closure, SignOff
from safetydesk.domain.duty import DECIDED_BY, REFER, ClosingRules, Duty
from safetydesk.domain.facts import facts_of
from safetydesk.domain.from_when.since_then import asked_anew, decided_since, done_since


def duties_of(
    case: CaseFile, rules: ClosingRules, house_rules: Iterable[str] = ()
) -> tuple[Asked[Duty], ...]:
    """Those that this incident has, in the order of the rules. It reminds; nothing of it is stored.

    What was decided before it was opened again, or before it became as serious as it is, was decided of something
    else, and whoever was told then was told of something else: such a duty is met by a decision or a referral made
    since; the decision may confirm the old one. Whoever it was decided since to tell is told since.
    """
    house = tuple(house_rules)
    facts = facts_of(case, house)
    since = asked_anew(case)
    decided = done = facts
    if since is not None:
        decided, done = facts_of(decided_since(case, since), house), facts_of(done_since(case, since), house)

    def lately(duty: Duty) -> Mapping[str, Moment]:
        if duty.act in DECIDED_BY:
            return done
        return done if duty.act == REFER and duty.when.holds(decided) else facts

    asked = (duty for duty in rules.every_duty.values() if duty.when.holds(facts))
    return tuple(_asked(duty, facts, lately(duty), since) for duty in asked)


def _asked(
    duty: Duty, facts: Mapping[str, Moment], lately: Mapping[str, Moment], since: Moment | None
) -> Asked[Duty]:
    met = met_since(duty.met_by, lately)
    is_anew = met is None and duty.met_by.holds(facts)
    return Asked(duty, met, since if is_anew else None)


def closure_in_force(case: CaseFile) -> Closure | None:
    """The one that closed it, unless it was opened again since."""
    return next((each for each in reversed(case.closures) if each.reopened is None), None)


def waiting_sign_offs(case: CaseFile) -> tuple[SignOff, ...]:
    """Those that wait for a second person. What was asked about a closure ends when the incident is opened again."""
    over = {each.id for each in case.closures if each.reopened is not None}
    return tuple(each for each in case.sign_offs if each.is_pending and each.about not in over)

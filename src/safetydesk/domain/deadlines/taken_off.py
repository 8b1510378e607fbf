"""Clocks of a category or a level that was taken off for a day or more and put back: the time before is not forgotten.

What runs now began anew. The one before ends where it was taken off, as it stood then: met, needed no more, or late.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.deadline import JUDGED, KNOWN, DeadlineRule
from safetydesk.domain.facts import facts_of
from safetydesk.domain.from_when.each_adult import OF_EACH_ADULT, named_adults
from safetydesk.domain.from_when.formerly import SERIOUS_FROM
from safetydesk.domain.from_when.since import Stretch, before_level, before_rule, known_rules
from safetydesk.domain.from_when.since_then import decided_since, done_before
from safetydesk.domain.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class TakenOff:
    """`facts` are those of when the stretch ended."""

    rule: DeadlineRule
    on: str
    stretch: Stretch
    facts: Mapping[str, Moment]


def taken_off(case: CaseFile, vocabulary: Vocabulary, rules: frozenset[str]) -> Iterator[TakenOff]:
    """Of what its categories and its level ask for now, each earlier time through which they did."""
    if not case.amendments and not case.circumstances:
        return
    incident = case.incident
    for rule in known_rules(case, vocabulary):
        for stretch in before_rule(case, rule, vocabulary):
            if rule.code != OF_EACH_ADULT or _is_of_nobody(case, stretch):
                is_cut = stretch.is_later and not rule.may_pause
                of_it = decided_since(case, stretch.typed) if is_cut else case
                yield TakenOff(rule, KNOWN, stretch, facts_of(done_before(of_it, stretch.until), rules))
    severity = vocabulary.every_severity.get(incident.severity)
    if severity is None or not severity.deadline:
        return
    for stretch in before_level(case, incident.severity):
        is_raised = stretch.is_later and incident.severity >= SERIOUS_FROM
        of_it = decided_since(case, stretch.typed) if is_raised else case
        rule = vocabulary.deadline_rule(severity.deadline)
        yield TakenOff(rule, JUDGED, stretch, facts_of(done_before(of_it, stretch.until), rules))


def _is_of_nobody(case: CaseFile, stretch: Stretch) -> bool:
    """Adults who were named by then have clocks of their own, whatever the category."""
    return all(adult.typed.utc > stretch.typed.utc for adult in named_adults(case))

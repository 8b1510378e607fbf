"""What raises an incident's severity: rules kept as data, each with what it says of itself. None ever lowers it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from safetydesk.domain.clock import Moment
from safetydesk.domain.condition_reading import condition_of
from safetydesk.domain.conditions import Condition
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.domain.vocabulary_reading import Entry

RAISING = "raising.toml"
REPEAT = "repeat"
"""The fact that whoever counts incidents of the same people adds to the others."""
PARTS_COUNTED = ("affected", "alleged", "subject_adult")
"""Whose incidents are counted: a witness of three has not been in three of their own."""
REPEAT_INCIDENTS, REPEAT_MONTHS = "repeat_incidents", "repeat_months"
"""The limits of the vocabulary that say how often is a repeat, and within how long."""
_LEVELS = (2, 3, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class RaisingRule:
    """While `when` holds, an incident is at least `to`, unless somebody said why not. `because` ends a sentence."""

    code: str
    because: str
    to: int
    when: Condition
    source: str
    dated: str


def holding(rules: Iterable[RaisingRule], facts: Mapping[str, Moment]) -> tuple[RaisingRule, ...]:
    """Those that hold, the highest level first."""
    return tuple(sorted((rule for rule in rules if rule.when.holds(facts)), key=lambda rule: -rule.to))


def least(rules: Iterable[RaisingRule]) -> int:
    """The level that these ask for; 0 where there are none."""
    return max((rule.to for rule in rules), default=0)


def read_raising(parsed: Mapping[str, Any], vocabulary: Vocabulary) -> tuple[RaisingRule, ...]:
    """The rules of the parsed file. Raises VocabularyFault with the place of what is wrong."""
    top = Entry(RAISING, "", parsed)
    source, dated = top.text("source"), top.text("dated")
    rules: dict[str, RaisingRule] = {}
    for entry in top.entries("raising"):
        rule = RaisingRule(
            code=entry.text("code"),
            because=entry.text("because"),
            to=entry.one_of("to", _LEVELS, int),
            when=condition_of(entry, "when", vocabulary),
            source=entry.take("source", str, source),
            dated=entry.take("dated", str, dated),
        )
        entry.close_as(rule.code, rules)
        rules[rule.code] = rule
    top.close()
    return tuple(rules.values())

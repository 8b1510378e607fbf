"""Facts of one incident that do not go together: pointed out, never blocked, and kept as they were written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from safetydesk.domain.clock import Moment
from safetydesk.domain.condition_reading import condition_of
from safetydesk.domain.conditions import Condition
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.domain.vocabulary_reading import Entry

CONTRADICTIONS = "contradictions.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """`says` is a whole sentence for whoever wrote it down."""

    code: str
    says: str
    when: Condition


def pointed_out(rules: tuple[Contradiction, ...], facts: Mapping[str, Moment]) -> tuple[Contradiction, ...]:
    """Those that hold, in the order of the file."""
    return tuple(rule for rule in rules if rule.when.holds(facts))


def read_contradictions(parsed: Mapping[str, Any], vocabulary: Vocabulary) -> tuple[Contradiction, ...]:
    """The rules of the parsed file. Raises VocabularyFault with the place of what is wrong."""
    top = Entry(CONTRADICTIONS, "", parsed)
    top.text("source"), top.text("dated")
    rules: dict[str, Contradiction] = {}
    for entry in top.entries("contradiction"):
        rule = Contradiction(
            code=entry.text("code"), says=entry.text("says"), when=condition_of(entry, "when", vocabulary)
        )
        entry.close_as(rule.code, rules)
        rules[rule.code] = rule
    top.close()
    return tuple(rules.values())

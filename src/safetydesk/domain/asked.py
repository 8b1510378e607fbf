"""What the rules that a school has adopted ask for on an incident. They remind; who decides otherwise says why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from safetydesk.domain.clock import Moment
from safetydesk.domain.condition_reading import condition_of
from safetydesk.domain.conditions import Condition
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.domain.vocabulary_reading import Entry

ASKED = "asked.toml"
_RULES = "house_rules"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """While its rule is adopted and `when` holds, `asks` stands there, until `met`; None is never met."""

    code: str
    rule: str
    asks: str
    when: Condition
    met: Condition | None


@dataclass(frozen=True, slots=True)
class Asked:
    """One asking on one incident."""

    asking: Asking
    is_met: bool


def asked_of(
    askings: Iterable[Asking], rules: Iterable[str], facts: Mapping[str, Moment]
) -> tuple[Asked, ...]:
    """What adopted `rules` ask for, in the order of the file; `facts` are the incident's."""
    adopted = frozenset(rules)
    return tuple(
        Asked(each, each.met is not None and each.met.holds(facts))
        for each in askings
        if each.rule in adopted and each.when.holds(facts)
    )


def read_asked(parsed: Mapping[str, Any], vocabulary: Vocabulary) -> tuple[Asking, ...]:
    """The askings of the parsed file. Raises VocabularyFault with the place of what is wrong."""
    top = Entry(ASKED, "", parsed)
    top.text("source"), top.text("dated")
    found: dict[str, Asking] = {}
    for entry in top.entries("asked"):
        rule = entry.text("rule")
        if rule not in vocabulary.lists[_RULES]:
            raise entry.fault("rule", f"{rule} is not known")
        asking = Asking(
            code=entry.text("code"),
            rule=rule,
            asks=entry.text("asks"),
            when=condition_of(entry, "when", vocabulary),
            met=condition_of(entry, "met", vocabulary) if "met" in entry.remaining() else None,
        )
        entry.close()
        if asking.code in found:
            raise entry.fault("code", "is there twice")
        found[asking.code] = asking
    top.close()
    return tuple(found.values())

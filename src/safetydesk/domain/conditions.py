"""What must be so, as data: a list of texts that must all hold, each of them one fact or alternatives.

`["category:NUDES | category:NUDES-NC", "!referral:police_101"]`: of one of two categories, and police not yet told.
One language for deadlines, pathways, duties before closing, house rules and the raising of severity.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from safetydesk.domain.clock import Moment

_NAME = re.compile(r"[a-z_]+(:[A-Za-z0-9_.=-]+)?")
_NOT = "!"


@dataclass(frozen=True, slots=True)
class Term:
    """One fact that must be there, or with `is_absent` must not."""

    fact: str
    is_absent: bool = False

    def holds(self, facts: Mapping[str, Moment]) -> bool:
        return (self.fact in facts) != self.is_absent


@dataclass(frozen=True, slots=True)
class Condition:
    """All of `every`, of each any. Nothing at all always holds."""

    every: tuple[tuple[Term, ...], ...] = ()

    def holds(self, facts: Mapping[str, Moment]) -> bool:
        return all(any(term.holds(facts) for term in terms) for terms in self.every)

    def met_at(self, facts: Mapping[str, Moment]) -> Moment | None:
        """When the last of its facts came about, by the earliest of each one's alternatives; None unless it holds.

        None too where it holds only because something is absent: that has no moment.
        """
        if not self.holds(facts):
            return None
        times = [min(there) for terms in self.every if (there := _times(terms, facts))]
        return max(times, default=None)

    def unmet(self, facts: Mapping[str, Moment]) -> tuple[tuple[Term, ...], ...]:
        """What is still missing, each with its alternatives."""
        return tuple(terms for terms in self.every if not any(term.holds(facts) for term in terms))

    @property
    def names(self) -> frozenset[str]:
        """Every fact it asks for."""
        return frozenset(term.fact for terms in self.every for term in terms)


def read_condition(texts: Iterable[str]) -> Condition:
    """From the texts of a vocabulary file. Raises ValueError naming the text that cannot be read."""
    return Condition(tuple(tuple(_term(part, text) for part in text.split("|")) for text in texts))


def _term(part: str, text: str) -> Term:
    name = part.strip()
    is_absent = name.startswith(_NOT)
    fact = name.removeprefix(_NOT).strip()
    if not _NAME.fullmatch(fact):
        raise ValueError(f"no condition: {text!r}")
    return Term(fact, is_absent)


def _times(terms: tuple[Term, ...], facts: Mapping[str, Moment]) -> list[Moment]:
    return [facts[term.fact] for term in terms if not term.is_absent and term.fact in facts]
